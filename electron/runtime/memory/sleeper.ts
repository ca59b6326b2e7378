/** The part of a roster slot by which its actor is woken: a bell, and a place in the list of those who sleep. */
import { layout, rosterSlot } from './layout.ts'
import { lives } from './lives.ts'
import type { Memory } from './memory.ts'
import type { Semaphore, Word } from './region.ts'

/** Values of `next` besides the number of who came after. */
export const NOT_ASLEEP = 0
export const LAST_SLEEPER = -1

export class Sleeper {
  /** Who came after it to where it sleeps. Written under the mutex of that place. */
  readonly next: Word
  private readonly pid: Word
  private readonly at: number
  private bell_: Semaphore | undefined

  /** @param number what the actor writes into what it holds */
  constructor(
    private readonly memory: Memory,
    number: number,
  ) {
    this.at = layout.roster + (number - 1) * rosterSlot.bytes
    this.next = memory.base.word(this.at + rosterSlot.next)
    this.pid = memory.base.word(this.at + rosterSlot.pid)
  }

  /** Rung once by whoever has taken it out of the list; one that no longer lives may have none. */
  get bell(): Semaphore {
    return (this.bell_ ??= this.memory.base.semaphore(this.at + rosterSlot.bell))
  }

  /** Whether its process still lives. */
  get lives(): boolean {
    const pid = this.pid.get()
    return pid === process.pid || lives(pid)
  }
}
