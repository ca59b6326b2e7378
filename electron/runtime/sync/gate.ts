/**
 * Where actors sleep until somebody wakes them: the core of Condition, Event, Barrier and Queue.join, on three
 * semaphores and a mutex that the caller holds, after CPython's `multiprocessing.synchronize.Condition`.
 */
import { SEMAPHORE_BYTES } from '../memory/region.ts'
import type { Region, Semaphore } from '../memory/region.ts'
import { block } from '../wait.ts'
import type { WaitFor } from '../wait.ts'

export const GATE_BYTES = 3 * SEMAPHORE_BYTES

/** A woken sleeper says so within this time, or it has been killed. Milliseconds. */
const ACKNOWLEDGE_MS = 1000

export function createGate(region: Region, at: number): void {
  for (let i = 0; i < 3; i++) region.createSemaphore(at + i * SEMAPHORE_BYTES, 0)
}

export class Gate {
  /** Counts who sleeps, or is about to. */
  private readonly sleeping: Semaphore
  /** Counts who has been woken and not yet been counted off. */
  private readonly woken: Semaphore
  /** What sleepers sleep on. */
  private readonly bell: Semaphore

  constructor(region: Region, at: number) {
    this.sleeping = region.semaphore(at)
    this.woken = region.semaphore(at + SEMAPHORE_BYTES)
    this.bell = region.semaphore(at + 2 * SEMAPHORE_BYTES)
  }

  /**
   * Sleeps until woken or `seconds` are over; the caller holds the mutex before and after.
   * @returns whether it was woken
   */
  sleep<T>(
    mutex: { releaseSave(): T; acquireRestore(saved: T): void },
    what: WaitFor,
    seconds: number | undefined,
  ): boolean {
    this.sleeping.release()
    const saved = mutex.releaseSave()
    try {
      return block(what, (ms) => this.bell.acquireFor(ms), seconds).ok
    } finally {
      this.woken.release()
      mutex.acquireRestore(saved)
    }
  }

  /** Wakes up to `n` sleepers; the caller holds the mutex. */
  wake(n: number): void {
    // Those that gave up by timeout, or were woken earlier, have counted themselves off by now.
    while (this.woken.tryAcquire()) this.sleeping.tryAcquire()
    let rung = 0
    while (rung < n && this.sleeping.tryAcquire()) {
      this.bell.release()
      rung++
    }
    if (rung === 0) return
    const end = performance.now() + ACKNOWLEDGE_MS
    for (let i = 0; i < rung && performance.now() < end;) if (this.woken.acquireFor(50)) i++
    // Rung for somebody whose timeout came at the same moment, or who was killed in his sleep.
    while (this.bell.tryAcquire());
  }
}
