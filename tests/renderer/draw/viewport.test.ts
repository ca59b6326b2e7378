import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { around, atEnd, FIT, panned, revealed, zoomed } from '../../../renderer/draw/viewport.ts'

const over = { end: 1_000_000, live: false }
const live = { end: 1_000_000, live: true }

describe('the part of time in view', () => {
  test('is the whole run at first, and grows with it', () => {
    expect(atEnd(FIT, over)).toMatchObject({ mode: 'fit', from: 0, to: 1_030_000 })
    expect(atEnd(FIT, { end: 2_000_000, live: true }).to).toBe(2_060_000)
  })

  test('keeps the instant under the pointer where it is while zooming', () => {
    const view = atEnd(FIT, over)
    const next = zoomed(view, 4, 400_000, over)
    expect(next.to - next.from).toBeCloseTo((view.to - view.from) / 4)
    const share = (t: number, { from, to }: typeof view) => (t - from) / (to - from)
    expect(share(400_000, next)).toBeCloseTo(share(400_000, view))
  })

  test('follows a live run whose end is in view, and stays where it was put otherwise', () => {
    const near = { mode: 'free', from: 800_000, to: 1_000_000 } as const
    const following = panned(near, 10_000, live)
    expect(following.mode).toBe('follow')
    const later = atEnd(following, { end: 3_000_000, live: true })
    expect(later.to).toBeGreaterThan(3_000_000)
    expect(later.to - later.from).toBeCloseTo(200_000)
    const away = panned(near, -300_000, live)
    expect(away.mode).toBe('free')
    expect(atEnd(away, { end: 3_000_000, live: true })).toEqual(away)
  })

  test('comes to an instant outside it, and leaves one inside alone', () => {
    const view = { mode: 'free', from: 100_000, to: 200_000 } as const
    expect(revealed(view, 150_000, over)).toBe(view)
    const after = revealed(view, 500_000, over)
    expect(after.from).toBeLessThan(500_000)
    expect(after.to).toBeGreaterThan(500_000)
  })

  test('shows a stretch with room at both sides', () => {
    expect(around(400_000, 500_000, over)).toMatchObject({ from: 375_000, to: 525_000 })
  })

  test('never leaves the run behind, whatever is done to it', () => {
    const act = fc.oneof(
      fc.record({ zoom: fc.double({ min: 0.01, max: 100, noNaN: true }), at: fc.nat(2_000_000) }),
      fc.record({ pan: fc.integer({ min: -1e9, max: 1e9 }) }),
    )
    fc.assert(
      fc.property(fc.array(act), fc.boolean(), (acts, isLive) => {
        const extent = { end: 1_000_000, live: isLive }
        let view = atEnd(FIT, extent)
        for (const one of acts) {
          view = 'pan' in one ? panned(view, one.pan, extent) : zoomed(view, one.zoom, one.at, extent)
          view = atEnd(view, extent)
          expect(view.to - view.from).toBeGreaterThanOrEqual(19.9)
          expect(view.from).toBeLessThan(extent.end)
          expect(view.to).toBeGreaterThan(0)
        }
      }),
    )
  })
})
