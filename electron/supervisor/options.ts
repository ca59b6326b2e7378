/** What a run is started from: the program and how to run it, and the parts that the session hands in. */
import type { Boot, Looked } from '../../shared/contract/actor.ts'
import type { EventOf, TraceEvent } from '../../shared/trace/events.ts'
import type { ActorId } from '../../shared/trace/ids.ts'
import type { Backend } from './backend/backend.ts'
import type { PythonProgram } from './backend/python.ts'
import type { MeasuredLine } from './events/measured-lines.ts'
import type { Limits } from './limits.ts'

export interface RunRequest {
  /** Unique on this machine; at most 12 letters and digits, since names of memory carry it. */
  readonly run: string
  /** Exists already, belongs to the run alone, and is removed with it. */
  readonly folder: string
  readonly segment: string
  readonly title: EventOf<'run'>['program']
  /** The compiled program, or another interpreter to start. */
  readonly program: Boot['program']
  readonly command?: {
    readonly file: string
    readonly args: readonly string[]
    readonly env?: Readonly<Record<string, string>>
  }
  /** Instead of all of these: a program for the Python of the machine. */
  readonly python?: PythonProgram
  /** Printed lines that tell measurements. */
  readonly measures?: readonly MeasuredLine[]
  readonly parameters: Boot['parameters']
  readonly speed: number
  readonly seed: number
  readonly drive: Boot['drive']
  readonly processes: Boot['processes']
  /** false: only output, lifecycle and waits are written (to measure what tracing costs). */
  readonly trace: boolean
  readonly onDeadlock: 'end' | 'keep-going'
  readonly limits: Limits
  /** Where the trace goes. */
  readonly recordTo: string
  /** Lines of output a watcher gets in a second unless it asks for everything. */
  readonly liveLines: number
}

/** The sampler, as far as a run needs it. */
export interface RunSampler {
  /** From now on the run's memory and processes are watched; `gone` is told of a process that has ended unseen. */
  watch(run: WatchedRun): Promise<void>
  /** The actor's process, so that its end is seen even when its parent is gone; `alone`: not in the run's group. */
  process(run: string, actor: ActorId, pid: number, alone: boolean): void
  /** What lies in memory shared between processes now; undefined if that can't be said. */
  look(run: string): Promise<Looked | undefined>
  /** Last values and levels. */
  finalSamples(run: string): Promise<TraceEvent[]>
  /** Unlinks the run's memory and removes its folder. */
  end(run: string): Promise<void>
}
export interface WatchedRun {
  readonly run: string
  readonly folder: string
  readonly segment: string
  readonly origin: string
  /** Process group; undefined on Windows. */
  readonly group: number | undefined
  sample(event: TraceEvent): void
  gone(actor: ActorId): void
}

/** What runs are made with; one for all runs of a session. */
export interface Engine {
  /** The bundle that actors run. */
  readonly module: string
  readonly flags: readonly string[]
  readonly child: Backend
  readonly utility: Backend
  /** There is a window that must answer whatever a program does: its processes come after everybody else's. */
  readonly givesWay: boolean
  /** undefined: no sampler; then no last values, and orphans are found by looking at the process group alone. */
  readonly sampler: RunSampler | undefined
}
