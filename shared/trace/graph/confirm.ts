/** The second look: what is still exactly as it was. */
import type { Candidate } from './candidate.ts'

/** The candidates of the second snapshot that the first one had too, on the same evidence. */
export function confirmed(first: readonly Candidate[], second: readonly Candidate[]): Candidate[] {
  const before = new Map(first.map((candidate) => [candidate.key, candidate]))
  return second.filter((candidate) => {
    const earlier = before.get(candidate.key)
    return earlier !== undefined && sameWaits(earlier, candidate)
  })
}

/** Whether two candidates rest on the same waits (by number) for things with the same holders. */
export function sameWaits(a: Candidate, b: Candidate): boolean {
  return a.evidence.length === b.evidence.length && a.evidence.every((text, i) => text === b.evidence[i])
}
