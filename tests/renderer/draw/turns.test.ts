// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Turns } from '../../../renderer/draw/turns.ts'

/** A clock that moves when a frame is made, and the frames that were asked for. */
let clock = 0
const time = { currentTime: 0 }
let asked: FrameRequestCallback[] = []
let painted: (() => void)[] = []

beforeEach(() => {
  clock = 1000
  asked = []
  painted = []
  vi.spyOn(performance, 'now').mockImplementation(() => clock)
  Object.defineProperty(document, 'timeline', { value: time, configurable: true })
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => asked.push(callback))
})
afterEach(() => {
  frames(50)
  Reflect.deleteProperty(document, 'timeline')
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** Animation frames, each 16 ms after the one before and made with `before` first. */
function frames(count: number, before?: () => void): void {
  for (let n = 0; n < count; n++) {
    clock += 16
    time.currentTime = clock
    before?.()
    for (const callback of asked.splice(0)) callback(clock)
    for (const then of painted.splice(0)) then()
  }
}

interface Counted {
  shown: number
  readonly leave: () => void
}

/** A view that takes so many milliseconds to be shown. */
function view(turns: Turns, cost: number, { pace = 0, share = 0.5 } = {}): Counted {
  const counted: Counted = {
    shown: 0,
    leave: turns.join({
      pace,
      share,
      show: () => {
        counted.shown++
        clock += cost
      },
    }),
  }
  return counted
}

const newTurns = () => new Turns((then) => painted.push(then))

test('cheap views are shown together, in the frame in which something comes', () => {
  const turns = newTurns()
  const views = [view(turns, 0.1), view(turns, 0.1), view(turns, 0.1)]
  turns.come()
  expect(views.map(({ shown }) => shown)).toEqual([1, 1, 1])
})

test('dear views are shown one in a frame, each in its turn', () => {
  const turns = newTurns()
  const views = [view(turns, 7), view(turns, 7), view(turns, 7)]
  // Until their cost is known.
  frames(100, () => turns.come())
  const before = views.map(({ shown }) => shown)
  for (let n = 0; n < 30; n++) {
    const sum = () => views.reduce((all, { shown }) => all + shown, 0)
    const known = sum()
    frames(1, () => turns.come())
    expect(sum() - known).toBeLessThanOrEqual(1)
  }
  const gained = views.map(({ shown }, n) => shown - before[n]!)
  expect(Math.min(...gained)).toBeGreaterThanOrEqual(Math.max(...gained) - 1)
})

test('a view takes no more of the time than its share', () => {
  const turns = newTurns()
  const counted = view(turns, 10, { share: 0.05 })
  const began = clock
  frames(500, () => turns.come())
  expect((counted.shown * 10) / (clock - began)).toBeLessThan(0.06)
})

test('a view is shown no more often than it asked for', () => {
  const turns = newTurns()
  const counted = view(turns, 0, { pace: 100 })
  frames(100, () => turns.come())
  expect(counted.shown).toBeLessThanOrEqual(17)
  expect(counted.shown).toBeGreaterThanOrEqual(14)
})

test('what came last is shown by everybody, also if nothing comes after it', () => {
  const turns = newTurns()
  const views = [10, 20, 5, 1].map((cost) => view(turns, cost, { pace: 100, share: 0.1 }))
  frames(50, () => turns.come())
  const before = views.map(({ shown }) => shown)
  frames(1, () => turns.come())
  frames(50)
  views.forEach(({ shown }, n) => expect(shown).toBeGreaterThan(before[n]!))
  expect(asked).toEqual([])
})

test('all of them are shown at once where they have to show the same', () => {
  const turns = newTurns()
  const views = [10, 20, 5, 1].map((cost) => view(turns, cost, { pace: 100, share: 0.1 }))
  frames(20, () => turns.come())
  const before = views.map(({ shown }) => shown)
  turns.all()
  expect(views.map(({ shown }, n) => shown - before[n]!)).toEqual([1, 1, 1, 1])
})

test('what does not concern a view costs it no turn', () => {
  const turns = newTurns()
  let [shown, concerned] = [0, false]
  turns.join({ pace: 0, share: 1, show: () => shown++, concerned: () => concerned })
  frames(3, () => turns.come())
  expect([shown, asked.length]).toEqual([0, 0])
  concerned = true
  frames(1, () => turns.come())
  expect(shown).toBe(1)
})

test('who has left is not shown any more', () => {
  const turns = newTurns()
  const counted = view(turns, 1)
  const other = view(turns, 1)
  counted.leave()
  turns.come()
  turns.all()
  frames(5)
  expect([counted.shown, other.shown]).toEqual([0, 2])
})
