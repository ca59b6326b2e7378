/**
 * Python's `time`. The clocks of a run tick `speed` times faster than the wall's: a program run at --speed 10 sleeps a
 * tenth as long and measures the same seconds. Only `perfCounter` counts real ones.
 */
import { self } from '../actor.ts'
import { now } from '../clock.ts'
import { sentences } from '../errors.ts'
import { pumpPools } from '../pool/pumping.ts'
import { block, SHORT_MS } from '../wait.ts'

/**
 * Does nothing for this long; the thread really sleeps.
 * @param seconds 0 or more
 */
export function sleep(seconds: number): void {
  if (!(seconds >= 0)) throw sentences.negativeSleep(seconds)
  const end = performance.now() + (seconds / self().boot.speed) * 1000
  const left = () => end - performance.now()
  if (left() <= 0) return
  const nap = (ms: number) => {
    // Woken before the time only where somebody's callbacks want to run meanwhile.
    const most = pumpPools() ? Math.min(ms, left()) : left()
    Atomics.wait(BED, 0, 0, Math.max(0, most))
    return left() <= 0
  }
  block({ op: 'sleep', lasts: left() > SHORT_MS }, nap, undefined)
}

/** Seconds since 1970, from the run's start on as fast as `speed` says. */
export function time(): number {
  begun ??= (performance.timeOrigin + performance.now()) / 1000 - now() / 1e6
  return begun + monotonic()
}

/** Seconds since the run's start, `speed` times as fast as the wall's clock. */
export function monotonic(): number {
  return (now() / 1e6) * self().boot.speed
}

/** Real seconds, for measuring. The same clock in every process of the run. */
export function perfCounter(): number {
  return Number(process.hrtime.bigint()) / 1e9
}

/** When the run began on the wall's clock, as read in this actor. */
let begun: number | undefined
/** Nobody ever wakes it. */
const BED = new Int32Array(new SharedArrayBuffer(4))
