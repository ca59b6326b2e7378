/** What the threads of a process ask of its service thread, and what each thread is born with. */
import type { MessagePort } from 'node:worker_threads'
import type { Boot } from '../../../shared/contract/actor.ts'
import type { ActorId } from '../../../shared/trace/ids.ts'

export type Request = ThreadRequest | { type: 'process'; slot: number; boot: Boot }

export interface ThreadRequest {
  readonly type: 'thread'
  readonly task: ThreadTask
  /** How many more threads the program has made and not started yet. */
  readonly more: number
}

/** Which thread a worker is to be. */
export interface ThreadTask {
  readonly slot: number
  readonly id: ActorId
  readonly name: string
  /** What to run, see start/task.ts. */
  readonly start: Uint8Array
}

export interface ServiceData {
  role: 'service'
  boot: Boot
  memory: SharedArrayBuffer
  children: SharedArrayBuffer
}

export interface ThreadData {
  role: 'thread'
  boot: Boot
  memory: SharedArrayBuffer
  children: SharedArrayBuffer
  /** To the service thread; its first message is the ThreadTask. */
  service: MessagePort
}

export type WorkerRole = ServiceData | ThreadData
