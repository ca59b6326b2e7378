/** Samples: the last value, the first one, and a short history to draw. */
import type { EventOf, ResourceKind } from '../events.ts'
import type { RunState } from '../state.ts'
import { resourceOf } from './resources.ts'

/** How many samples of one resource are kept. */
export const HISTORY = 64

export function onSample(state: RunState, event: EventOf<'sample'>): void {
  const record = resourceOf(state, event.resource, 'value')
  const sampled = { t: event.t, value: event.value }
  const history = [...record.history.slice(1 - HISTORY), sampled]
  const level = holdsItems(record.kind) && typeof event.value === 'number' ? event.value : record.level
  const highest = level === undefined ? record.highest : Math.max(record.highest ?? 0, level)
  const first = record.first ?? sampled
  state.resources.set(event.resource, { ...record, first, last: sampled, history, level, highest })
}

function holdsItems(kind: ResourceKind): boolean {
  return kind.endsWith('queue') || kind === 'pipe'
}
