/**
 * Memory shared by the threads of one process: one SharedArrayBuffer, made by the process's main thread and handed to
 * each worker. Pages that nobody touches cost nothing.
 */
import { MemoryError, SEMAPHORE_BYTES, SLEEPERS, SLICE_MS } from './region.ts'
import { spin } from './spin.ts'
import type { Double, HeldLock, Region, Segments, Semaphore, Word, Words } from './region.ts'

const MiB = 1 << 20
/** What the directory, the roster and small blocks share. */
export const BASE_BYTES = 2 * MiB
const TOTAL_BYTES = 64 * MiB
/** Handles are offsets in units of 16 bytes; the first word of the heap counts how far it is used. */
const UNIT = 16

export function createThreadBuffer(): SharedArrayBuffer {
  return new SharedArrayBuffer(TOTAL_BYTES)
}

/** Opens the buffer in this thread; every thread of the process sees the same bytes. */
export function openThreadSegments(buffer: SharedArrayBuffer): Segments {
  const heap = new Int32Array(buffer, BASE_BYTES, 1)
  return {
    scope: 'thread',
    base: sharedRegion(buffer, 0, BASE_BYTES),
    allocate(bytes) {
      const units = Math.ceil((bytes + 2 * UNIT) / UNIT)
      const start = Atomics.add(heap, 0, units) + BASE_BYTES / UNIT + 1
      if ((start + units) * UNIT > buffer.byteLength) {
        Atomics.sub(heap, 0, units)
        throw new MemoryError(
          `the threads of this process share at most ${TOTAL_BYTES / MiB} MiB, and ${bytes} more bytes were asked for: ` +
            'put fewer or smaller items into queues, or take some out first',
        )
      }
      new Int32Array(buffer, start * UNIT, 1)[0] = bytes
      return start
    },
    open(handle) {
      const bytes = new Int32Array(buffer, handle * UNIT, 1)[0] ?? 0
      return sharedRegion(buffer, (handle + 1) * UNIT, bytes)
    },
  }
}

/** A stretch of a SharedArrayBuffer as a region. */
export function sharedRegion(buffer: SharedArrayBuffer, start: number, size: number): Region {
  const ints = new Int32Array(buffer)
  const floats = new Float64Array(buffer)
  const bytes = new Uint8Array(buffer)
  return {
    size,
    word: (offset) => new SharedWord(ints, (start + offset) >> 2),
    double: (offset) => new SharedDouble(floats, (start + offset) >> 3),
    read: (offset, length) => bytes.slice(start + offset, start + offset + length),
    readInto(offset, target, length) {
      for (let i = 0; i < length; i++) target[i] = bytes[start + offset + i] as number
    },
    write: (offset, source) => bytes.set(source, start + offset),
    writeFrom(offset, source, length) {
      for (let i = 0; i < length; i++) bytes[start + offset + i] = source[i] as number
    },
    words: (offset, count) => new SharedWords(ints, (start + offset) >> 2, count),
    semaphore: (offset) => new SharedSemaphore(ints, (start + offset) >> 2),
    createSemaphore(offset, initial) {
      if (offset + SEMAPHORE_BYTES > size) throw new RangeError('a semaphore does not fit here')
      const semaphore = new SharedSemaphore(ints, (start + offset) >> 2)
      semaphore.reset(initial)
      return semaphore
    },
    lock: (holder) => new SharedLock(ints, (start + holder) >> 2),
    createLock(holder) {
      const lock = new SharedLock(ints, (start + holder) >> 2)
      lock.reset()
      return lock
    },
  }
}

class SharedWord implements Word {
  constructor(
    private readonly view: Int32Array,
    private readonly index: number,
  ) {}
  get(): number {
    return this.view[this.index] as number
  }
  set(value: number): void {
    this.view[this.index] = value
  }
}

class SharedDouble implements Double {
  constructor(
    private readonly view: Float64Array,
    private readonly index: number,
  ) {}
  get(): number {
    return this.view[this.index] as number
  }
  set(value: number): void {
    this.view[this.index] = value
  }
}

class SharedWords implements Words {
  private readonly values: Int32Array
  constructor(
    private readonly view: Int32Array,
    private readonly index: number,
    private readonly count: number,
  ) {
    this.values = new Int32Array(count)
  }
  load(): void {
    const { view, index, count, values } = this
    for (let i = 0; i < count; i++) values[i] = view[index + i] as number
  }
  store(): void {
    const { view, index, count, values } = this
    for (let i = 0; i < count; i++) view[index + i] = values[i] as number
  }
  get(index: number): number {
    return this.values[index] as number
  }
  set(index: number, value: number): void {
    this.values[index] = value
  }
}

/**
 * A counting semaphore on two words, after "Futexes Are Tricky" (Drepper 2011): word 0 is the count, which waiters
 * sleep on while it is 0; word 1 says how many sleep, so that a release without sleepers makes no system call.
 */
class SharedSemaphore implements Semaphore {
  constructor(
    private readonly words: Int32Array,
    private readonly at: number,
  ) {}

  tryAcquire(): boolean {
    const { words, at } = this
    // One compare-and-exchange takes a free lock; only a semaphore with a count above one reads first.
    let count = Atomics.compareExchange(words, at, 1, 0)
    if (count === 1) return true
    while (count > 0) {
      const seen = Atomics.compareExchange(words, at, count, count - 1)
      if (seen === count) return true
      count = seen
    }
    return false
  }

  acquireFor(ms: number): boolean {
    const { words, at } = this
    if (spin(() => (words[at] as number) > 0 && this.tryAcquire())) return true
    const end = performance.now() + Math.min(ms, SLICE_MS)
    Atomics.add(words, at + 1, 1)
    try {
      for (;;) {
        if (this.tryAcquire()) return true
        const left = end - performance.now()
        if (left <= 0) return false
        Atomics.wait(words, at, 0, left)
      }
    } finally {
      Atomics.sub(words, at + 1, 1)
    }
  }

  release(): void {
    const { words, at } = this
    Atomics.add(words, at, 1)
    if (Atomics.load(words, at + 1) > 0) Atomics.notify(words, at, 1)
  }

  value(): number {
    return Math.max(0, Atomics.load(this.words, this.at))
  }

  reset(initial: number): void {
    Atomics.store(this.words, this.at, initial)
    Atomics.store(this.words, this.at + 1, 0)
  }
}

/**
 * A lock on one word, after the third mutex of "Futexes Are Tricky" (Drepper 2011), with the holder's number where
 * Drepper has a 1: 0 is free, the holder alone means that nobody sleeps, so that its release makes no system call.
 * Whoever had to sleep takes the lock with SLEEPERS set, since others may still be asleep.
 */
class SharedLock implements HeldLock {
  constructor(
    private readonly words: Int32Array,
    private readonly at: number,
  ) {}

  tryAcquire(me: number): boolean {
    return Atomics.compareExchange(this.words, this.at, 0, me) === 0
  }

  acquireFor(me: number, ms: number): boolean {
    const { words, at } = this
    if (spin(() => words[at] === 0 && this.tryAcquire(me))) return true
    const end = performance.now() + Math.min(ms, SLICE_MS)
    for (;;) {
      const seen = Atomics.compareExchange(words, at, 0, me | SLEEPERS)
      if (seen === 0) return true
      const left = end - performance.now()
      if (left <= 0) return false
      const marked = seen | SLEEPERS
      if (seen === marked || Atomics.compareExchange(words, at, seen, marked) === seen)
        Atomics.wait(words, at, marked, left)
    }
  }

  release(): void {
    const { words, at } = this
    if (Atomics.exchange(words, at, 0) & SLEEPERS) Atomics.notify(words, at, 1)
  }

  /** A plain load: releasing begins with it, while others wait, and whoever holds the lock sees its own number. */
  holder(): number {
    return (this.words[this.at] as number) & ~SLEEPERS
  }

  isFree(): boolean {
    return Atomics.load(this.words, this.at) === 0
  }

  reset(): void {
    Atomics.store(this.words, this.at, 0)
  }
}
