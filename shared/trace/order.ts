/** One order for actors everywhere: by their place in the tree, number by number. */
import type { ActorId } from './ids.ts'

/** Compares two actor ids part by part, so that `0.2` comes before `0.10`. */
export function compareActors(a: ActorId, b: ActorId): number {
  if (a === b) return 0
  const left = a.split('.')
  const right = b.split('.')
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = Number(left[i]) - Number(right[i])
    if (difference !== 0) return difference
  }
  return left.length - right.length || (a < b ? -1 : 1)
}
