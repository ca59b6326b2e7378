import { describe, expect, test } from 'vitest'
import type { TraceEvent } from '../../shared/trace/events.ts'
import { actorId } from '../../shared/trace/ids.ts'
import { ARROW, BELOW, LIFE, MARK } from '../../shared/trace/timeline/kinds.ts'
import { spanFacts, type Part } from '../../shared/trace/timeline/span-facts.ts'
import { Timeline } from '../../shared/trace/timeline/timeline.ts'
import { visible } from '../../shared/trace/timeline/visible.ts'
import { created, event, exited, runEvent } from './make.ts'

const LOCK = '0/lock1'

function timelineOf(events: TraceEvent[]): Timeline {
  const timeline = new Timeline([
    runEvent,
    ...created('0', 'main', 'main', 1),
    ...created('0.1', 'thread', 't1', 3),
    ...events,
  ])
  timeline.advance()
  return timeline
}

const t1 = actorId('0.1')
const lifeOf = (timeline: Timeline, id = '0.1') => {
  const { life } = timeline.lane(actorId(id))!
  const kinds = Object.keys(LIFE)
  return Array.from({ length: life.length }, (_, i) => [kinds[life.kind[i]!], life.begin[i], life.end[i]])
}
const factsOf = (timeline: Timeline, part: Part, index: number, actor = t1) =>
  spanFacts(timeline, { actor, part, index })!

const waitBegin = (fields: object) =>
  event('wait-begin', { t: 30, actor: '0.1', seq: 1, op: 'acquire', since: 20, ...fields })

describe('a lane', () => {
  test('starts, runs, waits since the call began to block, and ends', () => {
    const timeline = timelineOf([
      waitBegin({ resource: LOCK }),
      event('wait-end', { t: 50, actor: '0.1', seq: 1, result: 'ok' }),
      exited('0.1', 60),
    ])
    expect(lifeOf(timeline)).toEqual([
      ['starting', 3, 4],
      ['running', 4, 20],
      ['waiting', 20, 50],
      ['running', 50, 60],
    ])
  })

  test('of a thread ends with its process, told or not', () => {
    const timeline = timelineOf([waitBegin({ resource: LOCK }), exited('0', 70, 'signal')])
    expect(lifeOf(timeline).at(-1)).toEqual(['waiting', 20, 70])
    expect(factsOf(timeline, 'life', 2).how).toBe('signal')
  })

  test('says of a wait who, what, where, until when and how it ended', () => {
    const timeline = timelineOf([
      waitBegin({ resource: LOCK, deadline: 90, holders: ['0'], source: { file: 'a.ts', line: 14 } }),
      event('wait-end', { t: 91, actor: '0.1', seq: 1, result: 'timeout' }),
    ])
    const facts = factsOf(timeline, 'life', 2)
    expect(facts).toMatchObject({ kind: 'waiting', begin: 20, end: 91, how: 'timeout', resource: LOCK })
    expect(facts.wait).toMatchObject({ op: 'acquire', deadline: 90, holder: '0', source: { line: 14 } })
    expect(timeline.lane(t1)!.marks.kind[0]).toBe(MARK.timeout)
  })

  test('holds a lock from its acquire to its release, each lock in its own row, and still when it is dead', () => {
    const timeline = timelineOf([
      event('acquired', { t: 10, actor: '0.1', resource: LOCK, source: { file: 'a.ts', line: 3 } }),
      event('acquired', { t: 12, actor: '0.1', resource: '0/lock2' }),
      event('released', { t: 15, actor: '0.1', resource: LOCK }),
      event('acquired', { t: 18, actor: '0.1', resource: LOCK }),
      exited('0.1', 40, 'signal'),
    ])
    const [first, second] = timeline.lane(t1)!.below
    expect([first?.length, second?.length]).toEqual([2, 1])
    expect(factsOf(timeline, 0, 0)).toMatchObject({
      kind: 'holding',
      resource: LOCK,
      begin: 10,
      end: 15,
      how: 'released',
    })
    expect(factsOf(timeline, 0, 0).source).toEqual({ file: 'a.ts', line: 3 })
    expect(factsOf(timeline, 0, 1)).toMatchObject({ begin: 18, end: Infinity })
    expect(factsOf(timeline, 1, 0)).toMatchObject({ resource: '0/lock2', end: Infinity })
  })

  test('holds what a waiter saw it hold, and says that it was learned so', () => {
    const timeline = timelineOf([
      ...created('0.2', 'thread', 't2', 6),
      event('wait-begin', {
        t: 30,
        actor: '0.2',
        seq: 1,
        op: 'acquire',
        resource: LOCK,
        since: 20,
        holders: ['0.1'],
      }),
    ])
    expect(factsOf(timeline, 0, 0)).toMatchObject({
      kind: 'holding',
      resource: LOCK,
      begin: 30,
      inferred: true,
    })
  })

  test('shows a hot loop as a stretch of operations that were counted', () => {
    const timeline = timelineOf([
      event('counters', { t: 500, actor: '0.1', resource: '0/m', reads: 1000, writes: 1000 }),
      event('counters', { t: 900, actor: '0.1', resource: '0/m', reads: 30, writes: 30 }),
    ])
    const lane = timeline.lane(t1)!
    expect(lane.below.map((row) => row.length)).toEqual([1])
    expect(lane.below[0]!.kind[0]).toBe(BELOW.counted)
    expect(factsOf(timeline, 0, 0)).toMatchObject({ kind: 'counted', operations: 2000, begin: 4, end: 500 })
  })

  test('has the tasks that a worker of a pool works on', () => {
    const timeline = timelineOf([
      event('task-begin', { t: 10, actor: '0.1', pool: 'pool', task: 1, name: 'work' }),
      event('task-end', { t: 20, actor: '0.1', pool: 'pool', task: 1, ok: false }),
      event('task-begin', { t: 21, actor: '0.1', pool: 'pool', task: 2, name: 'more' }),
      exited('0.1', 30, 'signal'),
    ])
    expect(factsOf(timeline, 'tasks', 0)).toMatchObject({
      kind: 'task',
      name: 'work',
      how: 'failed',
      end: 20,
    })
    expect(factsOf(timeline, 'tasks', 1)).toMatchObject({ name: 'more', how: 'signal', end: 30 })
  })
})

describe('arrows', () => {
  const arrowsOf = ({ arrows }: Timeline, kind: number) =>
    Array.from({ length: arrows.length }, (_, i) => i)
      .filter((i) => arrows.kind[i] === kind)
      .map((i) => [arrows.from[i], arrows.begin[i], arrows.to[i], arrows.end[i]])

  test('follow each item from its put to its get, also where a stack turns them round', () => {
    const timeline = timelineOf([
      event('put', { t: 10, actor: '0', resource: 'q', item: 0, level: 1 }),
      event('put', { t: 11, actor: '0', resource: 'q', item: 1, level: 2 }),
      event('got', { t: 20, actor: '0.1', resource: 'q', item: 1, level: 1 }),
      event('got', { t: 21, actor: '0.1', resource: 'q', item: 0, level: 0 }),
    ])
    expect(arrowsOf(timeline, ARROW.item)).toEqual([
      [0, 11, 1, 20],
      [0, 10, 1, 21],
    ])
  })

  test('lead from a start to the first instruction, and from an end to whoever joined it', () => {
    const events = [
      event('actor-created', { t: 10, actor: '0.2', parent: '0', kind: 'thread', name: 't2' }),
      event('actor-started', { t: 25, actor: '0.2', pid: 1, ppid: 1 }),
      event('wait-begin', { t: 32, actor: '0', seq: 1, op: 'join', target: '0.2', since: 30 }),
      exited('0.2', 40),
      event('wait-end', { t: 44, actor: '0', seq: 1, result: 'ok' }),
    ]
    const timeline = timelineOf(events)
    expect(arrowsOf(timeline, ARROW.start)).toEqual([[0, 10, 2, 25]])
    expect(arrowsOf(timeline, ARROW.join)).toEqual([[2, 40, 0, 44]])
  })

  test('in view are found, and thinned out where there are too many', () => {
    const events = Array.from({ length: 4000 }, (_, i) => [
      event('put', { t: 10 + i * 10, actor: '0', resource: 'q', item: i, level: 1 }),
      event('got', { t: 15 + i * 10, actor: '0.1', resource: 'q', item: i, level: 1 }),
    ]).flat()
    const { arrows } = timelineOf(events)
    const found: number[] = []
    expect(arrows.visit(1010, 1034, 500, (at) => found.push(at))).toBe(1)
    expect(found.map((at) => arrows.begin[at])).toEqual([1010, 1020, 1030])
    let drawn = 0
    const stride = arrows.visit(0, 50_000, 500, () => drawn++)
    expect(stride).toBe(16)
    expect(drawn).toBe(250)
  })
})

test('a stretch of many spans says how much of its time was spent running and waiting', () => {
  const events = Array.from({ length: 1000 }, (_, i) => [
    event('wait-begin', {
      t: 100 + i * 10,
      actor: '0.1',
      seq: i,
      op: 'acquire',
      resource: LOCK,
      since: 100 + i * 10,
    }),
    event('wait-end', { t: 107 + i * 10, actor: '0.1', seq: i, result: 'ok' }),
  ]).flat()
  const timeline = timelineOf(events)
  const seen: number[][] = []
  const view = { from: 100, to: 10_100, pixel: 1000, now: 10_100 }
  visible(timeline.lane(t1)!.life, view, {
    span: () => {},
    stretch: (_first, count, _begin, _end, running, waiting) => seen.push([count, running, waiting]),
  })
  expect(seen.length).toBeGreaterThan(8)
  for (const [count, running, waiting] of seen.slice(1, -1)) {
    expect(count).toBe(200)
    expect(running).toBeCloseTo(0.3, 2)
    expect(waiting).toBeCloseTo(0.7, 2)
  }
})
