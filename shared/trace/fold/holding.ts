/** Who holds what. Acquires in hot loops are only counted, so this is what the written events let one know. */
import type { EventOf, ResourceKind } from '../events.ts'
import type { ActorId, Micros, ResourceId } from '../ids.ts'
import type { RunState } from '../state.ts'
import { actorOf } from './actors.ts'
import type { Holding } from './records.ts'
import { resourceOf } from './resources.ts'

export function onAcquired(state: RunState, event: EventOf<'acquired'>): void {
  const { actor, resource, t, source } = event
  const record = resourceOf(state, resource, 'lock')
  // What one actor holds alone, all others have given back, told or not.
  if (isExclusive(record.kind)) dropOthers(state, resource, actor)
  const before = holdingOf(state, actor, resource)
  const written = { ...record.written, operations: record.written.operations + 1 }
  state.resources.set(resource, { ...resourceOf(state, resource, 'lock'), written })
  const depth = before === undefined || before.inferred || record.kind === 'lock' ? 1 : before.depth + 1
  hold(state, actor, {
    resource,
    since: before?.since ?? t,
    source: source ?? before?.source,
    depth,
    inferred: false,
  })
}

export function onReleased(state: RunState, event: EventOf<'released'>): void {
  const record = resourceOf(state, event.resource, 'lock')
  // Released by another than its holder: the one who has held it longest has lost it.
  const who = record.holders.includes(event.actor) ? event.actor : record.holders[0]
  if (who === undefined) return
  const before = holdingOf(state, who, event.resource)
  if (before !== undefined && before.depth > 1) hold(state, who, { ...before, depth: before.depth - 1 })
  else drop(state, who, event.resource)
}

/** Takes over what a waiting actor saw: exactly these hold the resource. */
export function setHolders(state: RunState, id: ResourceId, holders: readonly ActorId[], t: Micros): void {
  for (const gone of resourceOf(state, id, 'lock').holders) if (!holders.includes(gone)) drop(state, gone, id)
  for (const actor of holders) {
    if (holdingOf(state, actor, id) !== undefined) continue
    hold(state, actor, { resource: id, since: t, source: undefined, depth: 1, inferred: true })
  }
}

function hold(state: RunState, id: ActorId, holding: Holding): void {
  const actor = actorOf(state, id)
  const others = actor.holding.filter((other) => other.resource !== holding.resource)
  state.actors.set(id, { ...actor, holding: [...others, holding] })
  const resource = resourceOf(state, holding.resource, 'lock')
  if (resource.holders.includes(id)) return
  state.resources.set(resource.id, { ...resource, holders: [...resource.holders, id] })
}

function drop(state: RunState, id: ActorId, resource: ResourceId): void {
  const actor = actorOf(state, id)
  state.actors.set(id, { ...actor, holding: actor.holding.filter((other) => other.resource !== resource) })
  const record = resourceOf(state, resource, 'lock')
  state.resources.set(resource, { ...record, holders: record.holders.filter((other) => other !== id) })
}

function dropOthers(state: RunState, resource: ResourceId, keep: ActorId): void {
  for (const other of resourceOf(state, resource, 'lock').holders)
    if (other !== keep) drop(state, other, resource)
}

function holdingOf(state: RunState, actor: ActorId, resource: ResourceId): Holding | undefined {
  return actorOf(state, actor).holding.find((holding) => holding.resource === resource)
}

function isExclusive(kind: ResourceKind): boolean {
  return kind !== 'semaphore' && kind !== 'bounded-semaphore'
}
