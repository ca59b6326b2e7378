/** From the acquire that closes a cycle to the verdict, over many deadlocks. */
import type { TraceEvent } from '../../shared/trace/events.ts'
import type { ActorId, Micros } from '../../shared/trace/ids.ts'
import { BARS } from '../bars.ts'
import type { Bench, Measure } from '../bench.ts'
import { figure, type Figure } from '../document.ts'
import { percentile } from '../statistics.ts'

/** Of one run; they deadlock one after another. */
const PAIRS = 10
/** Seconds from one to the next, so that each is measured for itself. */
const GAP = 0.03
/** Of the deadlocks, this share is between processes. */
const PROCESSES = 0.2
const LONGEST_RUN = 60

interface Latencies {
  /** As the verdict itself says, ms. */
  readonly told: number[]
  /** From the program's note that it is about to acquire to the verdict's time, ms. */
  readonly stopped: number[]
}

export const verdict: Measure = {
  name: 'verdict',
  async measure(bench) {
    const total = bench.sizes.deadlocks
    const all: Latencies = { told: [], stopped: [] }
    const between = Math.round(total * PROCESSES)
    for (const [kind, count] of [
      ['threads', total - between],
      ['processes', between],
    ] as const) {
      for (let left = count; left > 0; left -= PAIRS) {
        bench.say(`verdict ${all.told.length}/${total}`)
        const { told, stopped } = await deadlocks(bench, kind, Math.min(left, PAIRS))
        all.told.push(...told)
        all.stopped.push(...stopped)
      }
    }
    return [
      latency('verdict/p50', 'closing acquire to verdict, p50', all.told, 50),
      latency('verdict/p99', 'closing acquire to verdict, p99', all.told, 99),
      latency('verdict/p99-stopwatch', 'the same by the program’s own watch, p99', all.stopped, 99),
    ]
  },
}

function latency(name: string, title: string, milliseconds: readonly number[], percent: number): Figure {
  return figure({
    name,
    title: `${title} of ${milliseconds.length}`,
    unit: 'ms',
    better: 'less',
    ours: percentile(milliseconds, percent),
    bar: BARS[name],
    samples: { ours: milliseconds },
  })
}

async function deadlocks(bench: Bench, kind: 'threads' | 'processes', pairs: number): Promise<Latencies> {
  const closing = new Map<ActorId, Micros>()
  const latencies: Latencies = { told: [], stopped: [] }
  const onEvent = (event: TraceEvent, stop: () => void) => {
    if (event.type === 'measured' && event.group === 'closing') closing.set(event.actor, event.t)
    if (event.type !== 'verdict' || event.kind !== 'deadlock') return
    const closer = event.actors.find((actor) => closing.has(actor))
    if (closer === undefined || event.breaks) throw new Error(`a wrong verdict: ${JSON.stringify(event)}`)
    latencies.told.push(event.latency / 1000)
    latencies.stopped.push((event.t - closing.get(closer)!) / 1000)
    if (latencies.told.length === pairs) stop()
  }
  await bench.ours('deadlocks', { pairs, kind, gap: GAP }, { keepGoing: true, seconds: LONGEST_RUN, onEvent })
  if (latencies.told.length !== pairs) {
    throw new Error(`of ${pairs} deadlocks of ${kind} only ${latencies.told.length} were found`)
  }
  return latencies
}
