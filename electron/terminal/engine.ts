/** What the terminal needs of the session: runs to start, and reports of what they did. */
import type { TraceEvent } from '../../shared/trace/events.ts'
import type { ActorId } from '../../shared/trace/ids.ts'
import type { RunState } from '../../shared/trace/state.ts'
import type { Session } from '../session/session.ts'
import type { PythonOptions } from '../session/python/python-program.ts'
import type { Settings } from '../../shared/labs/lab.ts'
import type { Target } from './target.ts'

export interface StartRequest {
  readonly target: Target
  readonly settings: Settings
  readonly speed: number
  readonly seconds: number | undefined
  readonly processes: 'child' | 'utility'
  readonly drive: 'whole' | 'hand'
  readonly keepGoing: boolean
  readonly seed: number | undefined
  /** Where the trace is to be kept; undefined: only while the run lasts. */
  readonly trace: string | undefined
  /** How a Python program is started. */
  readonly python?: PythonOptions
}

export interface LabRun {
  /** After everything that has happened so far. */
  readonly state: RunState
  /** Settled when nothing of the run is left. */
  readonly ended: Promise<{ readonly exitCode: number | undefined }>
  /** A promise that the listener returns holds the run up. `everything`: no output is left out. */
  onEvents(
    listener: (events: readonly TraceEvent[]) => void | PromiseLike<unknown>,
    watching?: { everything?: boolean },
  ): () => void
  command(text: string): Promise<string | undefined>
  terminate(actor: ActorId): void
  kill(actor: ActorId): void
  /** Ctrl-C and Ctrl-Z, as a terminal sends them to a program. */
  fromTerminal(signal: 'SIGINT' | 'SIGTSTP' | 'SIGSTOP' | 'SIGCONT'): void
  stop(): Promise<unknown>
  killNow(): void
}

/** Opens the engine when it is first needed: what is wrong with a command line is told without it. */
export type OpenEngine = () => Promise<Engine>

export interface Engine {
  /** Without the terminal's way of telling mistakes. */
  readonly session: Pick<Session, 'open' | 'run'>
  /** @throws UsageError if the program can't be read or the request can't be met here. */
  start(request: StartRequest): Promise<LabRun>
  close(): Promise<void>
}
