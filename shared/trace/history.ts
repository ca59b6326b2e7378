/** Time travel: the state after any number of events, or at any time, at the price of folding a few thousand. */
import type { TraceEvent } from './events.ts'
import type { Micros } from './ids.ts'
import { applyEvent, copyState, createState, type RunState } from './state.ts'

/** A trace that grows, and every state it has been in. */
export class RunHistory {
  /** All events so far, in the order of the trace. */
  readonly events: TraceEvent[] = []
  /** The state after all of them; it moves on with each append. */
  readonly latest: RunState = createState()
  readonly #every: number
  /** #checkpoints[i] is the state after i * #every events. */
  readonly #checkpoints: RunState[] = [createState()]
  /** For each event, the latest time up to it: rises even where two events of different actors changed places. */
  readonly #times: number[] = []
  /** Where the last question was answered, so that a slider moving forward folds only what lies between. */
  #cursor: RunState = createState()

  constructor(every = 5000) {
    this.#every = Math.max(1, every)
  }

  get length(): number {
    return this.events.length
  }

  /** Takes the next event in. */
  append(event: TraceEvent): void {
    this.events.push(event)
    applyEvent(this.latest, event)
    this.#times.push(this.latest.now)
    if (this.events.length % this.#every === 0) this.#checkpoints.push(copyState(this.latest))
  }

  /** The state after the first `count` events; it is the caller's to keep. */
  stateAt(count: number): RunState {
    const goal = Math.max(0, Math.min(Math.trunc(count), this.events.length))
    const checkpoint = this.#checkpoints[Math.floor(goal / this.#every)] ?? createState()
    const near = this.#cursor.events <= goal && this.#cursor.events >= checkpoint.events
    const state = near ? this.#cursor : copyState(checkpoint)
    while (state.events < goal) applyEvent(state, this.events[state.events] as TraceEvent)
    this.#cursor = state
    return copyState(state)
  }

  /** The instant after the first `count` events: `countAt` of it is at least `count`. */
  timeAt(count: number): Micros {
    return (this.#times[Math.min(count, this.#times.length) - 1] ?? 0) as Micros
  }

  /** How many events had happened by time `t`. */
  countAt(t: Micros): number {
    let low = 0
    let high = this.#times.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#times[middle] ?? Infinity) <= t) low = middle + 1
      else high = middle
    }
    return low
  }
}
