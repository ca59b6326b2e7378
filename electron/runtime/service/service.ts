/**
 * The service thread of a process: it starts and reaps the process's threads and child processes, answers looks and
 * samples values. The program's own threads may all be blocked; this one never is.
 */
import { parentPort } from 'node:worker_threads'
import type { ToService } from '../../../shared/contract/actor.ts'
import { resourceId } from '../../../shared/trace/ids.ts'
import { self } from '../actor.ts'
import { lookAt } from '../memory/look.ts'
import { threadMemory } from '../memory/mine.ts'
import { Sampling } from '../memory/sampling.ts'
import type { Request } from './messages.ts'
import { startProcess } from './processes.ts'
import { connectToSupervisor } from './supervisor.ts'
import { startThread } from './threads.ts'
import { startUtility, utilityExited, utilitySpawned } from './utilities.ts'

const SAMPLE_MS = 50

export function runService(): void {
  const { boot, process: actor } = self()
  const { memory } = threadMemory()
  const idOf = (key: string) => resourceId(`${actor}/${key}`)
  const say = connectToSupervisor(take)
  parentPort?.on('message', handle)
  const sampling = new Sampling(memory, idOf)
  setInterval(() => sampling.emitChanged(), SAMPLE_MS)

  function handle(request: Request): void {
    if (request.type === 'thread') startThread(request, handle)
    else if (boot.processes === 'utility') startUtility(request, say)
    else startProcess(request)
  }

  function take(message: ToService): void {
    switch (message.type) {
      case 'look': {
        const { waits, resources } = lookAt(memory, idOf)
        return say({ type: 'looked', id: message.id, waits, resources })
      }
      case 'spawned':
        return utilitySpawned(message)
      case 'utility-exited':
        return utilityExited(message)
      case 'gone':
        // Said to Python's processes alone: ours see their children end themselves.
        return
    }
  }
}
