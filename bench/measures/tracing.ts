/** What tracing costs: the lock listing with it and without it, taking turns. */
import { BARS } from '../bars.ts'
import type { Bench, Measure } from '../bench.ts'
import { figure } from '../document.ts'
import { median } from '../statistics.ts'

export const tracing: Measure = {
  name: 'tracing',
  async measure(bench) {
    const samples = { with: [] as number[], without: [] as number[] }
    // A difference of a few per cent drowns in fewer repeats.
    const repeats = bench.sizes.repeats * 6
    for (let repeat = 1; repeat <= repeats; repeat++) {
      bench.say(`tracing ${repeat}/${repeats}`)
      samples.with.push(await seconds(bench, true))
      samples.without.push(await seconds(bench, false))
    }
    const [traced, bare] = [median(samples.with), median(samples.without)]
    return [
      figure({
        name: 'tracing',
        title: 'what tracing adds to the lock listing',
        unit: '%',
        better: 'less',
        ours: (traced / bare - 1) * 100,
        bar: BARS['tracing'],
        samples: { ours: samples.with.map((s) => (s / bare - 1) * 100) },
        note: `${(traced * 1000).toFixed(0)} ms with, ${(bare * 1000).toFixed(0)} ms without`,
      }),
    ]
  },
}

async function seconds(bench: Bench, trace: boolean): Promise<number> {
  const count = bench.sizes.lockThreads
  const { reading } = await bench.ours('lock-threads', { count }, { trace })
  reading.expect('m', 2 * count)
  return reading.span()
}
