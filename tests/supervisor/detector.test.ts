import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Detector } from '../../electron/supervisor/deadlock.ts'
import type { Candidate } from '../../shared/trace/graph.ts'
import type { TraceEvent, Verdict } from '../../shared/trace/events.ts'
import { actorId, micros, resourceId } from '../../shared/trace/ids.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function candidate(key: string, evidence: string[] = [key]): Candidate {
  const actor = actorId('0.1')
  const resource = resourceId('0/a')
  return {
    key,
    kind: 'deadlock',
    actors: [actor],
    resources: [resource],
    waits: [{ actor, seq: 1, op: 'acquire', resource, since: micros(1000), holder: actor }],
    breaks: undefined,
    closed: micros(1000),
    slow: false,
    tries: new Map(),
    evidence,
  }
}

/** A detector that is shown these looks one after the other, the last one again and again. */
function detector(...looks: (Candidate[] | Error)[]) {
  const start = Date.now()
  const found: Verdict[][] = []
  const failures: unknown[] = []
  let count = 0
  const timers = new Set<unknown>()
  const it = new Detector({
    now: () => micros(5000 + (Date.now() - start) * 1000),
    after: (ms, run) => {
      const timer = setTimeout(() => (timers.delete(timer), run()), ms)
      timers.add(timer)
      return () => (timers.delete(timer), clearTimeout(timer))
    },
    look: () => {
      const look = looks[Math.min(count++, looks.length - 1)]!
      return look instanceof Error ? Promise.reject(look) : Promise.resolve(look)
    },
    found: (verdicts) => void found.push([...verdicts]),
    failed: (cause) => void failures.push(cause),
  })
  return { it, found, failures, count: () => count, timers: () => timers.size }
}

const begin = (op: 'acquire' | 'sleep' = 'acquire', seq = 1, actor = '0.1'): TraceEvent => ({
  type: 'wait-begin',
  t: micros(1000),
  actor: actorId(actor),
  seq,
  op,
  since: micros(1000),
})
const end = (seq = 1): TraceEvent => ({
  type: 'wait-end',
  t: micros(2000),
  actor: actorId('0.1'),
  seq,
  result: 'ok',
})
const exited = (actor: string): TraceEvent => ({
  type: 'actor-exited',
  t: micros(1),
  actor: actorId(actor),
  cause: 'returned',
})

test('what two looks agree on is reported once, with the time from closing to verdict', async () => {
  const d = detector([candidate('a')])
  d.it.apply(begin())
  await vi.advanceTimersByTimeAsync(10)
  expect(d.found).toHaveLength(1)
  expect(d.found[0]![0]).toMatchObject({ type: 'verdict', t: 7000, latency: 6000, kind: 'deadlock' })
  d.it.apply(begin('acquire', 1, '0.2'))
  await vi.advanceTimersByTimeAsync(5000)
  expect(d.found).toHaveLength(1)
  d.it.stop()
})

test('what has changed at the second look is not reported, but looked at again', async () => {
  const d = detector(
    [candidate('a', ['x'])],
    [candidate('a', ['y'])],
    [candidate('a', ['y'])],
    [candidate('a', ['y'])],
  )
  d.it.apply(begin())
  await vi.advanceTimersByTimeAsync(3)
  expect(d.count()).toBe(2)
  expect(d.found).toEqual([])
  await vi.advanceTimersByTimeAsync(10)
  expect(d.found).toHaveLength(1)
  d.it.stop()
})

test('one look is enough where nothing is suspected', async () => {
  const d = detector([])
  d.it.apply(begin())
  await vi.advanceTimersByTimeAsync(100)
  expect(d.count()).toBe(1)
  d.it.stop()
})

test('a sleep, and the end of somebody while nobody waits, are no reason to look', async () => {
  const d = detector([])
  d.it.apply(begin('sleep'))
  d.it.apply(exited('0.2'))
  await vi.advanceTimersByTimeAsync(2000)
  expect(d.count()).toBe(0)
  expect(d.timers()).toBe(0)
})

test("an actor's end leads to a look while others wait", async () => {
  const d = detector([])
  d.it.apply(begin())
  await vi.advanceTimersByTimeAsync(10)
  d.it.apply(exited('0.2'))
  await vi.advanceTimersByTimeAsync(10)
  expect(d.count()).toBe(2)
  d.it.stop()
})

test('while somebody waits there is a look four times a second, and none after the wait', async () => {
  const d = detector([])
  d.it.apply(begin())
  await vi.advanceTimersByTimeAsync(1100)
  expect(d.count()).toBeGreaterThanOrEqual(4)
  expect(d.count()).toBeLessThanOrEqual(6)
  const before = d.count()
  d.it.apply(end())
  await vi.advanceTimersByTimeAsync(2000)
  expect(d.count()).toBe(before)
  expect(d.timers()).toBe(0)
})

test('a program that contends hard is not looked at more than thirty-odd times a second', async () => {
  const d = detector([])
  for (let seq = 1; seq <= 1000; seq++) {
    d.it.apply(begin('acquire', seq))
    await vi.advanceTimersByTimeAsync(1)
  }
  expect(d.count()).toBeLessThan(45)
  expect(d.count()).toBeGreaterThan(20)
  d.it.stop()
})

test('a look that fails is told and does not end the looking', async () => {
  const d = detector(new Error('no sampler'), [candidate('a')])
  d.it.apply(begin())
  await vi.advanceTimersByTimeAsync(600)
  expect(d.failures).toHaveLength(1)
  expect(d.found).toHaveLength(1)
  d.it.stop()
})

test('after stop nothing is looked at or reported any more', async () => {
  const d = detector([candidate('a')])
  d.it.apply(begin())
  d.it.stop()
  await vi.advanceTimersByTimeAsync(1000)
  expect([d.count(), d.timers(), d.found.length]).toEqual([0, 0, 0])
})
