/** What `npm run bench -- --json` prints: figures with their bars, and what could not be measured. */

/** What the engine has to reach. `ratio`: how many times better than CPython; `ours`: the figure itself. */
export interface Bar {
  /** In words, as printed beside the figure. */
  readonly text: string
  readonly of: 'ratio' | 'ours'
  readonly least?: number
  readonly most?: number
}

export interface Figure {
  /** The measure's name, or the name, a slash and a variant. */
  readonly name: string
  readonly title: string
  /** Of `ours`, `theirs` and the samples. */
  readonly unit: string
  readonly better: 'less' | 'more'
  /** Median over the repeats, or what the title says. */
  readonly ours: number
  /** CPython's, the same work; null where there is nothing to compare with. */
  readonly theirs: number | null
  /** How many times better than CPython, whether less or more is better. */
  readonly ratio: number | null
  readonly bar: Bar | null
  /** null: no bar, or nothing to hold against it. */
  readonly reached: boolean | null
  readonly samples: { readonly ours: readonly number[]; readonly theirs: readonly number[] }
  readonly note: string | null
}

export interface Failure {
  /** The measure's name. */
  readonly name: string
  readonly message: string
}

export interface BenchDocument {
  readonly version: 1
  /** ISO 8601. */
  readonly date: string
  readonly seconds: number
  readonly sizes: string
  readonly machine: {
    readonly platform: string
    readonly arch: string
    readonly cpu: string
    readonly cores: number
    readonly memoryMB: number
    /** Load average of the minute before; the benchmarks themselves had not begun. 0 on Windows. */
    readonly load: number
    readonly node: string
    /** null: none was found, so nothing is compared. */
    readonly python: string | null
  }
  readonly figures: readonly Figure[]
  readonly failures: readonly Failure[]
}

interface FigureFacts {
  readonly name: string
  readonly title: string
  readonly unit: string
  readonly better: Figure['better']
  readonly ours: number
  readonly theirs?: number
  readonly bar?: Bar | undefined
  readonly samples?: Partial<Figure['samples']>
  readonly note?: string | undefined
}

/** A figure with everything that follows from its facts. */
export function figure({ name, title, unit, better, ours, theirs, bar, samples, note }: FigureFacts): Figure {
  const ratio = theirs === undefined ? null : better === 'less' ? theirs / ours : ours / theirs
  return {
    name,
    title,
    unit,
    better,
    ours,
    theirs: theirs ?? null,
    ratio,
    bar: bar ?? null,
    reached: bar ? isReached(bar, bar.of === 'ratio' ? ratio : ours) : null,
    samples: { ours: samples?.ours ?? [], theirs: samples?.theirs ?? [] },
    note: note ?? null,
  }
}

function isReached({ least = -Infinity, most = Infinity }: Bar, value: number | null): boolean | null {
  return value === null ? null : value >= least && value <= most
}
