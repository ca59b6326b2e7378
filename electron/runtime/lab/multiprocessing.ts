/** Python's `multiprocessing`: real processes, and what crosses between them. */
import { self } from '../actor.ts'
import { ArrayBase } from '../sync/array.ts'
import { BarrierBase } from '../sync/barrier.ts'
import type { BarrierOptions } from '../sync/barrier.ts'
import { ConditionBase } from '../sync/condition.ts'
import { EventBase } from '../sync/event.ts'
import { JoinableQueueBase } from '../sync/joinable-queue.ts'
import { LockBase } from '../sync/lock.ts'
import { makePipe } from '../sync/pipe.ts'
import type { Connection } from '../sync/pipe.ts'
import { ProcessQueue } from '../sync/process-queue.ts'
import type { NameOption } from '../sync/resource.ts'
import { RLockBase } from '../sync/rlock.ts'
import { SemaphoreBase } from '../sync/semaphore.ts'
import { SimpleQueueBase } from '../sync/simple-queue.ts'
import type { Typecode } from '../sync/typecodes.ts'
import { ValueBase } from '../sync/value.ts'
import type { ValueOptions } from '../sync/value.ts'

export { EOFError, TimeoutError } from '../errors.ts'
export { activeChildren, currentProcess, Process } from '../start/process.ts'
export type { ProcessOptions } from '../start/process.ts'
export { AsyncResult } from '../pool/result.ts'
export { Pool } from '../pool/pool.ts'
export type { PoolOptions } from '../pool/pool.ts'
export { cpuCount } from './os.ts'
export type { Connection }

/** The process that started this one: its name and pid; null in the run's main process. */
export function parentProcess(): { name: string; pid: number } | null {
  return self().boot.parent
}

/** Held by at most one process (or thread); any may release it. */
export class Lock extends LockBase {
  constructor(options: NameOption = {}) {
    super('process', options)
  }
}

/** A lock that its holder may take again. */
export class RLock extends RLockBase {
  constructor(options: NameOption = {}) {
    super('process', options)
  }
}

/** At most `value` processes are inside at once. */
export class Semaphore extends SemaphoreBase {
  constructor(value = 1, options: NameOption = {}) {
    super('process', value, false, options)
  }
}

/** A semaphore that refuses to be released more often than it was acquired. */
export class BoundedSemaphore extends SemaphoreBase {
  constructor(value = 1, options: NameOption = {}) {
    super('process', value, true, options)
  }
}

/** A flag that processes wait for. */
export class Event extends EventBase {
  constructor(options: NameOption = {}) {
    super('process', options)
  }
}

/** Wait, under a lock, until notified. */
export class Condition extends ConditionBase {
  /** @param lock default: an RLock of its own */
  constructor(lock?: Lock | RLock, options: NameOption = {}) {
    super('process', lock, options)
  }
}

/** Everybody waits until `parties` processes are there. */
export class Barrier extends BarrierBase {
  constructor(parties: number, options: BarrierOptions = {}) {
    super('process', parties, options)
  }
}

/**
 * A number in shared memory, with a lock of its own that reading and writing do not take. `v.value += 1` is a read and
 * then a write, as in Python: two processes that do it at once lose updates unless they hold `v.getLock()`.
 */
export class Value extends ValueBase {
  /**
   * @param typecode as in Python's `array`: i, d, …; numbers that are too large for it wrap as in C
   * @throws TypeError, here and when it is written, if the typecode is one of integers and the number has a fraction
   */
  constructor(typecode: Typecode, initial = 0, options: ValueOptions = {}) {
    super('process', typecode, initial, options)
  }
}

/** Numbers in shared memory. */
export class Array extends ArrayBase {
  /** @param initial the numbers, or how many zeros */
  constructor(typecode: Typecode, initial: number | readonly number[], options: ValueOptions = {}) {
    super('process', typecode, typeof initial === 'number' ? zeros(initial) : initial, options)
  }
}

/** First in, first out, between processes. An item is in it as soon as `put` returns (Python: soon after). */
export class Queue<T = unknown> extends ProcessQueue<T> {
  /** @param maxsize 0 or less: unbounded */
  constructor(maxsize = 0, options: NameOption = {}) {
    super(maxsize, options)
  }
}

/** A queue with `taskDone` and `join`. */
export class JoinableQueue<T = unknown> extends JoinableQueueBase<T> {
  constructor(maxsize = 0, options: NameOption = {}) {
    super(maxsize, options)
  }
}

/** The simplest queue: `put`, `get`, `empty`, `close`. */
export class SimpleQueue<T = unknown> extends SimpleQueueBase<T> {
  constructor(options: NameOption = {}) {
    super(options)
  }
}

/** Two connected ends. @param duplex false: the first only receives, the second only sends */
export function Pipe(duplex = true, options: NameOption = {}): [Connection, Connection] {
  return makePipe(duplex, options)
}

function zeros(length: number): number[] {
  return globalThis.Array.from({ length }, () => 0)
}
