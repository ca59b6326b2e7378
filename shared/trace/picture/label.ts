/** Short labels inside spans, in the words of the program: the same in every language. */
import { grouped } from '../explain/sentences.ts'
import type { ActorId, ResourceId } from '../ids.ts'
import { keyOf } from '../resource-id.ts'
import { BELOW } from '../timeline/kinds.ts'
import type { Spans } from '../timeline/spans.ts'
import { operationsIn, type Timeline } from '../timeline/timeline.ts'

/** What actors and resources are called. */
export interface PictureNames {
  readonly actor: (id: ActorId) => string
  readonly resource: (id: ResourceId) => string
}

/** Names as the lanes and ids tell them. */
export function plainNames(timeline: Timeline): PictureNames {
  return { actor: (id) => timeline.lane(id)?.name ?? id, resource: keyOf }
}

/** What a span of a lane's life or tasks is about: `acquire lock2`, `join t1`, `work`; empty while it just runs. */
export function spanLabel(timeline: Timeline, spans: Spans, at: number, names: PictureNames): string {
  const event = timeline.events[spans.opened[at]!]
  if (event?.type === 'task-begin') return event.name
  if (event?.type !== 'wait-begin') return ''
  const { op, resource, target } = event
  const verb = op === 'queue-join' ? 'join' : op
  if (resource !== undefined) return `${verb} ${names.resource(resource)}`
  return target === undefined ? verb : `${verb} ${names.actor(target)}`
}

/** What a span below a lane is about: the resource held, or what was counted. */
export function belowLabel(timeline: Timeline, spans: Spans, at: number, names: PictureNames): string {
  const resource = timeline.resources[spans.what[at]!]
  if (resource === undefined) return ''
  if (spans.kind[at] === BELOW.holding) return names.resource(resource)
  const event = timeline.events[spans.opened[at]!]
  return event?.type === 'counters' ? `${names.resource(resource)} ×${grouped(operationsIn(event))}` : ''
}
