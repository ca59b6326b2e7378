import { describe, expect, test } from 'vitest'
import { hitAt, partBox, timelineOf } from '../../../renderer/select/timeline.ts'
import { arrange } from '../../../shared/trace/picture/rows.ts'
import { recorded } from '../recorded.ts'

const history = recorded('deadlock')
const timeline = timelineOf(history)
const rows = arrange(timeline)
const view = { from: 0, to: timeline.end, pixel: timeline.end / 1000, now: timeline.end }

describe('under the pointer', () => {
  test('lies the span that is drawn there, in each part of its lane', () => {
    for (const row of rows.rows) {
      const parts = ['life', ...row.lane.below.keys()] as const
      for (const part of parts) {
        const spans = part === 'life' ? row.lane.life : row.lane.below[part]!
        for (let index = 0; index < spans.length; index++) {
          const begin = spans.begin[index]!
          const end = Math.min(spans.end[index]!, view.now)
          if (end - begin < 8 * view.pixel) continue
          const { top, height } = partBox(row, part)
          const hit = hitAt(rows, view, (begin + end) / 2 / view.pixel, row.top + top + height / 2)
          expect(hit?.place).toEqual({ actor: row.lane.actor, part, index })
        }
      }
    }
  })

  test('lies only the lane where nothing is drawn, and nothing under the last lane', () => {
    const [first] = rows.rows
    expect(hitAt(rows, view, 0, 8)).toEqual({ row: first, place: undefined })
    expect(hitAt(rows, view, 500, rows.height + 1)).toBeUndefined()
  })
})

test('the same run has one timeline, kept up with its events', () => {
  expect(timelineOf(history)).toBe(timeline)
  expect(timeline.read).toBe(history.length)
})
