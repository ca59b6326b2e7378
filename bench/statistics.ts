/** The few statistics that a benchmark needs. */

/** The middle value; the mean of the middle two where there are two. NaN of nothing. */
export function median(values: readonly number[]): number {
  return percentile(values, 50)
}

/** The value that `percent` of the values do not exceed, interpolated between neighbours. NaN of nothing. */
export function percentile(values: readonly number[], percent: number): number {
  if (values.length === 0) return NaN
  const sorted = [...values].sort((a, b) => a - b)
  const at = ((sorted.length - 1) * percent) / 100
  const below = sorted[Math.floor(at)]!
  const above = sorted[Math.ceil(at)]!
  return below + (above - below) * (at - Math.floor(at))
}
