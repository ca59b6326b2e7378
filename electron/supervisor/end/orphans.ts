/** Processes whose parent is gone: nobody reaps them where we could see it, so the sampler tells when they have ended. */
import type { ActorId } from '../../../shared/trace/ids.ts'
import { isProcess, type Roster } from '../roster.ts'
import type { Closing } from './closing.ts'

/** A parent that lives says itself how its child ended; only if it does not for this long is the child lost. */
const REAPER_MS = 1000

export class Orphans {
  readonly #roster: Roster
  readonly #closing: Closing
  readonly #after: (ms: number, run: () => void) => void

  constructor(roster: Roster, closing: Closing, after: (ms: number, run: () => void) => void) {
    this.#roster = roster
    this.#closing = closing
    this.#after = after
  }

  /** The operating system has no such process any more. */
  gone(actor: ActorId): void {
    const member = this.#roster.get(actor)
    // The main process is our own child: we see how it ends. Utility processes as well.
    if (!member || !isProcess(member) || member.ended || member.kind !== 'child') return
    const reaper = this.#roster.reaperOf(member)
    if (reaper && !reaper.ended) this.#after(REAPER_MS, () => this.#lost(actor))
    else this.#lost(actor)
  }

  #lost(actor: ActorId): void {
    this.#closing.exited(actor, { cause: 'lost' })
  }
}
