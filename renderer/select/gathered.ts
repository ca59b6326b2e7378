/** Something gathered from a run's events: each question reads only the events that have come since the last one. */
import type { TraceEvent } from '../../shared/trace/events.ts'
import type { RunHistory } from '../../shared/trace/history.ts'

export interface Gathered<T> {
  readonly value: T
  /** How many events it is made of; fewer than the history's where `most` was reached. */
  readonly events: number
}

/**
 * A function that brings the gathered thing of a history up to date, by at most `most` events. `take` puts one event
 * into it; `at` is the event's number. The thing is kept as long as its history is.
 */
export function gathered<T>(
  make: () => T,
  take: (into: T, event: TraceEvent, at: number) => void,
): (history: RunHistory, most?: number) => Gathered<T> {
  const known = new WeakMap<RunHistory, { value: T; events: number }>()
  return (history, most = Infinity) => {
    const entry = known.get(history) ?? { value: make(), events: 0 }
    known.set(history, entry)
    const end = Math.min(history.length, entry.events + most)
    for (let at = entry.events; at < end; at++) take(entry.value, history.events[at]!, at)
    entry.events = end
    return entry
  }
}
