/** The lock listing: two threads, each adds 1 to a shared variable, every step under a lock. */
import type { Measure } from '../bench.ts'
import { compare } from '../compare.ts'

export const lockThreads: Measure = {
  name: 'lock-threads',
  measure(bench) {
    const { lockThreads: count } = bench.sizes
    const { theirs } = bench
    const title = `lock, two threads, 2 × ${count.toLocaleString('en-US')}`
    return compare(
      bench,
      [
        {
          name: 'lock-threads',
          title,
          unit: 's',
          better: 'less',
          read: (r) => r.span(),
        },
      ],
      {
        ours: async () => (await bench.ours('lock-threads', { count })).reading.expect('m', 2 * count),
        theirs: theirs && (async () => (await theirs('lock_threads', [count])).expect('m', 2 * count)),
      },
    )
  },
}
