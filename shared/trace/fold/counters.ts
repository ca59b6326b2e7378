/** Counted operations: added up per resource, and per actor and resource. */
import type { EventOf } from '../events.ts'
import type { ActorId, ResourceId } from '../ids.ts'
import type { RunState } from '../state.ts'
import { actorOf } from './actors.ts'
import type { Totals } from './records.ts'
import { noTotals, resourceOf } from './resources.ts'

export function onCounters(state: RunState, event: EventOf<'counters'>): void {
  const { actor, resource } = event
  actorOf(state, actor)
  const record = resourceOf(state, resource, 'value')
  state.resources.set(resource, { ...record, totals: add(record.totals, event), counted: event.t })
  const key = touchKey(actor, resource)
  state.touches.set(key, { ...add(state.touches.get(key) ?? noTotals, event), actor, resource })
}

/** The key of what one actor did to one resource in `RunState.touches`. */
export function touchKey(actor: ActorId, resource: ResourceId): string {
  return `${actor} ${resource}`
}

function add(totals: Totals, event: EventOf<'counters'>): Totals {
  return {
    acquisitions: totals.acquisitions + (event.acquisitions ?? 0),
    contended: totals.contended + (event.contended ?? 0),
    waited: totals.waited + (event.waited ?? 0),
    reads: totals.reads + (event.reads ?? 0),
    writes: totals.writes + (event.writes ?? 0),
    delta: totals.delta + (event.delta ?? 0),
    blind: totals.blind || (event.blind ?? false),
  }
}
