/**
 * Where actors sleep until somebody wakes them: the core of Condition, Event, Barrier and Queue.join. As in CPython's
 * `threading.Condition`, whoever has slept longest is woken first, and each sleeper has a bell of its own: one that is
 * stopped, or gets no processor for a while, finds it rung whenever it goes on. All of it happens under a mutex that the
 * caller holds.
 */
import type { Word } from '../memory/region.ts'
import { LAST_SLEEPER, NOT_ASLEEP, Sleeper } from '../memory/sleeper.ts'
import { block } from '../wait.ts'
import type { WaitFor } from '../wait.ts'
import type { Place } from './resource.ts'

/** The roster number of who has slept longest, and of who came last; 0: nobody. Zero-filled words are a gate. */
export const GATE_BYTES = 8

export class Gate {
  private readonly first: Word
  private readonly last: Word
  private readonly known = new Map<number, Sleeper>()

  constructor(
    private readonly place: Place,
    offset: number,
  ) {
    const at = place.at + offset
    this.first = place.memory.base.word(at)
    this.last = place.memory.base.word(at + 4)
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
    const { bell } = this.sleeper(this.place.me)
    this.append()
    const saved = mutex.releaseSave()
    let heard = false
    let woken: boolean
    try {
      heard = block(what, (ms) => bell.acquireFor(ms), seconds).ok
    } finally {
      mutex.acquireRestore(saved)
      woken = !this.leave()
      // Rung after its time was over and before it had the mutex again.
      if (woken && !heard) bell.tryAcquire()
    }
    return woken
  }

  /** Wakes up to `n` sleepers; the caller holds the mutex. */
  wake(n: number): void {
    for (let left = n; left > 0;) {
      const number = this.first.get()
      if (number === 0) return
      const sleeper = this.sleeper(number)
      const { next } = sleeper
      this.first.set(next.get() === LAST_SLEEPER ? 0 : next.get())
      next.set(NOT_ASLEEP)
      // One that was killed in its sleep must not be woken in the place of another.
      if (!sleeper.lives) continue
      sleeper.bell.release()
      left--
    }
  }

  private append(): void {
    const { me } = this.place
    if (this.first.get() === 0) this.first.set(me)
    else this.sleeper(this.last.get()).next.set(me)
    this.sleeper(me).next.set(LAST_SLEEPER)
    this.last.set(me)
  }

  /** Takes this actor out of the list; false if whoever woke it has done so. */
  private leave(): boolean {
    const { me } = this.place
    const mine = this.sleeper(me).next
    const after = mine.get()
    if (after === NOT_ASLEEP) return false
    mine.set(NOT_ASLEEP)
    const isLast = after === LAST_SLEEPER
    if (this.first.get() === me) {
      this.first.set(isLast ? 0 : after)
      return true
    }
    let before = this.first.get()
    for (let next = this.sleeper(before).next; next.get() !== me; next = this.sleeper(before).next)
      before = next.get()
    this.sleeper(before).next.set(after)
    if (isLast) this.last.set(before)
    return true
  }

  private sleeper(number: number): Sleeper {
    const known = this.known.get(number)
    if (known) return known
    const made = new Sleeper(this.place.memory, number)
    this.known.set(number, made)
    return made
  }
}
