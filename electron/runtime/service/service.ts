/**
 * The service thread of a process: it starts and reaps the process's threads and child processes, answers looks and
 * samples values. The program's own threads may all be blocked; this one never is.
 */
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { parentPort } from 'node:worker_threads'
import { self } from '../actor.ts'
import { lookAt } from '../memory/look.ts'
import { threadMemory } from '../memory/mine.ts'
import { Sampling } from '../memory/sampling.ts'
import { startProcess } from './processes.ts'
import { startThread } from './threads.ts'
import type { Request } from './messages.ts'

const SAMPLE_MS = 50

export function runService(): void {
  parentPort?.on('message', (request: Request) => handle(request))
  connectToSupervisor()
  const { memory } = threadMemory()
  const sampling = new Sampling(memory, (key) => `${self().process}/${key}`)
  setInterval(() => sampling.emitChanged(), SAMPLE_MS)
}

function handle(request: Request): void {
  if (request.type === 'thread') startThread(request, handle)
  else startProcess(request)
}

function connectToSupervisor(): void {
  const { boot, process: actor } = self()
  const socket = connect(boot.control)
  const say = (message: object) => socket.write(JSON.stringify(message) + '\n')
  say({ type: 'hello', token: boot.token, actor, pid: process.pid })
  createInterface({ input: socket }).on('line', (line) => {
    const message = parse(line)
    if (message?.type !== 'look') return
    const { waits, resources } = lookAt(threadMemory().memory, (key) => `${actor}/${key}`)
    say({ type: 'looked', id: message.id, waits, resources })
  })
  // Without a supervisor there is no run: its end is noticed here even if every other thread is blocked.
  socket.on('error', () => undefined)
  socket.on('close', () => process.kill(process.pid, 'SIGKILL'))
}

function parse(line: string): { type?: unknown; id?: unknown } | undefined {
  try {
    return JSON.parse(line) as { type?: unknown; id?: unknown }
  } catch {
    return undefined
  }
}
