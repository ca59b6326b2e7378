/**
 * Brings a run's events to one window, from an event number on: a batch is sent when the one before it has been taken
 * in, at most one in a frame, but for two after a silence. A window that does not answer gets nothing more; the run and
 * other windows go on.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { EventBatch } from '../../../shared/contract/app/runs.ts'
import type { TraceEvent } from '../../../shared/trace/events.ts'
import type { Micros } from '../../../shared/trace/ids.ts'
import type { RunLog } from './run-log.ts'
import { TraceReader } from './trace-reader.ts'

const MOST_EVENTS = 2000
/** Batches of long texts are cut shorter, in characters. */
const MOST_TEXT = 1_000_000
const FRAME_MS = 16
/** After a silence the first batch goes at once; what was written along with it follows so soon. */
const SOON_MS = 2

export interface Fed {
  readonly run: string
  readonly log: RunLog
  readonly from: number
  /** The run's clock. */
  readonly now: () => Micros
}

/** Settled when everything has been sent, or by `signal`; rejects if `send` does. */
export async function feed(
  { run, log, from, now }: Fed,
  send: (batch: EventBatch) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const source = new Source(log)
  let next = from
  let waited = false
  try {
    while (!signal.aborted) {
      const { first, events } = await source.take(next)
      next = first + events.length
      const last = log.over && next >= log.end
      if (events.length === 0 && !last) {
        const since = performance.now()
        await log.more(signal)
        waited = performance.now() - since > FRAME_MS
        continue
      }
      if (signal.aborted) return
      const sent = performance.now()
      const newest = next >= log.end && !last
      await send({ run, first, events: [...events], ...(newest && { now: now() }), last })
      if (last) return
      await pause(Math.max(0, (waited ? SOON_MS : FRAME_MS) - (performance.now() - sent)))
      waited = false
    }
  } finally {
    await source.close()
  }
}

/** The log's events, from memory or, where they are no longer there, from the trace file. */
class Source {
  readonly #log: RunLog
  #reader: TraceReader | undefined

  constructor(log: RunLog) {
    this.#log = log
  }

  /** The next events from `from` on; `first` is greater only if the disk has lost some. */
  async take(from: number): Promise<{ first: number; events: readonly TraceEvent[] }> {
    while (from < this.#log.base) {
      const events = await this.#read(from)
      if (events.length > 0) return { first: from, events: fitting(events) }
      // The file is behind, or could not be written to its end.
      if (this.#log.over)
        return { first: this.#log.base, events: this.#log.slice(this.#log.base, MOST_EVENTS) }
      await pause(FRAME_MS)
    }
    return { first: from, events: fitting(this.#log.slice(from, MOST_EVENTS)) }
  }

  async close(): Promise<void> {
    await this.#reader?.close()
  }

  async #read(from: number): Promise<readonly TraceEvent[]> {
    try {
      this.#reader ??= await TraceReader.open(this.#log.path)
      return await this.#reader.read(from, MOST_EVENTS)
    } catch {
      // The file was deleted meanwhile.
      return []
    }
  }
}

function fitting(events: readonly TraceEvent[]): readonly TraceEvent[] {
  let text = 0
  const cut = events.findIndex((event) => event.type === 'output' && (text += event.text.length) > MOST_TEXT)
  return cut > 0 ? events.slice(0, cut) : events
}
