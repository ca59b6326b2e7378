/** Bringing a run's processes to an end from outside: one by its actor, or all of them. The first reason stays. */
import type { Text } from '../../../shared/labs/lab.ts'
import { MAIN_ACTOR, type ActorId } from '../../../shared/trace/ids.ts'
import type { ActorProcess } from '../backend/backend.ts'
import { signalActor } from '../control/signal.ts'
import type { Owner } from '../owner.ts'
import type { Roster } from '../roster.ts'
import type { Utilities } from '../utilities.ts'
import { isMember, signalGroup } from './group.ts'
import type { Strays } from './strays.ts'

/** Why a run is brought to an end before its main process ends by itself. */
export type StopReason =
  { readonly kind: 'user' } | { readonly kind: 'limit'; readonly text: Text } | { readonly kind: 'deadlock' }

type EndSignal = 'SIGTERM' | 'SIGKILL'
/** What a terminal and its shell send to the processes that work in it: by Ctrl-C, by Ctrl-Z, and to let them go on. */
export type TerminalSignal = 'SIGINT' | 'SIGTSTP' | 'SIGSTOP' | 'SIGCONT'

/** Between SIGTERM and SIGKILL. */
const GRACE_MS = 500

export class Stopping {
  readonly #owner: Owner
  readonly #roster: Roster
  readonly #utilities: Utilities
  readonly #strays: Strays
  #main: ActorProcess | undefined
  #reason: StopReason | undefined

  constructor(owner: Owner, roster: Roster, utilities: Utilities, strays: Strays) {
    this.#owner = owner
    this.#roster = roster
    this.#utilities = utilities
    this.#strays = strays
  }

  get reason(): StopReason | undefined {
    return this.#reason
  }

  /** The main process runs; a run that was to be stopped before is stopped now. */
  started(main: ActorProcess): void {
    this.#main = main
    if (this.#reason) this.#signalAll('SIGKILL')
  }

  /** The main process's group; 0 if it has none. */
  get group(): number {
    return this.#main?.grouped ? this.#main.pid : 0
  }

  /** @throws ControlError if there is no such process, or it is a thread or task, or it has ended. */
  signal(actor: ActorId, signal: EndSignal): void {
    const belongs = (pid: number) =>
      this.group === 0 || this.#utilities.owns(pid) || isMember(pid, this.group) || this.#strays.has(pid)
    signalActor(this.#roster, belongs, actor, signal)
    // Ending the main process ends the run, and it was asked for.
    if (actor === MAIN_ACTOR) this.#reason ??= { kind: 'user' }
  }

  /** SIGTERM, and SIGKILL half a second later to whoever is still there; false if it is being stopped already. */
  stop(reason: StopReason): boolean {
    if (this.#reason !== undefined) return false
    this.#reason = reason
    if (reason.kind === 'deadlock') {
      // Who is deadlocked can't answer a SIGTERM, and has nothing left to do.
      this.#signalAll('SIGKILL')
    } else {
      this.#signalAll('SIGTERM')
      this.#owner.after(GRACE_MS, () => this.#signalAll('SIGKILL'))
    }
    return true
  }

  /** To the group as a terminal would send it; whoever has left the group is not meant. */
  fromTerminal(signal: TerminalSignal): void {
    this.#signalAll(signal)
  }

  killNow(): void {
    this.#reason ??= { kind: 'user' }
    this.#signalAll('SIGKILL')
  }

  #signalAll(signal: EndSignal | TerminalSignal): void {
    if (!this.#main) return
    if (signal === 'SIGTERM' || signal === 'SIGKILL') this.#utilities.signal(signal)
    if (this.group > 0) signalGroup(this.group, signal)
    else this.#signalEach(signal)
  }

  /** Windows has no process groups. The main process first, so that nobody starts new ones meanwhile. */
  #signalEach(signal: EndSignal | TerminalSignal): void {
    this.#main?.kill(signal)
    for (const { pid } of this.#roster.aliveProcesses()) {
      try {
        if (pid !== undefined) process.kill(pid, signal)
      } catch {
        // It has ended meanwhile.
      }
    }
  }
}
