/**
 * The events of a run under way for its windows, thinned and numbered from 0. The newest are kept in memory; whoever
 * asks for older ones reads the trace file. Nothing here ever waits for a window.
 */
import type { TraceEvent } from '../../../shared/trace/events.ts'
import { Thinner } from './thin.ts'

/** What is kept in memory, in estimated bytes, and how much of it goes at once when that is passed. */
const MOST_BYTES = 64 * 1024 * 1024
const SHED = 0.25
/** An event without what it prints. */
const EVENT_BYTES = 400

export class RunLog {
  /** The trace file: it has everything, unthinned. */
  readonly path: string
  readonly #mostBytes: number
  readonly #thinner = new Thinner()
  #events: TraceEvent[] = []
  #bytes = 0
  /** The number of the first event in memory. */
  #base = 0
  #over = false
  #waiting: (() => void)[] = []

  constructor(path: string, mostBytes = MOST_BYTES) {
    this.path = path
    this.#mostBytes = mostBytes
  }

  get base(): number {
    return this.#base
  }

  /** The number that the next event will get; of a run that is over, how many there are. */
  get end(): number {
    return this.#base + this.#events.length
  }

  get over(): boolean {
    return this.#over
  }

  add(batch: readonly TraceEvent[]): void {
    for (const event of batch) {
      for (const kept of this.#thinner.take(event)) {
        this.#events.push(kept)
        this.#bytes += bytesOf(kept)
      }
    }
    if (this.#bytes > this.#mostBytes) this.#forget(Math.ceil(this.#events.length * SHED))
    this.#wake()
  }

  /** There will be no more. */
  finish(): void {
    this.#over = true
    this.#wake()
  }

  /** Nobody watches a run that is over: the file alone is kept. */
  free(): void {
    this.#forget(this.#events.length)
  }

  /** At most that many events from this number on, which has to lie between `base` and `end`. */
  slice(from: number, most: number): readonly TraceEvent[] {
    return this.#events.slice(from - this.#base, from - this.#base + most)
  }

  /** Settled when there is more than before, or there will be no more, or by `signal`. */
  more(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        signal.removeEventListener('abort', done)
        resolve()
      }
      signal.addEventListener('abort', done)
      this.#waiting.push(done)
      if (signal.aborted) done()
    })
  }

  #forget(count: number): void {
    this.#events = this.#events.slice(count)
    this.#base += count
    this.#bytes = this.#events.reduce((sum, event) => sum + bytesOf(event), 0)
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake()
  }
}

function bytesOf(event: TraceEvent): number {
  return EVENT_BYTES + (event.type === 'output' ? event.text.length * 2 : 0)
}
