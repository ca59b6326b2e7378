/** The same work by both sides, taking turns, so that both meet the same moods of the machine. */
import { BARS } from './bars.ts'
import type { Bench } from './bench.ts'
import { figure, type Figure } from './document.ts'
import type { Reading } from './reading.ts'
import { median } from './statistics.ts'

/** A figure to be read off each run. */
export interface Spec {
  readonly name: string
  readonly title: string
  readonly unit: string
  readonly better: Figure['better']
  readonly note?: string
  read(reading: Reading): number
}

export interface Sides {
  ours(): Promise<Reading>
  /** undefined: nobody to compare with. */
  readonly theirs: (() => Promise<Reading>) | undefined
}

/** Runs both sides `repeats` times in turns; each figure is the median of what was read. */
export async function compare(
  bench: Bench,
  specs: readonly Spec[],
  sides: Sides,
  repeats = bench.sizes.repeats,
): Promise<Figure[]> {
  const ours: Reading[] = []
  const theirs: Reading[] = []
  for (let repeat = 1; repeat <= repeats; repeat++) {
    bench.say(`${specs[0]?.name ?? ''} ${repeat}/${repeats}`)
    ours.push(await sides.ours())
    if (sides.theirs) theirs.push(await sides.theirs())
  }
  return specs.map((spec) => {
    const samples = { ours: ours.map((r) => spec.read(r)), theirs: theirs.map((r) => spec.read(r)) }
    return figure({
      name: spec.name,
      title: spec.title,
      unit: spec.unit,
      better: spec.better,
      note: spec.note,
      bar: BARS[spec.name],
      ours: median(samples.ours),
      ...(theirs.length > 0 && { theirs: median(samples.theirs) }),
      samples,
    })
  })
}
