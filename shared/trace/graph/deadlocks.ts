/** Cycles of holders and joins of which no member can ever go on. */
import type { ActorId } from '../ids.ts'
import { candidate, waitKeys, type Candidate } from './candidate.ts'
import { cyclesOf } from './cycles.ts'
import type { Model } from './model.ts'

/** One candidate for each cycle inside `within`, in cycle order; who waits for its own lock is a cycle of one. */
export function deadlocks(model: Model, within: ReadonlySet<ActorId>): Candidate[] {
  const ownLocks = [...within].filter((id) => waitsForOwnLock(model, id)).map((id) => [id])
  return [...cyclesOf(definiteEdges(model, within)), ...ownLocks].map((actors) =>
    candidate(model, { kind: 'deadlock', key: `deadlock ${waitKeys(model, actors)}`, actors }),
  )
}

/** Who waits for whom alone, among `within`. */
export function definiteEdges(model: Model, within: ReadonlySet<ActorId>): Map<ActorId, ActorId[]> {
  const edges = new Map<ActorId, ActorId[]>()
  for (const id of within) {
    const wakers = model.waits.get(id)?.wakers
    if (wakers?.type !== 'these') continue
    const next = wakers.live.filter((waker) => within.has(waker))
    if (next.length > 0) edges.set(id, next)
  }
  return edges
}

function waitsForOwnLock(model: Model, id: ActorId): boolean {
  const wakers = model.waits.get(id)?.wakers
  return wakers?.type === 'reach' && wakers.ownLock
}
