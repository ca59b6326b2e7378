/** Traces that were recorded by real runs of the labs, as histories. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readTrace } from '../../shared/trace/codec.ts'
import type { TraceEvent } from '../../shared/trace/events.ts'
import { RunHistory } from '../../shared/trace/history.ts'
import { micros } from '../../shared/trace/ids.ts'
import type { Frame } from '../../renderer/stores/run.ts'

export function historyOf(events: Iterable<TraceEvent>): RunHistory {
  const history = new RunHistory()
  for (const event of events) history.append(event)
  return history
}

/** `deadlock`, `deadlock-timeout`, `race`, `race-again`, `process-queue` or `pool-async`. */
export function recorded(lab: string): RunHistory {
  const text = readFileSync(join(import.meta.dirname, 'fixtures', `${lab}.ndjson`), 'utf8')
  return historyOf(readTrace(text).events)
}

/** The frame at a time (microseconds); without one, at the end. */
export function frameOf(history: RunHistory, t: number = history.latest.now, live = false): Frame {
  const count = history.countAt(micros(t))
  const end = history.latest.now
  const state = history.stateAt(count)
  return { history, state, count, now: micros(t), end, following: t >= end, live }
}
