/** What a measure gets to work with, and what it gives. */
import type { TraceEvent } from '../shared/trace/events.ts'
import type { RunReport } from '../shared/trace/report.ts'
import type { Figure } from './document.ts'
import type { Reading } from './reading.ts'
import type { Sizes } from './sizes.ts'
import type { RunPython } from './under-lab.ts'

export interface Measure {
  /** For `--only`. */
  readonly name: string
  measure(bench: Bench): Promise<Figure[]>
}

export interface Bench {
  readonly sizes: Sizes
  /** Runs bench/programs/`program`.ts in the engine. */
  ours(program: string, parameters: Parameters, options?: OursOptions): Promise<OurRun>
  /** Runs bench/python/`twin`.py; undefined if there is no Python on this machine. */
  readonly theirs: RunTwin | undefined
  /** Runs a Python program under the lab. */
  readonly underLab: RunPython
  /** Progress, for whoever sits there waiting. */
  say(text: string): void
}

export type Parameters = Readonly<Record<string, number | string | boolean>>

export interface OursOptions {
  /** false: without tracing. */
  readonly trace?: boolean
  /** true: a deadlock does not end the run. */
  readonly keepGoing?: boolean
  /** Real seconds after which the run is given up. */
  readonly seconds?: number
  /** Told of every event while the run goes on; `stop` ends it. */
  onEvent?(event: TraceEvent, stop: () => void): void
}

export interface OurRun {
  readonly reading: Reading
  readonly report: RunReport
}

export type RunTwin = (twin: string, args: readonly (string | number)[], onLine?: OnLine) => Promise<Reading>
/** Told of each line the twin prints; what is returned is written to its standard input. */
export type OnLine = (line: string) => Promise<string> | undefined
