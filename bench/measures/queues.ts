/** Messages a second through a queue, between processes and between threads. */
import type { Bench, Measure } from '../bench.ts'
import { compare } from '../compare.ts'
import type { Figure } from '../document.ts'

const sumTo = (count: number) => (count * (count + 1)) / 2

export const queueProcesses: Measure = {
  name: 'queue-processes',
  async measure(bench) {
    const count = bench.sizes.processMessages
    const rate = (name: string, what: string, maxsize: number, payload: 'int' | 'object') =>
      measureQueue(bench, {
        name,
        title: `queue between processes, ${what}`,
        count,
        ours: ['queue-processes', { count, maxsize, payload }],
        theirs: ['queue_processes', [count, maxsize, payload]],
      })
    return [
      ...(await rate('queue-processes', 'integers', 0, 'int')),
      ...(await rate('queue-processes/bounded', 'integers, maxsize 100', 100, 'int')),
      ...(await rate('queue-processes/objects', 'small objects', 0, 'object')),
    ]
  },
}

export const queueThreads: Measure = {
  name: 'queue-threads',
  async measure(bench) {
    const count = bench.sizes.threadMessages
    const rate = (name: string, what: string, maxsize: number) =>
      measureQueue(bench, {
        name,
        title: `queue between threads, ${what}`,
        count,
        ours: ['queue-threads', { count, maxsize }],
        theirs: ['queue_threads', [count, maxsize]],
      })
    return [
      ...(await rate('queue-threads', 'integers', 0)),
      ...(await rate('queue-threads/bounded', 'integers, maxsize 100', 100)),
    ]
  },
}

interface Queues {
  readonly name: string
  readonly title: string
  readonly count: number
  readonly ours: Parameters<Bench['ours']>
  readonly theirs: Parameters<NonNullable<Bench['theirs']>>
}

function measureQueue(bench: Bench, { name, title, count, ours, theirs }: Queues): Promise<Figure[]> {
  const runTwin = bench.theirs
  return compare(bench, [{ name, title, unit: '1/s', better: 'more', read: (r) => r.get('rate') }], {
    ours: async () => (await bench.ours(...ours)).reading.expect('sum', sumTo(count)),
    theirs: runTwin && (async () => (await runTwin(...theirs)).expect('sum', sumTo(count))),
  })
}
