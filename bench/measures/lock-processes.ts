/** Lock and Value: two processes, each adds 1 to a number in shared memory, every step under a lock. */
import type { Measure } from '../bench.ts'
import { compare } from '../compare.ts'
import type { Figure } from '../document.ts'

/** The first is the one that the bar speaks of: a Lock and a Value as anybody would write them. */
const VARIANTS = [
  { variant: 'plain', name: 'lock-processes', what: 'lock + value' },
  { variant: 'own', name: 'lock-processes/own', what: 'value under its own lock' },
  { variant: 'raw', name: 'lock-processes/raw', what: 'lock + value made with lock=False' },
] as const

export const lockProcesses: Measure = {
  name: 'lock-processes',
  async measure(bench) {
    const { lockProcesses: count } = bench.sizes
    const { theirs } = bench
    const figures: Figure[] = []
    for (const { variant, name, what } of VARIANTS) {
      const title = `${what}, two processes, 2 × ${count.toLocaleString('en-US')}`
      figures.push(
        ...(await compare(bench, [{ name, title, unit: 's', better: 'less', read: (r) => r.span() }], {
          ours: async () =>
            (await bench.ours('lock-processes', { count, variant })).reading.expect('m', 2 * count),
          theirs:
            theirs && (async () => (await theirs('lock_processes', [count, variant])).expect('m', 2 * count)),
        })),
      )
    }
    return figures
  },
}
