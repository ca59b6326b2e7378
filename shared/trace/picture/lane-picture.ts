/** One lane, drawn: running solid, waiting hatched, sleeping thin, holding underlined, the end hollow or crossed. */
import type { Source, TraceEvent } from '../events.ts'
import type { ResourceId } from '../ids.ts'
import { BELOW, LIFE, MARK } from '../timeline/kinds.ts'
import { visible, type View } from '../timeline/visible.ts'
import type { Timeline } from '../timeline/timeline.ts'
import { belowLabel, spanLabel, type PictureNames } from './label.ts'
import { bar, type ActorLook, type Pen, type TextStyle } from './pen.ts'
import { LANE, type Row } from './rows.ts'

export interface LaneScene {
  readonly timeline: Timeline
  readonly row: Row
  /** The row's top on the surface. */
  readonly y: number
  readonly view: View
  readonly look: ActorLook
  readonly names: PictureNames
  /** Size of the text in spans. */
  readonly size: number
  /** A resource or a line that is selected elsewhere: what is about it is set off. */
  readonly about?: About | undefined
}

export interface About {
  readonly resource?: ResourceId | undefined
  readonly source?: Source | undefined
}

export function drawLane(pen: Pen, scene: LaneScene): void {
  drawTasks(pen, scene)
  drawLife(pen, scene)
  drawBelow(pen, scene)
  drawMarks(pen, scene)
  drawEnd(pen, scene)
}

/** Spans narrower than this are merged with their neighbours, pixels. */
const GRAIN = 3

function grained(view: View): View {
  return { ...view, pixel: view.pixel * GRAIN }
}

/** Where a time lies. */
export function xOf(view: View, t: number): number {
  return (t - view.from) / view.pixel
}

function drawLife(pen: Pen, scene: LaneScene): void {
  const { timeline, row, view, look } = scene
  const { life } = row.lane
  const y = scene.y + row.life
  const dense = denseBand(pen, scene, y)
  visible(life, grained(view), {
    span(at, begin, end) {
      const x = xOf(view, Math.max(begin, view.from))
      const width = Math.max(1, xOf(view, Math.min(end, view.to)) - x)
      dense.flush()
      drawState(pen, life.kind[at]!, x, y, width, look)
      if (isAbout(timeline.events[life.opened[at]!], scene.about)) {
        pen.frame(x, y, Math.max(3, width), LANE.life, 'accent', 1.5)
      }
      const thin = life.kind[at] === LIFE.sleeping
      if (width < (thin ? 72 : 26) || life.kind[at] === LIFE.running || life.kind[at] === LIFE.starting)
        return
      const label = spanLabel(timeline, life, at, scene.names)
      inside(pen, label, x, y + LANE.life / 2, width, thin ? 'ink-soft' : 'ink', {
        size: scene.size,
        halo: 'panel',
      })
    },
    stretch(_first, _count, begin, end, running, waiting) {
      const x = xOf(view, Math.max(begin, view.from))
      dense.add(x, Math.max(1, xOf(view, Math.min(end, view.to)) - x), running, waiting)
    },
  })
  dense.flush()
}

function drawState(pen: Pen, kind: number, x: number, y: number, width: number, look: ActorLook): void {
  const middle = y + LANE.life / 2
  if (kind === LIFE.running) bar(pen, x, y, width, LANE.life, look)
  else if (kind === LIFE.waiting) {
    if (width < 4) pen.rect(x, y, width, LANE.life, look.ink, 0.4)
    else pen.hatch(x, y, width, LANE.life, look.ink)
    if (width >= 8) pen.frame(x, y, width, LANE.life, look.ink, 1)
  } else if (kind === LIFE.sleeping) pen.rect(x, middle - 1.5, width, 3, look.ink)
  else pen.line(x, middle, x + width, middle, look.ink, 1, [1, 3])
}

/**
 * Stretches of many short spans: the height of the solid part is the share of time spent running, the pale rest waiting.
 * Neighbours that look the same become one rectangle.
 */
function denseBand(pen: Pen, { look }: LaneScene, y: number) {
  const STEPS = 6
  let from = 0
  let to = 0
  let solid = -1
  let pale = 0
  function flush() {
    if (solid < 0) return
    const height = (LANE.life * solid) / STEPS
    if (pale > 0) pen.rect(from, y, to - from, LANE.life - height, look.ink, 0.12 * pale)
    else pen.rect(from, y + LANE.life / 2 - 1.5, to - from, 3, look.ink)
    if (height > 0) pen.rect(from, y + LANE.life - height, to - from, height, look.ink)
    solid = -1
  }
  function add(x: number, width: number, running: number, waiting: number) {
    const nextSolid = Math.round(running * STEPS)
    const nextPale = Math.round(waiting * 3)
    if (nextSolid !== solid || nextPale !== pale || x > to + 1) {
      flush()
      from = x
      solid = nextSolid
      pale = nextPale
    }
    to = x + width
  }
  return { add, flush }
}

function drawTasks(pen: Pen, scene: LaneScene): void {
  const { timeline, row, view, look, names } = scene
  if (row.tasks === undefined) return
  const { tasks } = row.lane
  const y = scene.y + row.tasks
  const height = LANE.tasks - 2
  visible(tasks, view, {
    span(at, begin, end) {
      const x = xOf(view, Math.max(begin, view.from))
      const width = Math.max(1, xOf(view, Math.min(end, view.to)) - x)
      pen.rect(x, y, width, height, look.ink, 0.18)
      if (width > 3) pen.line(x + 0.5, y, x + 0.5, y + height, look.ink, 1)
      const label = spanLabel(timeline, tasks, at, names)
      if (width > 26) inside(pen, label, x, y + height / 2, width, 'ink-soft', { size: scene.size - 1 })
    },
    stretch(_first, _count, begin, end) {
      const x = xOf(view, begin)
      pen.rect(x, y, Math.max(1, xOf(view, end) - x), height, look.ink, 0.3)
    },
  })
}

function drawBelow(pen: Pen, scene: LaneScene): void {
  const { timeline, row, view, look, names } = scene
  const tight = row.belowStep < LANE.below
  const resource = scene.about?.resource
  for (let line = 0; line < row.belowCount; line++) {
    const spans = row.lane.below[line]!
    const y = scene.y + row.below + line * row.belowStep
    visible(spans, grained(view), {
      span(at, begin, end) {
        const x = xOf(view, Math.max(begin, view.from))
        const width = Math.max(1, xOf(view, Math.min(end, view.to)) - x)
        const counted = spans.kind[at] === BELOW.counted
        if (counted) pen.line(x, y + 1, x + width, y + 1, 'ink-faint', 2, [2, 2])
        else underline(pen, scene, x, y, width, begin, end)
        if (resource !== undefined && timeline.resources[spans.what[at]!] === resource) {
          pen.rect(x, y - 1, width, 3, 'accent')
        }
        if (tight || width < 12) return
        if (!counted) padlock(pen, x + 1, y + 4, look)
        const label = belowLabel(timeline, spans, at, names)
        const style = { size: scene.size - 1 }
        if (width > 30) inside(pen, label, x + (counted ? 0 : 7), y + 7, width - 7, 'ink-soft', style)
      },
      stretch(_first, _count, begin, end, holding) {
        const x = xOf(view, begin)
        const alpha = 0.35 + 0.65 * holding
        pen.rect(x, y, Math.max(1, xOf(view, end) - x), 2, look.ink, alpha)
      },
    })
  }
}

function isAbout(event: TraceEvent | undefined, about: About | undefined): boolean {
  if (about === undefined || event?.type !== 'wait-begin') return false
  if (about.resource !== undefined && event.resource === about.resource) return true
  const { source } = event
  return source !== undefined && source.line === about.source?.line && source.file === about.source.file
}

/** What a dead actor still holds goes on as a broken line. */
function underline(
  pen: Pen,
  { row, view, look }: LaneScene,
  x: number,
  y: number,
  width: number,
  begin: number,
  end: number,
): void {
  const died = row.lane.ended
  const alive = died === undefined || end <= died ? width : Math.max(0, Math.min(width, xOf(view, died) - x))
  if (alive > 0) pen.rect(x, y, alive, 2, look.ink)
  if (alive < width) pen.line(x + alive, y + 1, x + width, y + 1, look.ink, 2, [4, 3])
  if (begin >= view.from) pen.rect(x, y, 1, 6, look.ink)
}

function padlock(pen: Pen, x: number, y: number, look: ActorLook): void {
  pen.frame(x + 1, y, 4, 4, look.ink, 1)
  pen.rect(x, y + 2.5, 6, 4, look.ink)
}

function drawMarks(pen: Pen, { row, y, view }: LaneScene): void {
  const { marks } = row.lane
  const bottom = y + row.life + LANE.life
  let last = -Infinity
  for (let at = marks.firstFrom(view.from); at < marks.length && marks.t[at]! <= view.to; at++) {
    const x = xOf(view, marks.t[at]!)
    const kind = marks.kind[at]
    if (kind !== MARK.timeout && x < last + 2) {
      at = Math.max(at, marks.firstFrom(view.from + (last + 2) * view.pixel) - 1)
      continue
    }
    last = x
    if (kind === MARK.timeout) diamond(pen, x, y + row.life + LANE.life / 2)
    else if (kind === MARK.notice) pen.shape([x - 3, y + 1, x + 3, y + 1, x, y + 6], 'ink-soft')
    else pen.rect(x - 0.5, bottom - 4, 1.5, 6, 'ink')
  }
}

function diamond(pen: Pen, x: number, y: number): void {
  pen.shape([x, y - 6, x + 6, y, x, y + 6, x - 6, y], 'panel')
  pen.shape([x, y - 5, x + 5, y, x, y + 5, x - 5, y], 'caution')
}

/** Hollow: it ended by itself. Crossed: it was killed, or crashed, or taken along by its process. */
function drawEnd(pen: Pen, { timeline, row, y, view, look }: LaneScene): void {
  const { lane } = row
  if (lane.ended === undefined || lane.ended < view.from || lane.ended > view.to) return
  const x = xOf(view, lane.ended)
  const middle = y + row.life + LANE.life / 2
  if (endedByItself(lane.exited === undefined ? undefined : timeline.events[lane.exited])) {
    pen.ring(x + 1, middle, 4, look.ink, 1.5)
    return
  }
  for (const slope of [1, -1]) {
    pen.line(x - 5, middle - 6 * slope, x + 5, middle + 6 * slope, 'panel', 5)
  }
  for (const slope of [1, -1]) {
    pen.line(x - 5, middle - 6 * slope, x + 5, middle + 6 * slope, 'ink', 2)
  }
}

export function endedByItself(event: TraceEvent | undefined): boolean {
  return event?.type === 'actor-exited' && ['returned', 'exit', 'exception'].includes(event.cause)
}

/** A label where there is room for it, shortened where there is a little. */
function inside(
  pen: Pen,
  label: string,
  x: number,
  y: number,
  width: number,
  ink: Parameters<Pen['text']>[3],
  style: TextStyle,
): void {
  if (label === '') return
  const room = width - 8
  const text = fitted(label, room, (part) => pen.widthOf(part, style))
  if (text !== '') pen.text(x + 4, y, text, ink, style)
}

/** The text, or its beginning with an ellipsis, or nothing where not even three letters fit. */
export function fitted(text: string, room: number, widthOf: (text: string) => number): string {
  const whole = widthOf(text)
  if (whole <= room) return text
  const letters = Math.floor((text.length * room) / whole) - 1
  return letters < 3 ? '' : `${text.slice(0, letters)}…`
}
