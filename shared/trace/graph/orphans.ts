/** Locks whose holder died with them. */
import type { ActorId, ResourceId } from '../ids.ts'
import { compareActors } from '../order.ts'
import { candidate, type Candidate } from './candidate.ts'
import type { Model } from './model.ts'

/** One candidate for each lock that somebody stuck waits for and whose holders are all dead. */
export function orphans(model: Model, nobodyWakes: ReadonlySet<ActorId>): Candidate[] {
  const waiters = new Map<ResourceId, ActorId[]>()
  for (const id of nobodyWakes) {
    const waiting = model.waits.get(id)
    if (waiting?.wakers.type !== 'these' || waiting.wakers.live.length > 0) continue
    const { resource } = waiting.wait
    if (resource !== undefined) waiters.set(resource, [...(waiters.get(resource) ?? []), id])
  }
  return [...waiters].map(([resource, actors]) => {
    const dead = model.resources.get(resource)?.holders ?? []
    const died = dead.map((id) => model.actors.get(id)?.ended)
    const key = `orphan ${resource} ${[...dead].sort(compareActors).join(' ')}`
    return candidate(model, { kind: 'orphan', key, actors: actors.sort(compareActors), after: died })
  })
}
