import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TraceEvent } from '../../shared/trace/events.ts'
import { applyEvent, createState } from '../../shared/trace/state.ts'
import { LIFE } from '../../shared/trace/timeline/kinds.ts'
import { OPEN, type Spans } from '../../shared/trace/timeline/spans.ts'
import { Timeline } from '../../shared/trace/timeline/timeline.ts'
import { visible } from '../../shared/trace/timeline/visible.ts'
import { anyEvent } from './arbitrary.ts'

/** Long enough for waits, holds and ends to meet. */
const anyStream = fc.array(anyEvent, { maxLength: 150, size: 'max' })

const rowsOf = (timeline: Timeline): Spans[] =>
  timeline.lanes.flatMap((lane) => [lane.life, lane.tasks, ...lane.below])

const told = (spans: Spans) =>
  Array.from({ length: spans.length }, (_, i) => [
    spans.begin[i],
    spans.end[i],
    spans.kind[i],
    spans.opened[i],
    spans.closed[i],
  ])

function whole(events: readonly TraceEvent[]): Timeline {
  const timeline = new Timeline(events)
  timeline.advance()
  return timeline
}

describe('a timeline of any stream of events', () => {
  test('has in each row spans in order of time, none over another', () => {
    fc.assert(
      fc.property(anyStream, (events) => {
        for (const spans of rowsOf(whole(events))) {
          for (let i = 0; i < spans.length; i++) {
            expect(spans.end[i]).toBeGreaterThanOrEqual(spans.begin[i]!)
            if (i > 0) expect(spans.begin[i]).toBeGreaterThanOrEqual(spans.end[i - 1]!)
            expect(spans.closed[i] === OPEN).toBe(spans.end[i] === Infinity)
          }
        }
      }),
    )
  })

  test('covers each life from its first to its last moment without a gap', () => {
    fc.assert(
      fc.property(anyStream, (events) => {
        for (const { life, ended } of whole(events).lanes) {
          expect(life.length).toBeGreaterThan(0)
          for (let i = 1; i < life.length; i++) expect(life.begin[i]).toBe(life.end[i - 1])
          expect(life.end[life.length - 1]).toBe(ended ?? Infinity)
        }
      }),
    )
  })

  test('is the same whether the events come at once or bit by bit, looked at in between', () => {
    fc.assert(
      fc.property(anyStream, fc.array(fc.integer({ min: 1, max: 9 })), (events, pieces) => {
        const growing: TraceEvent[] = []
        const timeline = new Timeline(growing)
        let at = 0
        for (const piece of pieces) {
          growing.push(...events.slice(at, (at += piece)))
          timeline.advance(3)
          for (const row of rowsOf(timeline)) {
            visible(row, { from: 0, to: 1000, pixel: 50, now: 1000 }, { span: () => {}, stretch: () => {} })
          }
        }
        growing.push(...events.slice(at))
        timeline.advance()
        expect(rowsOf(timeline).map(told)).toEqual(rowsOf(whole(events)).map(told))
      }),
    )
  })

  test('says of every actor, after every event, the state that the fold says, and of every resource its holders', () => {
    fc.assert(
      fc.property(anyStream, (events) => {
        const growing: TraceEvent[] = []
        const timeline = new Timeline(growing)
        const state = createState()
        for (const event of events) {
          growing.push(event)
          timeline.advance()
          applyEvent(state, event)
          for (const actor of state.actors.values()) {
            const lane = timeline.lane(actor.id)
            expect(lane && lifeOf(lane)).toBe(actor.state)
          }
          for (const { id, holders } of state.resources.values()) {
            expect(timeline.holdersOf(id)).toEqual(holders)
          }
        }
      }),
    )
  })

  test('shows every moment of a row in view exactly once, alone or in a stretch', () => {
    const views = fc.record({
      from: fc.nat(800),
      width: fc.integer({ min: 1, max: 1000 }),
      pixel: fc.constantFrom(0.5, 1, 7, 40, 300),
    })
    fc.assert(
      fc.property(anyStream, views, (events, { from, width, pixel }) => {
        const view = { from, to: from + width, pixel, now: 1000 }
        for (const { life: spans } of whole(events).lanes) {
          const seen: [number, number][] = []
          visible(spans, view, {
            span: (index) => void seen.push([index, index + 1]),
            stretch(first, count, _begin, _end, running, waiting) {
              seen.push([first, first + count])
              expect(running + waiting).toBeLessThanOrEqual(1 + 1e-9)
              for (let i = first; i < first + count; i++) {
                expect(Math.min(spans.end[i]!, 1000) - spans.begin[i]!).toBeLessThan(pixel)
              }
            },
          })
          const pixels = Math.ceil(width / pixel) + 2
          expect(seen.length).toBeLessThanOrEqual(2 * pixels)
          for (let i = 1; i < seen.length; i++) expect(seen[i]![0]).toBe(seen[i - 1]![1])
          const inView = Array.from({ length: spans.length }, (_, i) => i).filter(
            (i) => spans.begin[i]! <= view.to && Math.min(spans.end[i]!, 1000) > from,
          )
          for (const i of inView) expect(seen.some(([first, end]) => first <= i && i < end)).toBe(true)
        }
      }),
    )
  })
})

function lifeOf(lane: Timeline['lanes'][number]): string {
  if (lane.ended !== undefined) return 'exited'
  const kind = lane.life.kind[lane.life.length - 1]
  return kind === LIFE.starting
    ? 'created'
    : kind === LIFE.running
      ? 'running'
      : kind === LIFE.waiting
        ? 'waiting'
        : 'sleeping'
}
