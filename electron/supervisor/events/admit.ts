/** Lets a line that an actor wrote into the trace, or says what is wrong with it. An actor is not trusted. */
import { checkLine } from '../../../shared/trace/codec/line.ts'
import type { TraceEvent } from '../../../shared/trace/events.ts'
import type { Micros } from '../../../shared/trace/ids.ts'

export type Admission =
  | { ok: true; event: TraceEvent }
  | { ok: false; code: 'not-an-event' | 'not-yours' | 'from-the-future'; detail: string }

/** These are written by the supervisor alone. */
const OURS: ReadonlySet<string> = new Set(['run', 'verdict', 'ended'])

/** How far ahead of our own clock an event may be, microseconds: both read the same clock, so it is only a bound. */
const AHEAD = 1_000_000

/** `undefined` for a blank line. */
export function admit(line: string, now: Micros): Admission | undefined {
  const checked = checkLine(line)
  if (checked === undefined) return undefined
  const { event } = checked
  if (event === undefined) return { ok: false, code: 'not-an-event', detail: checked.reason }
  if (OURS.has(event.type)) return { ok: false, code: 'not-yours', detail: event.type }
  if (event.t > now + AHEAD) return { ok: false, code: 'from-the-future', detail: `t=${event.t}` }
  return { ok: true, event }
}
