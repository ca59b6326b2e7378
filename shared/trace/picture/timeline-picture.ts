/** The timeline, drawn from (data, viewport): ground, lanes, arrows, verdicts, axis, cursor. */
import type { ActorId } from '../ids.ts'
import { ARROW } from '../timeline/kinds.ts'
import type { Timeline } from '../timeline/timeline.ts'
import type { View } from '../timeline/visible.ts'
import { ticks } from './axis.ts'
import type { PictureNames } from './label.ts'
import { drawLane, xOf, type About } from './lane-picture.ts'
import { actorLook, type ActorLook, type Pen } from './pen.ts'
import { LANE, type Row, type Rows } from './rows.ts'

/** Height of the time axis. */
export const AXIS = 22
/** Above this many arrows in view only some of them are drawn. */
const MOST_ARROWS = 500

export interface TimelineScene {
  readonly timeline: Timeline
  readonly rows: Rows
  readonly view: View
  readonly width: number
  readonly height: number
  /** How far the lanes are scrolled. */
  readonly scroll: number
  /** Size of labels. */
  readonly size: number
  readonly names: PictureNames
  /** The instant shown; what came later is veiled. Undefined: no cursor. */
  readonly cursor: number | undefined
  readonly arrows: boolean
  readonly verdictLabel: (event: number) => string
  readonly selected?: SceneSpan | undefined
  readonly hovered?: SceneSpan | undefined
  readonly about?: About | undefined
  readonly lookOf?: (actor: ActorId) => ActorLook
}

/** A lane, or a span of it. */
export interface SceneSpan {
  readonly actor: ActorId
  readonly begin?: number | undefined
  readonly end?: number | undefined
  /** From the row's top. */
  readonly top?: number | undefined
  readonly height?: number | undefined
}

/** Draws it; returns of how many arrows each one drawn stands for (1: all are there). */
export function drawTimeline(pen: Pen, scene: TimelineScene): number {
  const { width, height, view } = scene
  pen.rect(0, 0, width, height, 'panel')
  const marks = ticks(view.from, view.to, view.pixel * 90)
  let stride = 1
  pen.clip(0, AXIS, width, height - AXIS, () => {
    drawGround(pen, scene)
    for (const { t } of marks) pen.rect(Math.round(xOf(view, t)), AXIS, 1, height - AXIS, 'line', 0.55)
    // Under the lanes, so that no label is struck out.
    if (scene.arrows) stride = drawArrows(pen, scene)
    for (const row of inSight(scene)) drawRow(pen, scene, row)
    drawSelection(pen, scene)
    drawVeil(pen, scene)
  })
  pen.rect(0, 0, width, AXIS - 1, 'panel')
  pen.rect(0, AXIS - 1, width, 1, 'line')
  for (const { t, label } of marks) {
    const x = Math.round(xOf(view, t))
    pen.rect(x, AXIS - 6, 1, 6, 'line-strong')
    const style = { size: scene.size, mono: true }
    if (x + 4 + pen.widthOf(label, style) > width) continue
    pen.text(x + 4, AXIS / 2 - 1, label, 'ink-soft', style)
  }
  drawVerdicts(pen, scene)
  drawCursor(pen, scene)
  return stride
}

/** Where a row is drawn. */
export function rowTop(scene: Pick<TimelineScene, 'scroll'>, row: Row): number {
  return AXIS + row.top - scene.scroll
}

function inSight(scene: TimelineScene): Row[] {
  const { scroll, height } = scene
  return scene.rows.rows.filter((row) => row.top + row.height > scroll && row.top < scroll + height - AXIS)
}

function drawGround(pen: Pen, scene: TimelineScene): void {
  for (const row of inSight(scene)) {
    const y = rowTop(scene, row)
    if (row.lane.actor === scene.selected?.actor) pen.rect(0, y, scene.width, row.height, 'selected', 0.6)
    else if (row.lane.actor === scene.hovered?.actor) pen.rect(0, y, scene.width, row.height, 'hovered')
    if (row.top > 0) pen.rect(0, y, scene.width, 1, 'line', row.process ? 1 : 0.5)
  }
}

function drawRow(pen: Pen, scene: TimelineScene, row: Row): void {
  const { timeline, view, names, size } = scene
  const look = lookOf(scene, row)
  drawLane(pen, { timeline, row, y: rowTop(scene, row), view, look, names, size, about: scene.about })
}

function lookOf({ lookOf }: TimelineScene, row: Row): ActorLook {
  return lookOf?.(row.lane.actor) ?? actorLook(row.lane.number)
}

function drawArrows(pen: Pen, scene: TimelineScene): number {
  const { timeline, view } = scene
  const { arrows } = timeline
  const rows = new Map(scene.rows.rows.map((row) => [row.lane.number, row]))
  const middle = (row: Row) => rowTop(scene, row) + row.life + LANE.life / 2
  const many = view.to - view.from
  return arrows.visit(view.from, view.to, MOST_ARROWS, (at) => {
    const from = rows.get(arrows.from[at]!)
    const to = rows.get(arrows.to[at]!)
    if (!from || !to || from === to) return
    // From edge to edge, so that it runs between the lanes.
    const down = from.top < to.top ? 1 : -1
    const y1 = middle(from) + down * (LANE.life / 2)
    const y2 = middle(to) - down * (LANE.life / 2 + 1)
    if (Math.max(y1, y2) < AXIS || Math.min(y1, y2) > scene.height) return
    const x1 = xOf(view, arrows.begin[at]!)
    const x2 = xOf(view, arrows.end[at]!)
    // A pair of ends far outside the view says nothing about what is in it.
    if (x2 - x1 > 4 * (many / view.pixel)) return
    const item = arrows.kind[at] === ARROW.item
    pen.arrow(x1, y1, x2, y2, item ? lookOf(scene, from).ink : 'ink-faint', item ? 1.25 : 1, item ? 0.9 : 0.7)
  })
}

function drawSelection(pen: Pen, scene: TimelineScene): void {
  for (const [span, thick] of [
    [scene.hovered, 1],
    [scene.selected, 2],
  ] as const) {
    if (span?.begin === undefined || span.end === undefined) continue
    const row = scene.rows.rows.find(({ lane }) => lane.actor === span.actor)
    if (!row) continue
    const x = Math.max(-4, xOf(scene.view, span.begin))
    const end = Math.min(scene.width + 4, xOf(scene.view, span.end))
    if (end < -4 || x > scene.width + 4) continue
    const y = rowTop(scene, row) + (span.top ?? row.life)
    pen.frame(x - 1, y - 1, Math.max(3, end - x) + 2, (span.height ?? LANE.life) + 2, 'accent', thick)
  }
}

/** What has not happened yet at the instant shown. */
function drawVeil(pen: Pen, { view, cursor, width, height }: TimelineScene): void {
  if (cursor === undefined) return
  const x = xOf(view, cursor)
  if (x < width) pen.rect(Math.max(0, x), AXIS, width - Math.max(0, x), height - AXIS, 'panel', 0.62)
}

/** In the one colour that is for verdicts: a flag on the axis and a line through the lanes concerned. */
function drawVerdicts(pen: Pen, scene: TimelineScene): void {
  const { timeline, view } = scene
  let free = -Infinity
  for (const number of timeline.verdicts) {
    const event = timeline.events[number]
    if (event?.type !== 'verdict' || event.t < view.from || event.t > view.to) continue
    const x = Math.round(xOf(view, event.t))
    const concerned = scene.rows.rows.filter(({ lane }) => event.actors.includes(lane.actor))
    pen.clip(0, AXIS, scene.width, scene.height - AXIS, () => {
      const tops = concerned.map((row) => rowTop(scene, row))
      const ends = concerned.map((row) => rowTop(scene, row) + row.height)
      if (tops.length > 0) {
        pen.line(x + 0.5, AXIS, x + 0.5, Math.max(...ends), 'warn', 1, [3, 2])
      }
      for (const row of concerned) {
        const y = rowTop(scene, row) + row.life
        pen.rect(x - 1, y - 2, 3, LANE.life + 4, 'warn')
      }
    })
    const label = scene.verdictLabel(number)
    const style = { size: scene.size, strong: true }
    const wide = pen.widthOf(label, style) + 10
    pen.shape([x, AXIS - 1, x - 4, AXIS - 8, x + 4, AXIS - 8], 'warn')
    // On the side where there is room, beside the cursor's handle.
    const handle = scene.cursor === undefined ? -Infinity : xOf(view, scene.cursor)
    const right = handle > x - wide && handle < x + 12 ? Math.min(x + 4, handle - 8) : x + 4
    const left = x + wide + 16 > scene.width ? Math.max(0, right - wide) : x - 4
    if (left < free) continue
    free = left + wide + 4
    pen.rect(left, 1, wide, AXIS - 8, 'warn')
    pen.text(left + 5, AXIS / 2 - 2.5, label, 'panel', style)
  }
}

function drawCursor(pen: Pen, { view, cursor, width, height }: TimelineScene): void {
  if (cursor === undefined) return
  const x = Math.round(xOf(view, cursor))
  if (x < -6 || x > width + 6) return
  pen.rect(x, AXIS - 2, 1, height - AXIS + 2, 'accent')
  pen.shape([x - 5, 3, x + 6, 3, x + 6, 11, x + 0.5, 17, x - 5, 11], 'accent')
}
