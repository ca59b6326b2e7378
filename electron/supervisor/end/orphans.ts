/** Processes whose end their parent may not tell: nobody reaps them where we could see it, or it is gone itself. */
import { identify, lives, type ProcessIdentity } from '../../sampler/contract/identity.ts'
import type { ActorId } from '../../../shared/trace/ids.ts'
import { isProcess, type Roster } from '../roster.ts'
import type { Closing } from './closing.ts'

/** A parent that lives says itself how its child ended; only if it does not for this long is the child lost. */
const REAPER_MS = 1000
/** How often a process is looked at that seemed to be gone, and was not. */
const AGAIN_MS = 100

export interface OrphansHooks {
  after(ms: number, run: () => void): void
  /** The process that will reap it may look how it ended. */
  ask(reaper: ActorId, actor: ActorId, pid: number): void
}

export class Orphans {
  readonly #roster: Roster
  readonly #closing: Closing
  readonly #hooks: OrphansHooks
  readonly #identities = new Map<ActorId, ProcessIdentity>()
  /** Those that seemed to be gone. */
  readonly #followed = new Set<ActorId>()

  constructor(roster: Roster, closing: Closing, hooks: OrphansHooks) {
    this.#roster = roster
    this.#closing = closing
    this.#hooks = hooks
  }

  /** A process has said that it runs. */
  started(actor: ActorId, pid: number): void {
    this.#identities.set(actor, identify(pid))
  }

  /** It seems to have ended: it has left the run's group, or closed its connection, which a living one may do as well. */
  gone(actor: ActorId): void {
    if (this.#followed.has(actor)) return
    this.#followed.add(actor)
    this.#follow(actor)
  }

  #follow(actor: ActorId): void {
    const member = this.#roster.get(actor)
    // The main process is our own child: we see how it ends. Utility processes as well.
    if (!member || !isProcess(member) || member.ended || member.kind !== 'child') return this.#forget(actor)
    const known = this.#identities.get(actor)
    if (known && lives(known)) return this.#hooks.after(AGAIN_MS, () => this.#follow(actor))
    const reaper = this.#roster.reaperOf(member)
    if (!reaper || reaper.ended) return this.#lost(actor)
    if (known) this.#hooks.ask(reaper.id, actor, known.pid)
    this.#hooks.after(REAPER_MS, () => this.#lost(actor))
  }

  #lost(actor: ActorId): void {
    this.#forget(actor)
    this.#closing.exited(actor, { cause: 'lost' })
  }

  #forget(actor: ActorId): void {
    this.#followed.delete(actor)
    this.#identities.delete(actor)
  }
}
