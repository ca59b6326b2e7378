/**
 * Who can still wake whom: deadlocks, orphaned locks and waits that nobody can end, from one snapshot of a run.
 *
 * One snapshot proves nothing, since its looks are not taken at one instant. A candidate becomes a verdict when a
 * second snapshot, whose looks began after the first one's had ended, shows the same waits: then all of them stood at
 * the instant in between. Candidates that are `slow` need WAKING_MS between the two. `confirmed` does that comparison.
 */
import type { ActorId } from './ids.ts'
import type { Candidate } from './graph/candidate.ts'
import { deadlocks } from './graph/deadlocks.ts'
import { modelOf } from './graph/model.ts'
import { orphans } from './graph/orphans.ts'
import type { Snapshot } from './graph/snapshot.ts'
import { explainedBy, stuck } from './graph/stuck.ts'
import { stuckSet } from './graph/stuck-set.ts'
import { temporaries } from './graph/temporary.ts'

export { WAKING_MS, type Candidate, type CandidateWait } from './graph/candidate.ts'
export { confirmed, sameWaits } from './graph/confirm.ts'
export {
  snapshotOf,
  type Snapshot,
  type SnapshotActor,
  type SnapshotResource,
  type SnapshotWait,
} from './graph/snapshot.ts'
export { waitForEdges, type WaitForEdge } from './graph/edges.ts'

/** Everything that is wrong in a snapshot, the causes only: who merely waits for a member of a cycle is a bystander. */
export function analyse(snapshot: Snapshot): Candidate[] {
  const model = modelOf(snapshot)
  const nobodyWakes = stuckSet(model, { deadlinesCount: true })
  const cycles = deadlocks(model, nobodyWakes)
  const orphaned = orphans(model, nobodyWakes)
  const causes = new Set<ActorId>([...cycles, ...orphaned].flatMap((candidate) => candidate.actors))
  const explained = explainedBy(model, nobodyWakes, causes)
  return [...cycles, ...orphaned, ...stuck(model, nobodyWakes, explained), ...temporaries(model)]
}
