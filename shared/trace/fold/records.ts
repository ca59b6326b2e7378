/** What the fold knows about each thing of a run. Records are replaced, never changed. */
import type { ActorKind, EventOf, ExitCause, ResourceKind, Source, Wait } from '../events.ts'
import type { ActorId, Micros, ResourceId } from '../ids.ts'

export type Life = 'created' | 'running' | 'waiting' | 'sleeping' | 'exited'
export type SampleValue = EventOf<'sample'>['value']

export interface Holding {
  readonly resource: ResourceId
  readonly since: Micros
  readonly source: Source | undefined
  /** How many times taken and not yet given back (rlock, semaphore). */
  readonly depth: number
  /** Learned from a wait, since the acquire itself was only counted; `since` is then the latest it can be. */
  readonly inferred: boolean
}

export interface ActorState {
  readonly id: ActorId
  readonly name: string
  readonly kind: ActorKind
  /** false: something happened to it before anybody said that it exists; name and kind are guesses. */
  readonly known: boolean
  readonly parent: ActorId | undefined
  readonly daemon: boolean
  readonly source: Source | undefined
  readonly pid: number | undefined
  readonly ppid: number | undefined
  readonly tid: number | undefined
  readonly created: Micros | undefined
  readonly started: Micros | undefined
  readonly ended: Micros | undefined
  readonly state: Life
  readonly wait: Wait | undefined
  /** Kept when it dies: that is what an orphaned lock looks like. */
  readonly holding: readonly Holding[]
  /** Undefined although exited: its process ended and took it along. */
  readonly exit: ExitFacts | undefined
  readonly task: TaskState | undefined
  /** It has worked for a pool, so waiting for work is its normal state. */
  readonly pooled: boolean
  readonly counts: ActorCounts
}

export interface ExitFacts {
  readonly code: number | undefined
  readonly signal: string | undefined
  readonly cause: ExitCause
  readonly message: string | undefined
}

export interface ActorCounts {
  readonly waits: number
  readonly timeouts: number
  /** Microseconds in waits that were written out, sleeping left out. */
  readonly waited: number
  readonly slept: number
  readonly outputs: number
}

export interface ResourceState {
  readonly id: ResourceId
  readonly name: string
  readonly kind: ResourceKind
  /** false: used before anybody said that it exists; name, kind and scope are guesses. */
  readonly known: boolean
  readonly scope: 'process' | 'thread'
  readonly capacity: number | undefined
  readonly creator: ActorId | undefined
  readonly source: Source | undefined
  readonly created: Micros | undefined
  readonly holders: readonly ActorId[]
  /** In the order in which they began to wait. */
  readonly waiters: readonly ActorId[]
  /** Queue, pipe: items in it. */
  readonly level: number | undefined
  readonly highest: number | undefined
  /** Queue: the number that the next item put gets, as far as puts and gets were written out. */
  readonly nextItem: number | undefined
  /** Items that nobody has called task_done() for. */
  readonly unfinished: number | undefined
  readonly first: Sampled | undefined
  readonly last: Sampled | undefined
  /** The newest HISTORY samples, the last one included. */
  readonly history: readonly Sampled[]
  /** Sums over the `counters` events. */
  readonly totals: Totals
  /** When the last `counters` event was written. */
  readonly counted: Micros | undefined
  /** The same from events written out one by one; what a killed actor leaves when it could not count up. */
  readonly written: { readonly operations: number; readonly waits: number; readonly waited: number }
}

export interface Sampled {
  readonly t: Micros
  readonly value: SampleValue
}

export interface Totals {
  readonly acquisitions: number
  readonly contended: number
  readonly waited: number
  readonly reads: number
  readonly writes: number
  readonly delta: number
  readonly blind: boolean
}

/** What one actor did to one resource, from its `counters` events. */
export interface Touch extends Totals {
  readonly actor: ActorId
  readonly resource: ResourceId
}

export interface QueueItem {
  readonly item: number
  readonly by: ActorId
  readonly t: Micros
  readonly preview: string | undefined
}

export interface TaskState {
  readonly pool: ResourceId
  readonly task: number
  readonly name: string
  readonly actor: ActorId
  readonly begun: Micros
  readonly ended: Micros | undefined
  readonly ok: boolean | undefined
}

export interface CommandState {
  readonly id: number
  readonly actor: ActorId
  readonly text: string
  readonly state: 'begun' | 'done' | 'failed'
  readonly begun: Micros
  readonly ended: Micros | undefined
  readonly result: string | undefined
}
