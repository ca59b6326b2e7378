import { describe, expect, test } from 'vitest'
import { noSignal, processRow } from '../../../renderer/select/processes.ts'
import { actorId, micros } from '../../../shared/trace/ids.ts'
import { foldEvents } from '../../../shared/trace/state.ts'
import { created, event, exited } from '../../trace/make.ts'
import { frameOf, recorded } from '../recorded.ts'

const main = actorId('0')
const t1 = actorId('0.1')

describe('the deadlock lab just before its verdict', () => {
  const frame = frameOf(recorded('deadlock'), 310_000)
  const row = (id: string) => processRow(frame.state, actorId(id), frame.now)

  test('each row says what its actor waits for, in which line, and for how long', () => {
    expect(row('0')?.waits).toEqual({
      awaited: 'join',
      thing: 't1',
      file: 'deadlock.ts',
      line: 37,
      lasted: 310_000 - 190_629,
      left: undefined,
    })
    expect(row('0.1')?.waits).toMatchObject({
      awaited: 'lock',
      thing: 'lock2',
      line: 15,
      lasted: 310_000 - 254_491,
    })
    expect(row('0.2')?.waits).toMatchObject({
      awaited: 'lock',
      thing: 'lock1',
      line: 25,
      lasted: 310_000 - 299_999,
    })
  })

  test('a thread has its process’s pid and a thread id of its own, and no CPU or memory of its own', () => {
    const usage = { run: 'r', processes: [{ actor: main, pid: 25428, cpu: 12.5, memory: 50_000_000 }] }
    const process = processRow(frame.state, main, frame.now, usage)
    expect(process).toMatchObject({ isProcess: true, cpu: 12.5, memory: 50_000_000 })
    expect(process?.actor).toMatchObject({ pid: 25428, ppid: 25396, tid: 25428 })
    const thread = processRow(frame.state, t1, frame.now, usage)
    expect(thread).toMatchObject({ isProcess: false, cpu: undefined, memory: undefined })
    expect(thread?.actor).toMatchObject({ pid: 25428, tid: 25442 })
  })

  test('up-time counts from the start, and stops at the end', () => {
    expect(row('0.1')?.upTime).toBe(310_000 - 148_844)
    const after = frameOf(recorded('deadlock'))
    expect(processRow(after.state, t1, after.now)?.upTime).toBe(330_579 - 148_844)
  })
})

test('after the end the main process was killed, and nobody is alive', () => {
  const { state, now } = frameOf(recorded('deadlock'))
  expect(processRow(state, main, now)).toMatchObject({ mark: 'killed', alive: false, waits: undefined })
  expect(processRow(state, main, now)?.actor.exit).toMatchObject({ code: -9, signal: 'SIGKILL' })
})

test('a wait with a timeout says how long it has left', () => {
  const state = foldEvents([
    ...created('0', 'main', 'main'),
    event('wait-begin', {
      t: 10,
      actor: '0',
      seq: 1,
      op: 'acquire',
      resource: 'lock',
      since: 5,
      deadline: 100,
    }),
  ])
  expect(processRow(state, main, micros(40))?.waits).toMatchObject({ lasted: 35, left: 60, thing: 'lock' })
  expect(processRow(state, main, micros(400))?.waits).toMatchObject({ left: 0 })
})

test('a process that outlives its parent is an orphan; a thread that does not is none', () => {
  const state = foldEvents([
    ...created('0', 'main', 'main'),
    ...created('0.1', 'child', 'p1'),
    event('actor-started', { t: 2, actor: '0.1', pid: 2, ppid: 1 }),
    ...created('0.2', 'thread', 't1'),
    exited('0', 5),
  ])
  expect(processRow(state, t1, micros(6))).toMatchObject({ orphan: true, alive: true })
  expect(processRow(state, actorId('0.2'), micros(6))).toMatchObject({
    orphan: false,
    alive: false,
    mark: 'exited',
  })
})

test('why an actor can’t be sent a signal', () => {
  const running = foldEvents([
    ...created('0', 'main', 'main'),
    event('actor-started', { t: 1, actor: '0', pid: 1, ppid: 0 }),
    event('actor-created', { t: 2, actor: '0.1', kind: 'child', name: 'p1' }),
    ...created('0.2', 'thread', 't1'),
    ...created('0.3', 'task', 'a1'),
    ...created('0.4', 'child', 'p2'),
    event('actor-started', { t: 3, actor: '0.4', pid: 4, ppid: 1 }),
    exited('0.4', 9),
  ])
  const why = (id: string, live = true) => noSignal(running, actorId(id), live)
  expect([why('0'), why('0.1'), why('0.2'), why('0.3'), why('0.4'), why('0', false)]).toEqual([
    undefined,
    'not-started',
    'thread',
    'task',
    'ended',
    'over',
  ])
})
