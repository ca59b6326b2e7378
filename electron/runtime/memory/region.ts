/**
 * A region is a stretch of memory that several threads (SharedArrayBuffer) or several processes (OS shared memory)
 * see at once. Everything that is shared in a run is built on this one interface, so each primitive is written once.
 *
 * Accessors are made once and kept: `word(8)` binds the place, `get`/`set` are then a plain load or store. Loads and
 * stores promise neither atomicity nor order between different writers; whoever needs that holds a semaphore.
 */

/** A 32-bit signed integer at a fixed place. */
export interface Word {
  get(): number
  set(value: number): void
}

/** A 64-bit float at a fixed place. */
export interface Double {
  get(): number
  set(value: number): void
}

/** Neighbouring words, moved together: `load` copies them here, `store` copies them back. */
export interface Words {
  load(): void
  store(): void
  get(index: number): number
  set(index: number, value: number): void
}

/**
 * A lock at a fixed place that says who holds it, so that it can be seen from outside and after a death. Anybody may
 * release it. A holder is a number above 0.
 */
export interface HeldLock {
  /** Takes it if it is free. */
  tryAcquire(me: number): boolean
  /** As `Semaphore.acquireFor`. */
  acquireFor(me: number, ms: number): boolean
  release(): void
  /** 0: it is free, or has just been taken. */
  holder(): number
  isFree(): boolean
}

/** Set in the word of a held lock while somebody may sleep on it; holders are smaller numbers. */
export const SLEEPERS = 1 << 30

/** A counting semaphore at a fixed place. Waiting blocks the operating system's thread; it does not spin for long. */
export interface Semaphore {
  /** Takes one if there is one. */
  tryAcquire(): boolean
  /** Blocks until there is one to take, at most `ms` milliseconds (at most SLICE_MS; callers renew). False on timeout. */
  acquireFor(ms: number): boolean
  /** Adds one and wakes one waiter. */
  release(): void
  /** The count at this moment, never negative. */
  value(): number
}

/** No wait in foreign code lasts longer than this before it is renewed, so that an ending process is never held up. */
export const SLICE_MS = 100

/** Bytes to keep free for a semaphore; its offset is a multiple of 8. */
export const SEMAPHORE_BYTES = 64

export interface Region {
  readonly size: number
  /** `offset` is a multiple of 4. */
  word(offset: number): Word
  /** `offset` is a multiple of 8. */
  double(offset: number): Double
  /** A copy of `length` bytes. */
  read(offset: number, length: number): Uint8Array
  /** The same into bytes of the caller's, from their beginning. */
  readInto(offset: number, target: Uint8Array, length: number): void
  write(offset: number, bytes: Uint8Array): void
  /** The first `length` of these bytes, which are the caller's own and kept (not a short-lived small array). */
  writeFrom(offset: number, source: Uint8Array, length: number): void
  /** `offset` is a multiple of 4. */
  words(offset: number, count: number): Words
  /** The semaphore that somebody has made at this place with `createSemaphore`. */
  semaphore(offset: number): Semaphore
  createSemaphore(offset: number, initial: number): Semaphore
  /**
   * A lock whose holder stands in the word at `holder`; `gate` has SEMAPHORE_BYTES for the rest of it.
   * Zero-filled words are not a lock yet where it needs a semaphore: `createLock` makes it.
   */
  lock(holder: number, gate: number): HeldLock
  createLock(holder: number, gate: number): HeldLock
}

/**
 * Where regions come from. `base` is there from the start, zero-filled when it is new; more is allocated as a queue
 * grows. A handle can be stored in a word and opened by every other thread or process of the same memory.
 */
export interface Segments {
  readonly scope: 'thread' | 'process'
  readonly base: Region
  /** A new zero-filled region of at least `bytes`; throws MemoryError if there is no room (a full /dev/shm, a limit). */
  allocate(bytes: number): number
  open(handle: number): Region
}

/** Shared memory can't be had; `message` says what was tried, what came and what to do. */
export class MemoryError extends Error {
  override readonly name = 'MemoryError'
}
