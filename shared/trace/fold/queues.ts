/** Queues and pipes: items under way and the fill level. */
import type { EventOf } from '../events.ts'
import type { ResourceId } from '../ids.ts'
import type { RunState } from '../state.ts'
import type { QueueItem } from './records.ts'
import { resourceOf } from './resources.ts'

/** How many items of one queue are kept by name; its `level` counts them all. */
export const ITEMS = 1000

export function onPut(state: RunState, event: EventOf<'put'>): void {
  const { actor: by, item, t, preview } = event
  const items = itemsOf(state, event.resource)
  if (item !== undefined && items.size < ITEMS) items.set(item, { item, by, t, preview })
  setLevel(state, event)
}

export function onGot(state: RunState, event: EventOf<'got'>): void {
  const items = itemsOf(state, event.resource)
  if (event.item !== undefined) items.delete(event.item)
  // An empty queue has nothing under way, whatever was left out of the trace.
  if (event.level === 0) items.clear()
  setLevel(state, event)
}

export function onTaskDone(state: RunState, event: EventOf<'task-done'>): void {
  const record = resourceOf(state, event.resource, 'joinable-queue')
  state.resources.set(event.resource, { ...record, unfinished: event.unfinished })
}

function itemsOf(state: RunState, resource: ResourceId): Map<number, QueueItem> {
  const items = state.items.get(resource)
  if (items) return items
  const none = new Map<number, QueueItem>()
  state.items.set(resource, none)
  return none
}

function setLevel(state: RunState, { resource, level, item }: EventOf<'put' | 'got'>): void {
  const record = resourceOf(state, resource, 'queue')
  const written = { ...record.written, operations: record.written.operations + 1 }
  state.resources.set(resource, {
    ...record,
    written,
    ...(level !== undefined && { level, highest: Math.max(record.highest ?? 0, level) }),
    ...(item !== undefined && { nextItem: Math.max(record.nextItem ?? 0, item + 1) }),
  })
}
