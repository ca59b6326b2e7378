import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TraceEvent } from '../../shared/trace/events.ts'
import { snapshotOf, analyse } from '../../shared/trace/graph.ts'
import { RunHistory } from '../../shared/trace/history.ts'
import { actorId, micros, resourceId } from '../../shared/trace/ids.ts'
import { buildReport } from '../../shared/trace/report.ts'
import { reportText } from '../../shared/trace/report-text.ts'
import {
  applyEvent,
  copyState,
  createState,
  foldEvents,
  isAlive,
  itemsOf,
  processOf,
} from '../../shared/trace/state.ts'
import { anyStream } from './arbitrary.ts'
import { created, event, exited, runEvent } from './make.ts'

const fold = (...events: (TraceEvent | TraceEvent[])[]) => foldEvents(events.flat())
const actorIn = (state: ReturnType<typeof fold>, id: string) => state.actors.get(actorId(id))
const resourceIn = (state: ReturnType<typeof fold>, id: string) => state.resources.get(resourceId(id))

describe('actors', () => {
  test('go from created over running and waiting to exited, and keep their facts', () => {
    const before = fold(created('0.1', 'thread', 't1'))
    expect(actorIn(before, '0.1')).toMatchObject({
      name: 't1',
      kind: 'thread',
      parent: '0',
      state: 'running',
      pid: 100,
      tid: 200,
      created: 1,
      started: 2,
    })
    applyEvent(before, event('wait-begin', { t: 5, actor: '0.1', seq: 1, op: 'sleep', since: 4 }))
    expect(actorIn(before, '0.1')?.state).toBe('sleeping')
    applyEvent(before, event('wait-end', { t: 9, actor: '0.1', seq: 1, result: 'ok' }))
    expect(actorIn(before, '0.1')).toMatchObject({
      state: 'running',
      wait: undefined,
      counts: { slept: 5, waits: 1 },
    })
    applyEvent(before, exited('0.1', 12, 'signal'))
    expect(actorIn(before, '0.1')).toMatchObject({
      state: 'exited',
      ended: 12,
      exit: { code: -9, signal: 'SIGKILL', cause: 'signal' },
    })
  })

  test('started before anybody said they were created have their name afterwards', () => {
    const [says, starts] = created('0.1', 'child', 'worker') as [TraceEvent, TraceEvent]
    expect(actorIn(fold(starts, says), '0.1')).toMatchObject({
      name: 'worker',
      state: 'running',
      known: true,
      pid: 100,
    })
  })

  test('that were never announced get a placeholder', () => {
    const state = fold(event('output', { t: 1, actor: '0.7', stream: 'stdout', text: 'x' }))
    expect(actorIn(state, '0.7')).toMatchObject({ known: false, parent: '0', counts: { outputs: 1 } })
    expect(processOf(state, actorId('0.7'))).toBeUndefined()
  })

  test('end with their process, and only threads and tasks do', () => {
    const state = fold(
      created('0', 'main', 'main'),
      created('0.1', 'thread', 't1'),
      created('0.2', 'child', 'p'),
      exited('0', 50),
    )
    expect(actorIn(state, '0.1')).toMatchObject({ state: 'exited', ended: 50, exit: undefined })
    expect(actorIn(state, '0.2')?.state).toBe('running')
    expect(isAlive(state, actorId('0.2'))).toBe(true)
  })

  test('keep the first cause of their end', () => {
    const state = fold(created('0.1', 'child', 'p'), exited('0.1', 5, 'signal'), exited('0.1', 6, 'lost'))
    expect(actorIn(state, '0.1')).toMatchObject({ ended: 5, exit: { cause: 'signal' } })
  })

  test('go on waiting when an older wait is said to have ended', () => {
    const begin = event('wait-begin', { t: 7, actor: '0.1', seq: 2, op: 'get', resource: 'q', since: 6 })
    const old = event('wait-end', { t: 8, actor: '0.1', seq: 1, result: 'ok' })
    expect(actorIn(fold(created('0.1', 'child', 'p'), begin, old), '0.1')).toMatchObject({
      state: 'waiting',
      wait: { seq: 2 },
    })
  })

  test('that have ended do not wait again', () => {
    const late = event('wait-begin', { t: 7, actor: '0.1', seq: 1, op: 'get', resource: 'q', since: 6 })
    expect(actorIn(fold(created('0.1', 'child', 'p'), exited('0.1', 5), late), '0.1')?.state).toBe('exited')
  })
})

describe('locks', () => {
  const wantsLock = event('wait-begin', {
    t: 20,
    actor: '0.2',
    seq: 3,
    op: 'acquire',
    resource: 'lock1',
    since: 18,
    holders: ['0.1'],
  })

  test('are held from acquired to released', () => {
    const state = fold(event('acquired', { t: 1, actor: '0.1', resource: 'lock1' }))
    expect(resourceIn(state, 'lock1')?.holders).toEqual(['0.1'])
    expect(actorIn(state, '0.1')?.holding).toMatchObject([
      { resource: 'lock1', since: 1, depth: 1, inferred: false },
    ])
    applyEvent(state, event('released', { t: 2, actor: '0.1', resource: 'lock1' }))
    expect(resourceIn(state, 'lock1')?.holders).toEqual([])
    expect(actorIn(state, '0.1')?.holding).toEqual([])
  })

  test('whose acquire was only counted are known to be held once somebody waits', () => {
    const state = fold(wantsLock)
    expect(actorIn(state, '0.1')?.holding).toMatchObject([{ resource: 'lock1', since: 20, inferred: true }])
    expect(resourceIn(state, 'lock1')).toMatchObject({ holders: ['0.1'], waiters: ['0.2'] })
  })

  test('pass to the next even if the release was only counted', () => {
    const state = fold(
      wantsLock,
      event('wait-end', { t: 30, actor: '0.2', seq: 3, result: 'ok' }),
      event('acquired', { t: 30, actor: '0.2', resource: 'lock1' }),
    )
    expect(resourceIn(state, 'lock1')).toMatchObject({
      holders: ['0.2'],
      waiters: [],
      written: { waits: 1, waited: 12 },
    })
    expect(actorIn(state, '0.1')?.holding).toEqual([])
  })

  test('are held by who has waited for them, even if its acquire was only counted', () => {
    const got = event('wait-end', { t: 30, actor: '0.2', seq: 3, result: 'ok' })
    expect(resourceIn(fold(wantsLock, got), 'lock1')?.holders).toEqual(['0.2'])
    const late = event('wait-end', { t: 30, actor: '0.2', seq: 3, result: 'timeout' })
    expect(resourceIn(fold(wantsLock, late), 'lock1')?.holders).toEqual(['0.1'])
  })

  test('inside a queue are given back when the call ends', () => {
    const declared = event('resource-created', {
      t: 0,
      actor: '0',
      resource: 'lock1',
      kind: 'queue',
      name: 'q',
      scope: 'process',
    })
    const got = event('wait-end', { t: 30, actor: '0.2', seq: 3, result: 'ok' })
    const state = fold(declared, wantsLock, got)
    expect(resourceIn(state, 'lock1')?.holders).toEqual([])
    expect(actorIn(state, '0.1')?.holding).toEqual([])
  })

  test('stay with a holder that died', () => {
    const state = fold(
      created('0.1', 'child', 'p'),
      event('acquired', { t: 3, actor: '0.1', resource: 'lock1' }),
      exited('0.1', 4, 'signal'),
    )
    expect(resourceIn(state, 'lock1')?.holders).toEqual(['0.1'])
  })

  test('taken twice by an RLock holder are free after two releases', () => {
    const declared = event('resource-created', {
      t: 0,
      actor: '0',
      resource: 'r',
      kind: 'rlock',
      name: 'r',
      scope: 'process',
    })
    const take = event('acquired', { t: 1, actor: '0', resource: 'r' })
    const give = event('released', { t: 2, actor: '0', resource: 'r' })
    expect(resourceIn(fold(declared, take, take, give), 'r')?.holders).toEqual(['0'])
    expect(resourceIn(fold(declared, take, take, give, give), 'r')?.holders).toEqual([])
  })

  test('released by another than the holder are free', () => {
    const state = fold(
      event('acquired', { t: 1, actor: '0.1', resource: 'l' }),
      event('released', { t: 2, actor: '0.2', resource: 'l' }),
    )
    expect(resourceIn(state, 'l')?.holders).toEqual([])
  })
})

describe('queues, values and tasks', () => {
  const put = (item: number, level: number) =>
    event('put', { t: item, actor: '0.1', resource: 'q', item, level, preview: `${item}` })

  test('a queue knows its level, its highest level and the items under way', () => {
    const state = fold(
      put(0, 1),
      put(1, 2),
      event('got', { t: 5, actor: '0.2', resource: 'q', item: 0, level: 1 }),
    )
    expect(resourceIn(state, 'q')).toMatchObject({ level: 1, highest: 2 })
    expect([...(state.items.get(resourceId('q'))?.values() ?? [])]).toEqual([
      { item: 1, by: '0.1', t: 1, preview: '1' },
    ])
  })

  test('counters add up, and a blind write stays blind', () => {
    const count = (actor: string, delta: number, blind: boolean) =>
      event('counters', { t: 3, actor, resource: 'm', writes: 2, delta, blind })
    const state = fold(count('0.1', 2, true), count('0.2', 3, false), count('0.1', 5, false))
    expect(resourceIn(state, 'm')?.totals).toMatchObject({ writes: 6, delta: 10, blind: true })
    expect([...state.touches.values()].map(({ actor, delta }) => [actor, delta])).toEqual([
      ['0.1', 7],
      ['0.2', 3],
    ])
  })

  test('samples keep the first, the last and a short history', () => {
    const state = fold(
      Array.from({ length: 100 }, (_, i) => event('sample', { t: i, resource: 'm', value: i })),
    )
    expect(resourceIn(state, 'm')).toMatchObject({ first: { t: 0, value: 0 }, last: { t: 99, value: 99 } })
    expect(resourceIn(state, 'm')?.history.map(({ value }) => value)).toEqual(
      Array.from({ length: 64 }, (_, i) => i + 36),
    )
  })

  test('a pool task belongs to its worker until it is done', () => {
    const state = fold(event('task-begin', { t: 1, actor: '0.1', pool: 'pool', task: 4, name: 'work' }))
    expect(actorIn(state, '0.1')).toMatchObject({ pooled: true, task: { task: 4, name: 'work', begun: 1 } })
    applyEvent(state, event('task-end', { t: 9, actor: '0.1', pool: 'pool', task: 4, ok: true }))
    expect(actorIn(state, '0.1')?.task).toBeUndefined()
    expect(state.running.size).toBe(0)
    expect(itemsOf(state.tasks)).toMatchObject([{ task: 4, begun: 1, ended: 9, ok: true }])
  })
})

describe('any stream of events', () => {
  test('is folded, analysed and reported without a crash', () => {
    fc.assert(
      fc.property(anyStream, (events) => {
        const state = foldEvents(events)
        expect(state.events).toBe(events.length)
        analyse(snapshotOf(state))
        const report = buildReport(state)
        for (const language of ['en', 'zh'] as const)
          expect(reportText(report, language).endsWith('\n')).toBe(true)
        expect(() => JSON.stringify(report)).not.toThrow()
      }),
      { numRuns: 300 },
    )
  })

  test('keeps holders and holdings, waiters and waits in step', () => {
    fc.assert(
      fc.property(anyStream, (events) => {
        const { actors, resources } = foldEvents(events)
        for (const { id, holding, wait } of actors.values()) {
          for (const { resource } of holding) expect(resources.get(resource)?.holders).toContain(id)
          if (wait?.resource) expect(resources.get(wait.resource)?.waiters).toContain(id)
        }
        for (const { id, holders, waiters } of resources.values()) {
          for (const holder of holders)
            expect(actors.get(holder)?.holding.map(({ resource }) => resource)).toContain(id)
          for (const waiter of waiters) expect(actors.get(waiter)?.wait?.resource).toBe(id)
        }
      }),
    )
  })

  test('gives the same state in one go and in two', () => {
    fc.assert(
      fc.property(anyStream, fc.nat(120), (events, cut) => {
        const first = foldEvents(events.slice(0, cut))
        const copy = copyState(first)
        const frozen = copyState(copy)
        const whole = foldEvents(events)
        expect(foldEvents(events.slice(cut), first)).toEqual(whole)
        // A copy does not feel what happens to its original.
        expect(copy).toEqual(frozen)
        expect(foldEvents(events.slice(cut), copy)).toEqual(whole)
      }),
    )
  })

  test('can be visited at any point, in any order, as a fresh fold would show it', () => {
    fc.assert(
      fc.property(
        anyStream,
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.nat(120)),
        (events, every, visits) => {
          const history = new RunHistory(every)
          for (const next of events) history.append(next)
          for (const visit of visits) {
            const there = history.stateAt(visit)
            expect(there).toEqual(foldEvents(events.slice(0, visit)))
            // What the visitor does to it is the visitor's affair.
            foldEvents(events, there)
          }
          expect(history.latest).toEqual(foldEvents(events))
        },
      ),
    )
  })

  test('seen at one point stays as it was when the visitor goes on, its queues included', () => {
    const put = (item: number) => event('put', { t: item, actor: '0', resource: 'q', item, level: item + 1 })
    const history = new RunHistory()
    for (const item of [0, 1, 2]) history.append(put(item))
    const one = history.stateAt(1)
    expect(history.stateAt(3)).toEqual(foldEvents([put(0), put(1), put(2)]))
    expect(one).toEqual(foldEvents([put(0)]))
    const copy = copyState(one)
    applyEvent(one, put(7))
    expect(copy).toEqual(foldEvents([put(0)]))
  })

  test('tells how many events had happened by a time', () => {
    const history = new RunHistory()
    for (const at of [1, 5, 3, 9]) history.append(event('sample', { t: at, resource: 'm', value: at }))
    expect([0, 1, 4, 5, 9, 100].map((at) => history.countAt(micros(at)))).toEqual([0, 1, 1, 3, 4, 4])
  })
})

test('the first run event and the first end count', () => {
  const other = { ...runEvent, run: 'r2' } as TraceEvent
  const state = fold(
    runEvent,
    other,
    event('ended', { t: 3, outcome: 'failed' }),
    event('ended', { t: 4, outcome: 'finished' }),
  )
  expect([state.run?.run, state.ended?.outcome]).toEqual(['r1', 'failed'])
  expect(createState().run).toBeUndefined()
})
