/** Whether an actor will never go on: it is in a lasting verdict, or waits for somebody who is. */
import type { ActorId, ResourceId } from '../../shared/trace/ids.ts'
import { itemsOf, type RunState } from '../../shared/trace/state.ts'

export function isStuck(actor: ActorId, state: RunState): boolean {
  const lost = lostActors(state)
  const seen = new Set<ActorId>()
  const ask = (id: ActorId): boolean => {
    if (lost.has(id)) return true
    const wait = state.actors.get(id)?.wait
    if (wait === undefined || wait.deadline !== undefined || seen.has(id)) return false
    seen.add(id)
    const awaited = wait.target !== undefined ? [wait.target] : holdersOf(wait.resource, state)
    return awaited.length > 0 && awaited.every(ask)
  }
  return ask(actor)
}

/** Those whose wait in a verdict without a timeout is still the same wait. */
function lostActors(state: RunState): Set<ActorId> {
  const lasting = itemsOf(state.verdicts).filter(
    ({ kind, breaks }) => kind !== 'lost-updates' && breaks === undefined,
  )
  const waits = lasting.flatMap((verdict) => verdict.waits)
  return new Set(
    waits.filter(({ actor, seq }) => state.actors.get(actor)?.wait?.seq === seq).map(({ actor }) => actor),
  )
}

function holdersOf(resource: ResourceId | undefined, state: RunState): readonly ActorId[] {
  return resource === undefined ? [] : (state.resources.get(resource)?.holders ?? [])
}
