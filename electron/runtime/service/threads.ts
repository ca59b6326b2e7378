/** Starts a thread of this process and sees to its end. */
import { MessageChannel, Worker } from 'node:worker_threads'
import { self } from '../actor.ts'
import { childrenBuffer } from './buffers.ts'
import { threadBuffer } from '../memory/mine.ts'
import { ENDED, setState, stateOf } from '../start/children.ts'
import { emitFor } from '../trace.ts'
import type { Request, ThreadData } from './messages.ts'

export function startThread(
  { slot, id, name, start }: Extract<Request, { type: 'thread' }>,
  handle: (request: Request) => void,
): void {
  const { port1, port2 } = new MessageChannel()
  port1.on('message', handle)
  const data: ThreadData = {
    role: 'thread',
    boot: self().boot,
    memory: threadBuffer(),
    children: childrenBuffer(),
    slot,
    id,
    name,
    start,
    service: port2,
  }
  const worker = new Worker(__filename, { workerData: data, transferList: [port2], name })
  let failure: string | undefined
  worker.on('error', (error) => (failure = error instanceof Error ? error.message : String(error)))
  worker.on('exit', () => {
    port1.close()
    // A thread says itself that it has ended; one that could not (out of memory) is reported here.
    if (stateOf(slot) >= ENDED) return
    emitFor('actor-exited', id, { cause: 'crash', message: failure ?? 'the thread ended without a word' })
    setState(slot, ENDED)
  })
}
