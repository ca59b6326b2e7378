/** Tasks a second of a pool with as many workers as there are processors. */
import { availableParallelism } from 'node:os'
import type { Measure } from '../bench.ts'
import { compare } from '../compare.ts'

export const pool: Measure = {
  name: 'pool',
  measure(bench) {
    const { asyncTasks, applyTasks } = bench.sizes
    const workers = Math.max(2, Math.min(4, availableParallelism()))
    const sum = sumOfSquares(asyncTasks) + sumOfSquares(applyTasks)
    const { theirs } = bench
    return compare(
      bench,
      [
        {
          name: 'pool/async',
          title: `pool of ${workers}, applyAsync`,
          unit: '1/s',
          better: 'more',
          read: (r) => r.get('async'),
        },
        {
          name: 'pool/apply',
          title: `pool of ${workers}, apply`,
          unit: '1/s',
          better: 'more',
          read: (r) => r.get('apply'),
        },
      ],
      {
        ours: async () =>
          (await bench.ours('pool', { workers, asyncTasks, applyTasks })).reading.expect('sum', sum),
        theirs:
          theirs &&
          (async () => (await theirs('pool', [workers, asyncTasks, applyTasks])).expect('sum', sum)),
      },
    )
  },
}

/** Of 0 to n - 1. */
const sumOfSquares = (n: number) => ((n - 1) * n * (2 * n - 1)) / 6
