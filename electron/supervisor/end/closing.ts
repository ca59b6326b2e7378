/** When a process has ended, nobody in it lives: its threads and tasks that have not said so themselves are closed. */
import type { EventOf, ExitCause, TraceEvent } from '../../../shared/trace/events.ts'
import type { ActorId, Micros } from '../../../shared/trace/ids.ts'
import { isProcess, type Roster } from '../roster.ts'

export class Closing {
  readonly #roster: Roster
  readonly #now: () => Micros
  readonly #write: (event: TraceEvent) => void

  constructor(roster: Roster, now: () => Micros, write: (event: TraceEvent) => void) {
    this.#roster = roster
    this.#now = now
    this.#write = write
  }

  /** Follows the trace. */
  apply(event: TraceEvent): void {
    if (event.type !== 'actor-exited') return
    const member = this.#roster.get(event.actor)
    if (!member || !isProcess(member)) return
    for (const inside of this.#roster.insideOf(member.id)) this.exited(inside.id, { cause: event.cause })
  }

  exited(actor: ActorId, how: { cause: ExitCause; code?: number; signal?: string; message?: string }): void {
    const event: EventOf<'actor-exited'> = { type: 'actor-exited', t: this.#now(), actor, ...how }
    if (!this.#roster.get(actor)?.ended) this.#write(event)
  }

  /** At the end of the run: whoever is left was killed with it, or is lost. */
  everyone(killed: boolean, signalNumber: number): void {
    const how = killed
      ? ({ cause: 'signal', signal: 'SIGKILL', code: -signalNumber } as const)
      : ({ cause: 'lost' } as const)
    for (const member of this.#roster.aliveProcesses()) this.exited(member.id, how)
    for (const member of this.#roster.alive()) this.exited(member.id, { cause: 'lost' })
  }
}
