/** The timeline of a whole run as an SVG that stands alone, for reports. */
import type { RunHistory } from '../history.ts'
import { explanationOf, namesOf, type Language } from '../explain.ts'
import { arrange } from '../picture/rows.ts'
import { SvgPen } from '../picture/svg-pen.ts'
import { fitted } from '../picture/lane-picture.ts'
import { AXIS, drawTimeline } from '../picture/timeline-picture.ts'
import { actorLook } from '../picture/pen.ts'
import { Timeline } from '../timeline/timeline.ts'

export interface PictureSize {
  readonly width: number
  /** A picture is never higher; lanes that would be are left out, and their number is told. */
  readonly height?: number
  /** It reaches at least to this time, so that two pictures have one scale. */
  readonly until?: number
  /** Keeps several pictures in one page apart. */
  readonly prefix?: string
  /** Its colours are those of the page it is put into; else it brings its own. */
  readonly bare?: boolean
}

const NAMES = 120
const SIZE = 11
const TITLE = { en: 'Timeline', zh: '时间线' } as const
const MORE = { en: (n: number) => `${n} more lanes`, zh: (n: number) => `另有 ${n} 条泳道` } as const

/** Draws all lanes from the run's begin to its end. */
export function timelineSvg(
  history: Pick<RunHistory, 'events' | 'latest'>,
  size: PictureSize,
  language: Language = 'en',
): string {
  const timeline = new Timeline(history.events)
  timeline.advance()
  const names = namesOf(history.latest)
  const all = arrange(timeline)
  const most = (size.height ?? Infinity) - AXIS - 20
  const rows = all.rows.filter((row) => row.top + row.height <= most)
  const height = AXIS + (rows.at(-1)?.top ?? 0) + (rows.at(-1)?.height ?? 0)
  const width = Math.max(100, size.width - NAMES)
  const pixel = Math.max(1, (Math.max(timeline.end, size.until ?? 0) * 1.02) / width)
  const pen = new SvgPen(size.prefix ?? 'timeline')
  const view = { from: 0, to: pixel * width, pixel, now: timeline.end }
  pen.shift(NAMES, 0, () => {
    drawTimeline(pen, {
      timeline,
      rows: { rows, height },
      view,
      width,
      height,
      scroll: 0,
      size: SIZE,
      names: { actor: names.actor, resource: (id) => names.resource(id).name },
      cursor: undefined,
      arrows: true,
      verdictLabel(number) {
        const event = timeline.events[number]
        return event?.type === 'verdict' ? explanationOf(event, names, language).heading : ''
      },
    })
  })
  pen.rect(0, 0, NAMES, height, 'panel')
  for (const row of rows) {
    const y = AXIS + row.top + row.life + 9
    const x = 4 + row.depth * 10
    pen.mark(row.lane.kind, x + 5, y, actorLook(row.lane.number))
    const name = fitted(row.lane.name, NAMES - x - 20, (text) => pen.widthOf(text, { size: SIZE + 1 }))
    pen.text(x + 15, y, name, 'ink', { size: SIZE + 1 })
    if (row.top > 0) pen.rect(0, AXIS + row.top, NAMES, 1, 'line', row.process ? 1 : 0.5)
  }
  const left = all.rows.length - rows.length
  if (left > 0) pen.text(4, height + 10, MORE[language](left), 'ink-soft', { size: SIZE })
  return pen.svg(size.width, height + (left > 0 ? 20 : 0), TITLE[language], size.bare)
}
