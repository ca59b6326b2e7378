/** What a lab is: a program, its settings, its texts in two languages, and what must be seen when it runs. */
import type { RunReport } from '../trace/report.ts'

export type Language = 'en' | 'zh'
/** One text in each language the product speaks. */
export type Text = Readonly<Record<Language, string>>

export type Topic =
  | 'processes'
  | 'pools'
  | 'queues'
  | 'threads'
  | 'locks'
  | 'deadlocks'
  | 'coroutines'
  | 'synchronisation'
  | 'classics'

interface ParameterOf<Kind extends string, Value> {
  readonly name: string
  readonly kind: Kind
  readonly default: Value
  readonly label: Text
}
export type Parameter =
  | (ParameterOf<'integer' | 'number', number> & {
      readonly min: number
      readonly max: number
      readonly unit?: Text
    })
  | (ParameterOf<'choice', string> & { readonly options: readonly string[] })
  | ParameterOf<'switch', boolean>

export type ParameterValue = number | string | boolean
export type Settings = Readonly<Record<string, ParameterValue>>

/** What a program is written in. */
export type ProgramLanguage = 'typescript' | 'python'

/** Something that must be true of a finished run's report; used by tests and by exercises. */
export interface Expectation {
  readonly id: string
  readonly text: Text
  /** The programs it is about; both, unless said otherwise. `expectationsOf` picks those of one language. */
  readonly languages?: readonly ProgramLanguage[]
  /** `settings` holds every parameter, defaults filled in. */
  holds(report: RunReport, settings: Settings): boolean
}

/** The lab's program in Python: our own, standard library only, which plain `python3` runs as well. */
export interface PythonProgram {
  /** Its source. It reads the lab's parameters from the environment, as `LAB_<name>`. */
  readonly program: string
  /** Where Python does otherwise than the TypeScript program, and why. */
  readonly differs?: Text
  /** Python has no `measured()`: the lines it prints that are bars of a chart. */
  readonly measures?: readonly MeasuredLine[]
}

/** A printed line that tells one or more measurements. */
export interface MeasuredLine {
  readonly line: RegExp
  /** The bars, from the groups of the pattern. */
  bars(...groups: string[]): readonly Bar[]
}
export interface Bar {
  readonly group: string
  readonly label: string
  readonly value: number
  readonly unit: string
}

export interface Lab {
  /** The id of CURRICULUM.md, and the name of the folder. */
  readonly id: string
  readonly topic: Topic
  readonly title: Text
  /** One line for the catalog. */
  readonly summary: Text
  /** What it is about. */
  readonly about: Text
  /** What to try, in order. */
  readonly tasks: readonly Text[]
  /** What you should see. */
  readonly observe: readonly Text[]
  /** Why it is so. */
  readonly why: Text
  readonly parameters: readonly Parameter[]
  /** How a run with the defaults ends. */
  readonly outcome: 'finished' | 'failed' | 'deadlock'
  readonly expectations: readonly Expectation[]
  /** The TypeScript program's source. */
  readonly program: string
  readonly python: PythonProgram
}
