/** The run's clock: microseconds since its origin on the machine's monotonic clock, which all its actors share. */
import { micros, type Micros } from '../../shared/trace/ids.ts'

export interface Clock {
  /** process.hrtime.bigint() at the origin, as text: what actors are told. */
  readonly origin: string
  now(): Micros
}

export function startClock(): Clock {
  const origin = process.hrtime.bigint()
  return { origin: String(origin), now: () => micros(Number((process.hrtime.bigint() - origin) / 1000n)) }
}
