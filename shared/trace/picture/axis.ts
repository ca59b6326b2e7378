/** A time axis: round steps, and labels that carry their unit. */

export interface Tick {
  readonly t: number
  readonly label: string
}

const UNITS = [
  { unit: 's', micros: 1_000_000 },
  { unit: 'ms', micros: 1_000 },
  { unit: 'µs', micros: 1 },
] as const

/** Ticks from one time to another, microseconds, not closer than `gap` of them. */
export function ticks(from: number, to: number, gap: number): Tick[] {
  const step = roundStep(gap)
  const found: Tick[] = []
  for (let n = Math.ceil(Math.max(0, from) / step); n * step <= to; n++) {
    found.push({ t: n * step, label: timeLabel(n * step, step, to) })
  }
  return found
}

/** The least of 1, 2, 5, 10, 20, 50, … that is at least this. */
export function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 1)))
  return ([1, 2, 5].find((n) => n * power >= least) ?? 10) * power
}

/** A time as precise as `step` asks for, in the unit that fits `largest`. */
export function timeLabel(t: number, step: number, largest = t): string {
  const { unit, micros } = UNITS.find((one) => largest >= one.micros) ?? UNITS[2]
  const decimals = Math.max(0, Math.ceil(Math.log10(micros / step) - 1e-9))
  return `${(t / micros).toFixed(decimals)} ${unit}`
}

/** A duration with three figures: `2.21 s`, `14.3 ms`, `87 µs`. */
export function duration(micros: number): string {
  if (micros >= 999_500) return `${figures(micros / 1_000_000)} s`
  if (micros >= 1000) return `${figures(micros / 1000)} ms`
  return `${Math.round(micros)} µs`
}

function figures(n: number): string {
  return n >= 99.95 ? n.toFixed(0) : n >= 9.995 ? n.toFixed(1) : n.toFixed(2)
}
