import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Lifetime } from '../../electron/browser/lifetime.ts'

let windows: number
let runs: number
let ended: boolean
let lifetime: Lifetime

beforeEach(() => {
  vi.useFakeTimers()
  windows = 0
  runs = 0
  ended = false
  lifetime = new Lifetime({
    windows: () => windows,
    runs: () => runs,
    end: () => void (ended = true),
    graceMs: 1000,
    awayMs: 60_000,
  })
})
afterEach(() => {
  lifetime.stop()
  vi.useRealTimers()
})

const come = () => {
  windows++
  lifetime.changed()
}
const go = (lost: boolean) => {
  windows--
  lifetime.gone(lost)
}

test('before the first window it waits as long as it takes', () => {
  lifetime.changed()
  vi.advanceTimersByTime(10_000_000)
  expect(ended).toBe(false)
})

test('after the last window was closed it ends, unless one comes back in time', () => {
  come()
  come()
  go(false)
  vi.advanceTimersByTime(100_000)
  expect(ended).toBe(false)
  go(false)
  vi.advanceTimersByTime(900)
  come()
  vi.advanceTimersByTime(100_000)
  expect(ended).toBe(false)
  go(false)
  vi.advanceTimersByTime(1000)
  expect(ended).toBe(true)
})

test('a connection that was lost is waited for much longer', () => {
  come()
  go(true)
  vi.advanceTimersByTime(59_000)
  expect(ended).toBe(false)
  vi.advanceTimersByTime(1000)
  expect(ended).toBe(true)
})

test('a run without a window goes on for a while, and when it is over the server ends soon', () => {
  come()
  runs = 1
  go(false)
  vi.advanceTimersByTime(30_000)
  expect(ended).toBe(false)
  runs = 0
  lifetime.changed()
  vi.advanceTimersByTime(1000)
  expect(ended).toBe(true)
})

test('a run that never ends is ended with the server', () => {
  come()
  runs = 1
  go(false)
  vi.advanceTimersByTime(60_000)
  expect(ended).toBe(true)
})

test('a browser that has ended without ever connecting leaves nobody to wait for', () => {
  lifetime.browserEnded()
  vi.advanceTimersByTime(1000)
  expect(ended).toBe(true)
})
