/** Times and durations as text whose width does not jitter: always the same number of decimals, `3.214 s`, `2:05.3`. */
import type { Micros } from '../../shared/trace/ids.ts'

export function durationText(t: Micros | number, decimals = 3): string {
  const seconds = Math.max(0, t) / 1e6
  if (seconds < 60) return `${floored(seconds, decimals)} s`
  const whole = Math.floor(seconds / 60)
  const rest = floored(seconds - whole * 60, Math.min(decimals, 1)).padStart(decimals > 0 ? 4 : 2, '0')
  if (whole < 60) return `${whole}:${rest}`
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}:${rest}`
}

/** Cut, not rounded: 59.9996 s must not read 60.000 s. */
function floored(seconds: number, decimals: number): string {
  const unit = 10 ** decimals
  return (Math.floor(seconds * unit + 1e-6) / unit).toFixed(decimals)
}
