/** The timeline of a run, kept up with its events; and what lies under the pointer. */
import type { RunHistory } from '../../shared/trace/history.ts'
import { LANE, rowAt, type Row, type Rows } from '../../shared/trace/picture/rows.ts'
import { spansOf, type Part, type SpanPlace } from '../../shared/trace/timeline/span-facts.ts'
import { OPEN, type Spans } from '../../shared/trace/timeline/spans.ts'
import { Timeline } from '../../shared/trace/timeline/timeline.ts'
import type { View } from '../../shared/trace/timeline/visible.ts'

/** So many events are taken in at once: a trace of a million is read in steps that don't stop the window. */
const AT_ONCE = 40_000

const timelines = new WeakMap<RunHistory, Timeline>()

/** The run's timeline, a step nearer to its newest event; `timeline.read` tells how far it is. */
export function timelineOf(history: RunHistory): Timeline {
  let timeline = timelines.get(history)
  if (!timeline) timelines.set(history, (timeline = new Timeline(history.events)))
  timeline.advance(AT_ONCE)
  return timeline
}

/** What lies under a point. */
export interface Hit {
  readonly row: Row
  /** Undefined: the lane, but no span of it. */
  readonly place: SpanPlace | undefined
}

/** How far from a span the pointer still means it, pixels. */
const NEAR = 3

/** `y` counts from the first lane's top. */
export function hitAt(rows: Rows, view: View, x: number, y: number): Hit | undefined {
  const row = rowAt(rows, y)
  if (!row) return undefined
  const part = partAt(row, y - row.top)
  const spans = part === undefined ? undefined : spansOf(row.lane, part)
  const index = spans ? spanAt(spans, view, x) : undefined
  if (part === undefined || index === undefined) return { row, place: undefined }
  return { row, place: { actor: row.lane.actor, part, index } }
}

/** Where in its row a part is drawn. */
export function partBox(row: Row, part: Part): { top: number; height: number } {
  if (part === 'life') return { top: row.life, height: LANE.life }
  if (part === 'tasks') return { top: row.tasks ?? row.life, height: LANE.tasks - 2 }
  return { top: row.below + part * row.belowStep, height: row.belowStep - 1 }
}

function partAt(row: Row, y: number): Part | undefined {
  if (y >= row.life && y <= row.life + LANE.life) return 'life'
  if (row.tasks !== undefined && y >= row.tasks && y < row.life) return 'tasks'
  const below = Math.floor((y - row.below) / row.belowStep)
  return below >= 0 && below < row.belowCount ? below : undefined
}

function spanAt(spans: Spans, { from, pixel, now }: View, x: number): number | undefined {
  const t = from + x * pixel
  const at = spans.indexAt(t)
  for (const index of [at, at + 1]) {
    if (index < 0 || index >= spans.length) continue
    const end = spans.closed[index] === OPEN ? now : spans.end[index]!
    if (spans.begin[index]! - t <= NEAR * pixel && t - end <= NEAR * pixel) return index
  }
  return undefined
}
