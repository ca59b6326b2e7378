/**
 * Starts the threads of this process and sees to their end. A worker takes tens of milliseconds until it can run
 * anything: those that the program is about to start get ready meanwhile, so that threads which are started one behind
 * the other begin side by side, as Python's do.
 */
import { MessageChannel, Worker } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'
import { self } from '../actor.ts'
import { threadBuffer } from '../memory/mine.ts'
import { ENDED, setState, stateOf } from '../start/children.ts'
import { emitFor } from '../trace.ts'
import { childrenBuffer } from './buffers.ts'
import type { Request, ThreadData, ThreadRequest, ThreadTask } from './messages.ts'

/** How many get ready at most. */
const AHEAD = 2

/** A worker that can become any thread. */
interface Ready {
  readonly port: MessagePort
  /** Once it has become one. */
  task: ThreadTask | undefined
}

const ready: Ready[] = []

export function startThread({ task, more }: ThreadRequest, handle: (request: Request) => void): void {
  const worker = ready.shift() ?? makeReady(handle)
  worker.task = task
  worker.port.postMessage(task)
  while (ready.length < Math.min(more, AHEAD)) ready.push(makeReady(handle))
}

function makeReady(handle: (request: Request) => void): Ready {
  const { port1, port2 } = new MessageChannel()
  port1.on('message', handle)
  const data: ThreadData = {
    role: 'thread',
    boot: self().boot,
    memory: threadBuffer(),
    children: childrenBuffer(),
    service: port2,
  }
  const made: Ready = { port: port1, task: undefined }
  const worker = new Worker(__filename, { workerData: data, transferList: [port2], name: 'lab thread' })
  let failure: string | undefined
  worker.on('error', (error) => (failure = error instanceof Error ? error.message : String(error)))
  worker.on('exit', () => {
    port1.close()
    const place = ready.indexOf(made)
    if (place >= 0) ready.splice(place, 1)
    // A thread says itself that it has ended; one that could not (out of memory) is reported here.
    if (!made.task || stateOf(made.task.slot) >= ENDED) return
    emitFor('actor-exited', made.task.id, {
      cause: 'crash',
      message: failure ?? 'the thread ended without a word',
    })
    setState(made.task.slot, ENDED)
  })
  return made
}
