/** Waits that nobody is left to end, where neither a cycle nor an orphaned lock is the cause. */
import type { ActorId, Micros } from '../ids.ts'
import { compareActors } from '../order.ts'
import { candidate, waitKeys, type Candidate } from './candidate.ts'
import { reaches, wakenBy, type Model } from './model.ts'

/** One candidate for the whole run, or one for each process whose threads are stuck among themselves. */
export function stuck(
  model: Model,
  nobodyWakes: ReadonlySet<ActorId>,
  explained: ReadonlySet<ActorId>,
): Candidate[] {
  const rest = [...nobodyWakes].filter((id) => !explained.has(id))
  const roots = rest.filter((id) => model.waits.get(id)?.wakers.type === 'reach')
  const everywhere = roots.some((id) => placeOf(model, id) === undefined)
  const groups = new Map<ActorId | undefined, ActorId[]>()
  for (const id of roots) {
    const place = everywhere ? undefined : placeOf(model, id)
    groups.set(place, [...(groups.get(place) ?? []), id])
  }
  return [...groups].flatMap(([place, members]) => {
    const actors = toName(model, members).sort(compareActors)
    if (actors.length === 0) return []
    const key = `stuck ${waitKeys(model, actors)}`
    return candidate(model, { kind: 'stuck', key, actors, after: endsIn(model, place) })
  })
}

/** Those in the stuck set that a cause, once removed, might wake: bystanders. */
export function explainedBy(
  model: Model,
  nobodyWakes: ReadonlySet<ActorId>,
  causes: Iterable<ActorId>,
): Set<ActorId> {
  const woken = wakenBy(model, causes)
  return new Set([...nobodyWakes].filter((id) => woken.has(id)))
}

/** Not those whose normal state is to wait for work, unless somebody waits for their end, or nobody else is left. */
function toName(model: Model, members: readonly ActorId[]): ActorId[] {
  const ordinary = members.filter((id) => !isService(model, id))
  // Whoever waits for a result waits for one of the others to give it.
  const owing = ordinary.filter((id) => model.waits.get(id)?.wait.op !== 'result')
  if (owing.length > 0) return owing
  if (ordinary.length > 0) return ordinary
  const awaited = members.filter((id) =>
    [...wakenBefore(model, id)].some((other) => !isService(model, other)),
  )
  if (awaited.length > 0) return awaited
  const others = [...model.actors.values()].some((actor) => actor.alive && !isService(model, actor.id))
  return others ? [] : [...members]
}

/** Whoever waits for exactly this actor, or for one who does. */
function wakenBefore(model: Model, id: ActorId): Set<ActorId> {
  const found = new Set<ActorId>(model.dependents.get(id))
  for (const other of found) for (const next of model.dependents.get(other) ?? []) found.add(next)
  return found
}

function isService(model: Model, id: ActorId): boolean {
  if (model.actors.get(id)?.service) return true
  const wait = model.waits.get(id)?.wait
  return (
    wait?.op === 'get' && wait.resource !== undefined && model.resources.get(wait.resource)?.kind === 'pool'
  )
}

function placeOf(model: Model, id: ActorId): ActorId | undefined {
  const wakers = model.waits.get(id)?.wakers
  return wakers?.type === 'reach' ? wakers.process : undefined
}

/** When those who could have helped and are dead ended. */
function endsIn(model: Model, place: ActorId | undefined): (Micros | undefined)[] {
  const dead = [...model.actors.values()].filter((actor) => !actor.alive && reaches(actor, place))
  return dead.map((actor) => actor.ended)
}
