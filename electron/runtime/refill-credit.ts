/** Gives an actor credit for events about single operations again, where it pauses anyway. */
import { now } from './clock.ts'
import { operationsDone } from './counters.ts'
import { FULL_CREDIT, meter } from './trace.ts'

/** How often at most, microseconds. */
const PAUSE = 50_000
/** So many operations since the last time are a hot loop that only happened to wait: a few of them say as much as many. */
const HOT = 1000
const SPARSE_CREDIT = 4

let refilled = 0
let done = 0

export function refillCredit(): void {
  if (!meter.on || meter.credit === FULL_CREDIT) return
  const t = now()
  if (t - refilled < PAUSE) return
  refilled = t
  const before = done
  done = operationsDone()
  meter.credit = done - before > HOT ? SPARSE_CREDIT : FULL_CREDIT
}
