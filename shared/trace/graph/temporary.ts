/** Cycles that a timeout will break. */
import type { ActorId } from '../ids.ts'
import { candidate, waitKeys, type Candidate } from './candidate.ts'
import { cyclesOf } from './cycles.ts'
import { definiteEdges } from './deadlocks.ts'
import type { Model } from './model.ts'
import { stuckSet } from './stuck-set.ts'

/** One candidate for each cycle of two or more that would be a deadlock but for its members' timeouts. */
export function temporaries(model: Model): Candidate[] {
  const wouldBeStuck = stuckSet(model, { deadlinesCount: false })
  const found: Candidate[] = []
  for (const actors of cyclesOf(definiteEdges(model, wouldBeStuck))) {
    const breaks = firstTimeout(model, actors)
    if (breaks === undefined || actors.length < 2) continue
    found.push(
      candidate(model, { kind: 'deadlock', key: `temporary ${waitKeys(model, actors)}`, actors, breaks }),
    )
  }
  return found
}

function firstTimeout(model: Model, actors: readonly ActorId[]): Candidate['breaks'] {
  let first: Candidate['breaks']
  for (const actor of actors) {
    const t = model.waits.get(actor)?.wait.deadline
    if (t !== undefined && (first === undefined || t < first.t)) first = { t, actor }
  }
  return first
}
