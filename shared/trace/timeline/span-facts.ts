/** What one span says: who, what, where in the source, since when, until when, how it ended and why. */
import type { EventOf, Source, TraceEvent, Wait } from '../events.ts'
import type { ActorId, ResourceId } from '../ids.ts'
import { BELOW, LIFE } from './kinds.ts'
import type { Lane } from './lane.ts'
import { OPEN, type Spans } from './spans.ts'
import { operationsIn, type Timeline } from './timeline.ts'

/** Which row of a lane: its life, its tasks, or one of the rows below, by number. */
export type Part = 'life' | 'tasks' | number

/** A span, by its place. */
export interface SpanPlace {
  readonly actor: ActorId
  readonly part: Part
  readonly index: number
}

export type SpanKind = 'starting' | 'running' | 'waiting' | 'sleeping' | 'task' | 'holding' | 'counted'
export type SpanEnd =
  | 'open'
  | 'got'
  | 'timeout'
  | 'broken'
  | 'started'
  | 'went-on'
  | 'released'
  | 'failed'
  | EventOf<'actor-exited'>['cause']

export interface SpanFacts {
  readonly place: SpanPlace
  readonly kind: SpanKind
  readonly begin: number
  /** Infinity: not ended. */
  readonly end: number
  readonly how: SpanEnd
  readonly resource: ResourceId | undefined
  /** join: whose end it waits for. */
  readonly target: ActorId | undefined
  readonly wait: (Wait & { readonly holder: ActorId | undefined }) | undefined
  readonly source: Source | undefined
  /** A task's name. */
  readonly name: string | undefined
  /** counted: how many operations. */
  readonly operations: number | undefined
  /** holding: nobody wrote that it was taken; a waiter saw it. */
  readonly inferred: boolean
}

/** The row of a lane. */
export function spansOf(lane: Lane, part: Part): Spans | undefined {
  return part === 'life' ? lane.life : part === 'tasks' ? lane.tasks : lane.below[part]
}

/** The facts of a span; undefined if there is no such span. */
export function spanFacts(timeline: Timeline, place: SpanPlace): SpanFacts | undefined {
  const lane = timeline.lane(place.actor)
  const spans = lane && spansOf(lane, place.part)
  const { index } = place
  if (!spans || index < 0 || index >= spans.length) return undefined
  const event = timeline.events[spans.opened[index]!]
  const closing = spans.closed[index] === OPEN ? undefined : timeline.events[spans.closed[index]!]
  const kind = kindOf(place.part, spans.kind[index]!)
  const wait = event?.type === 'wait-begin' && isBlocked(kind) ? event : undefined
  const resource = typeof place.part === 'number' ? timeline.resources[spans.what[index]!] : wait?.resource
  return {
    place,
    kind,
    begin: spans.begin[index]!,
    end: spans.end[index]!,
    how: howEnded(kind, closing),
    resource: event?.type === 'task-begin' ? event.pool : resource,
    target: wait?.target,
    wait: wait && { ...wait, holder: wait.holders?.[0] },
    source: isBlocked(kind) || kind === 'holding' ? sourceOf(event) : undefined,
    name: event?.type === 'task-begin' ? event.name : undefined,
    operations: event?.type === 'counters' ? operationsIn(event) : undefined,
    inferred: kind === 'holding' && event?.type !== 'acquired',
  }
}

const isBlocked = (kind: SpanKind) => kind === 'waiting' || kind === 'sleeping'

function kindOf(part: Part, kind: number): SpanKind {
  if (part === 'tasks') return 'task'
  if (part !== 'life') return kind === BELOW.holding ? 'holding' : 'counted'
  if (kind === LIFE.running) return 'running'
  if (kind === LIFE.waiting) return 'waiting'
  return kind === LIFE.sleeping ? 'sleeping' : 'starting'
}

function howEnded(kind: SpanKind, closing: TraceEvent | undefined): SpanEnd {
  switch (closing?.type) {
    case undefined:
      return kind === 'counted' ? 'went-on' : 'open'
    case 'wait-end':
      return kind === 'holding' ? 'released' : closing.result === 'ok' ? 'got' : closing.result
    case 'actor-exited':
      return closing.cause
    case 'actor-started':
      return 'started'
    case 'task-end':
      return closing.ok ? 'went-on' : 'failed'
    default:
      return kind === 'holding' ? 'released' : 'went-on'
  }
}

function sourceOf(event: TraceEvent | undefined): Source | undefined {
  return event?.type === 'wait-begin' || event?.type === 'acquired' ? event.source : undefined
}
