/** Many processes at once: how long start and join take, and how much memory each one has. */
import type { TraceEvent } from '../../shared/trace/events.ts'
import type { Bench, Measure } from '../bench.ts'
import { compare } from '../compare.ts'
import { figure, type Figure } from '../document.ts'
import { MEMORY_KIND, memoryOf } from '../memory.ts'
import { median } from '../statistics.ts'

/** Seconds that our processes stay, so that they can be looked at. */
const HOLD = 2

export const many: Measure = {
  name: 'many',
  async measure(bench) {
    const figures: Figure[] = []
    for (const count of bench.sizes.crowds) figures.push(...(await time(bench, count)))
    for (const count of bench.sizes.crowds) figures.push(...(await memory(bench, count)))
    return figures
  },
}

function time(bench: Bench, count: number): Promise<Figure[]> {
  const { theirs } = bench
  // The larger ones take long and scatter little.
  const repeats = Math.max(1, Math.ceil(bench.sizes.repeats / (count >= 32 ? 3 : 1)))
  const title = `start and join ${count} process${count === 1 ? '' : 'es'}`
  return compare(
    bench,
    [{ name: `many/${count}`, title, unit: 's', better: 'less', read: (r) => r.get('seconds') }],
    {
      ours: async () => (await bench.ours('many', { count })).reading.expect('failed', 0),
      theirs: theirs && (() => theirs('many', [count, 'go'])),
    },
    repeats,
  )
}

async function memory(bench: Bench, count: number): Promise<Figure[]> {
  bench.say(`memory of ${count}`)
  const ours = await ourMemory(bench, count)
  if (ours === undefined) return []
  const theirs = await theirMemory(bench, count)
  return [
    figure({
      name: `memory/${count}`,
      title: `memory of each of ${count} process${count === 1 ? '' : 'es'} (${MEMORY_KIND})`,
      unit: 'MB',
      better: 'less',
      ours,
      ...(theirs !== undefined && { theirs }),
      samples: { ours: [ours], theirs: theirs === undefined ? [] : [theirs] },
    }),
  ]
}

async function ourMemory(bench: Bench, count: number): Promise<number | undefined> {
  const pids = new Map<string, number>()
  let looking: Promise<number | undefined> | undefined
  const onEvent = (event: TraceEvent) => {
    if (event.type === 'actor-created' && event.kind === 'child') pids.set(event.actor, NaN)
    if (event.type === 'actor-started' && pids.has(event.actor)) pids.set(event.actor, event.pid)
    if (event.type === 'measured' && event.label === 'all here') looking = memoryOf([...pids.values()])
  }
  const { reading } = await bench.ours('many', { count, hold: HOLD }, { onEvent })
  reading.expect('failed', 0).expect('all here', count)
  if (pids.size !== count || !looking) throw new Error(`${pids.size} processes were seen, not ${count}`)
  return looking
}

async function theirMemory(bench: Bench, count: number): Promise<number | undefined> {
  const found: number[] = []
  await bench.theirs?.('many', [count, 'hold'], (line) => {
    if (!line.startsWith('pids ')) return undefined
    return memoryOf(line.split(' ').slice(1).map(Number)).then((megabytes) => {
      if (megabytes !== undefined) found.push(megabytes)
      return 'go\n'
    })
  })
  return found.length > 0 ? median(found) : undefined
}
