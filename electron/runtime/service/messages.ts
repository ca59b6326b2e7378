/** What the threads of a process ask of its service thread, and what each thread is born with. */
import type { MessagePort } from 'node:worker_threads'
import type { Boot } from '../../../shared/contract/actor.ts'
import type { ActorId } from '../../../shared/trace/ids.ts'

export type Request =
  | { type: 'thread'; slot: number; id: ActorId; name: string; start: Uint8Array }
  | { type: 'process'; slot: number; boot: Boot }

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
  slot: number
  id: ActorId
  name: string
  /** What to run, see start/task.ts. */
  start: Uint8Array
  /** To the service thread. */
  service: MessagePort
}

export type WorkerRole = ServiceData | ThreadData
