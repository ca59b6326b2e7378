/** The second look: what is still exactly as it was. */
import type { Candidate } from './candidate.ts'

/** What a second look makes of the suspects of the first. */
export interface Confirmation {
  readonly real: readonly Candidate[]
  /** As far as can be seen; a later look has to show that everybody in them has tried again. */
  readonly open: readonly Candidate[]
}

/** The candidates of the second snapshot that the first one had too, on the same evidence. */
export function confirmed(first: readonly Candidate[], second: readonly Candidate[]): Confirmation {
  const before = new Map(first.map((candidate) => [candidate.key, candidate]))
  const real: Candidate[] = []
  const open: Candidate[] = []
  for (const candidate of second) {
    const earlier = before.get(candidate.key)
    if (earlier === undefined || !sameWaits(earlier, candidate)) continue
    if (triedSince(earlier, candidate)) real.push(candidate)
    else open.push(candidate)
  }
  return { real, open }
}

/** Whether two candidates rest on the same waits (by number) for things with the same holders. */
export function sameWaits(a: Candidate, b: Candidate): boolean {
  return a.evidence.length === b.evidence.length && a.evidence.every((text, i) => text === b.evidence[i])
}

/**
 * Whether each wait that might have been about to end has been tried again, in vain, by an attempt that began after
 * the first look: two more than were counted then, since one was under way.
 */
function triedSince(first: Candidate, second: Candidate): boolean {
  return [...second.tries].every(([actor, tries]) => tries >= (first.tries.get(actor) ?? 0) + 2)
}
