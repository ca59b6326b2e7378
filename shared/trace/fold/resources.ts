/** A resource's record: made when it is declared, or as a placeholder when it is first used. */
import type { EventOf, ResourceKind } from '../events.ts'
import type { ResourceId } from '../ids.ts'
import type { RunState } from '../state.ts'
import { keyOf, ownerOf } from '../resource-id.ts'
import type { ResourceState, Totals } from './records.ts'

/** The resource's record; an id never heard of gets a placeholder of the kind that its use suggests. */
export function resourceOf(state: RunState, id: ResourceId, guess: ResourceKind): ResourceState {
  const resource = state.resources.get(id)
  if (resource) return resource
  const placeholder = newResource(id, guess)
  state.resources.set(id, placeholder)
  return placeholder
}

export function onResourceCreated(state: RunState, event: EventOf<'resource-created'>): void {
  const resource = resourceOf(state, event.resource, event.kind)
  // Every process that evaluates the program may declare the same thing; the first one counts.
  if (resource.known) return
  state.resources.set(event.resource, {
    ...resource,
    known: true,
    kind: event.kind,
    name: event.name,
    scope: event.scope,
    capacity: event.capacity,
    creator: event.actor,
    source: event.source,
    created: event.t,
    // Whoever samples may have come after the first updates; the maker knows.
    first: event.initial === undefined ? resource.first : { t: event.t, value: event.initial },
  })
}

export const noTotals: Totals = {
  acquisitions: 0,
  contended: 0,
  waited: 0,
  reads: 0,
  writes: 0,
  delta: 0,
  blind: false,
}

function newResource(id: ResourceId, kind: ResourceKind): ResourceState {
  return {
    id,
    name: keyOf(id),
    kind,
    known: false,
    scope: ownerOf(id) === undefined ? 'process' : 'thread',
    capacity: undefined,
    creator: undefined,
    source: undefined,
    created: undefined,
    holders: [],
    waiters: [],
    level: undefined,
    highest: undefined,
    nextItem: undefined,
    unfinished: undefined,
    first: undefined,
    last: undefined,
    history: [],
    totals: noTotals,
    counted: undefined,
    written: { operations: 0, waits: 0, waited: 0 },
  }
}
