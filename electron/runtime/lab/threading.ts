/** Python's `threading`: threads of one process and what they synchronise with. */
import { ArrayBase } from '../sync/array.ts'
import { BarrierBase } from '../sync/barrier.ts'
import type { BarrierOptions } from '../sync/barrier.ts'
import { ConditionBase } from '../sync/condition.ts'
import { EventBase } from '../sync/event.ts'
import { LockBase } from '../sync/lock.ts'
import type { NameOption } from '../sync/resource.ts'
import { RLockBase } from '../sync/rlock.ts'
import { SemaphoreBase } from '../sync/semaphore.ts'
import { ValueBase } from '../sync/value.ts'
import { nativeThreadId } from '../start/native-id.ts'

export { BrokenBarrierError } from '../errors.ts'
export { currentThread, enumerate, getIdent, mainThread, Thread } from '../start/thread.ts'
export type { ThreadOptions } from '../start/thread.ts'
export { Timer } from '../start/timer.ts'
import { enumerate } from '../start/thread.ts'

/** How many threads of this process live. */
export function activeCount(): number {
  return enumerate().length
}
/** The operating system's id of the current thread; 0 where it can't be had. */
export function getNativeId(): number {
  return nativeThreadId() ?? 0
}

/** Held by at most one thread; any thread may release it. */
export class Lock extends LockBase {
  constructor(options: NameOption = {}) {
    super('thread', options)
  }
}

/** A lock that its holder may take again. */
export class RLock extends RLockBase {
  constructor(options: NameOption = {}) {
    super('thread', options)
  }
}

/** At most `value` threads are inside at once. */
export class Semaphore extends SemaphoreBase {
  constructor(value = 1, options: NameOption = {}) {
    super('thread', value, false, options)
  }
}

/** A semaphore that refuses to be released more often than it was acquired. */
export class BoundedSemaphore extends SemaphoreBase {
  constructor(value = 1, options: NameOption = {}) {
    super('thread', value, true, options)
  }
}

/** A flag that threads wait for. */
export class Event extends EventBase {
  constructor(options: NameOption = {}) {
    super('thread', options)
  }
}

/** Wait, under a lock, until notified. */
export class Condition extends ConditionBase {
  /** @param lock default: an RLock of its own */
  constructor(lock?: Lock | RLock, options: NameOption = {}) {
    super('thread', lock, options)
  }
}

/** Everybody waits until `parties` threads are there. */
export class Barrier extends BarrierBase {
  constructor(parties: number, options: BarrierOptions = {}) {
    super('thread', parties, options)
  }
}

/**
 * A number that all threads of the process see. Python shares every global; JavaScript's threads share none, so what
 * is shared is declared. `m.value += 1` is a load and a store that other threads may come between.
 */
export class SharedVariable extends ValueBase {
  constructor(initial = 0, options: NameOption = {}) {
    super('thread', 'd', initial, options)
  }
}

/** Numbers that all threads of the process see. */
export class SharedArray extends ArrayBase {
  /** @param initial the numbers, or how many zeros */
  constructor(initial: number | readonly number[], options: NameOption = {}) {
    super('thread', 'd', typeof initial === 'number' ? new Array<number>(initial).fill(0) : initial, options)
  }
}
