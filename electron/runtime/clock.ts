/** The run's clock: microseconds since its origin on the machine's monotonic clock, the same in every process. */
import { micros } from '../../shared/trace/ids.ts'
import type { Micros } from '../../shared/trace/ids.ts'

let originSeconds = 0
let originNanos = 0

/** `origin`: process.hrtime.bigint() at the run's origin, as text. */
export function setOrigin(origin: string): void {
  const nanos = BigInt(origin)
  originSeconds = Number(nanos / 1_000_000_000n)
  originNanos = Number(nanos % 1_000_000_000n)
}

export function now(): Micros {
  const [seconds, nanos] = process.hrtime()
  return micros(Math.max(0, (seconds - originSeconds) * 1e6 + Math.floor((nanos - originNanos) / 1000)))
}
