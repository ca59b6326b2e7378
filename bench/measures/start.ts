/** From start() to the child's first instruction and to the end of join(), against CPython's spawn. */
import type { Measure } from '../bench.ts'
import { compare } from '../compare.ts'
import { median } from '../statistics.ts'

export const start: Measure = {
  name: 'start',
  async measure(bench) {
    const { starts: times } = bench.sizes
    const { theirs } = bench
    const figures = await compare(
      bench,
      [
        {
          name: 'start/first',
          title: 'start to first instruction',
          unit: 's',
          better: 'less',
          read: (r) => median(r.all('first ')),
        },
        {
          name: 'start/joined',
          title: 'start to the end of join',
          unit: 's',
          better: 'less',
          read: (r) => median(r.all('joined ')),
        },
      ],
      {
        ours: async () => (await bench.ours('start', { times })).reading,
        theirs: theirs && (() => theirs('start', ['spawn', times])),
      },
    )
    return figures
  },
}
