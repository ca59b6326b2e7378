import { describe, expect, test } from 'vitest'
import { perfettoEvents, perfettoJson, type PerfettoEvent } from '../../shared/trace/export/perfetto.ts'
import type { TraceEvent } from '../../shared/trace/events.ts'
import { RunHistory } from '../../shared/trace/history.ts'
import { recorded } from '../renderer/recorded.ts'
import { created, event, exited, runEvent } from './make.ts'

function exportOf(events: TraceEvent[]): PerfettoEvent[] {
  const history = new RunHistory()
  for (const one of events) history.append(one)
  return [...perfettoEvents(history)]
}

const started = (actor: string, pid: number, tid: number, t: number) =>
  event('actor-started', { t, actor, pid, ppid: 1, tid })
const two = [
  runEvent,
  event('actor-created', { t: 1, actor: '0', kind: 'main', name: 'main' }),
  started('0', 100, 100, 2),
  event('actor-created', { t: 3, actor: '0.1', parent: '0', kind: 'thread', name: 't1' }),
  started('0.1', 100, 101, 9),
]

describe('a run for Perfetto', () => {
  test('is one JSON object whose events all have the fields that their phase needs', () => {
    for (const lab of ['deadlock', 'pool-async', 'process-queue']) {
      const file = JSON.parse([...perfettoJson(recorded(lab))].join('')) as { traceEvents: PerfettoEvent[] }
      expect(file.traceEvents.length).toBeGreaterThan(20)
      for (const one of file.traceEvents) {
        expect(Number.isInteger(one.pid) && Number.isInteger(one.tid)).toBe(true)
        if (one.ph !== 'M') expect(one.ts).toBeGreaterThanOrEqual(0)
        if (one.ph === 'X') expect(one.dur).toBeGreaterThanOrEqual(0)
        if ('sfbe'.includes(one.ph)) expect(one.id).toEqual(expect.any(String))
      }
    }
  })

  test('names processes and threads by the numbers of the operating system', () => {
    const named = exportOf(two).filter(({ name }) => name === 'process_name' || name === 'thread_name')
    expect(named.map(({ name, pid, tid, args }) => [name, pid, tid, args?.['name']])).toEqual([
      ['process_name', 100, 100, 'main'],
      ['thread_name', 100, 100, 'main'],
      ['thread_name', 100, 101, 't1'],
    ])
  })

  test('gives two processes of one number two tracks, and tasks without a thread one each', () => {
    const events = exportOf([
      ...two,
      ...created('0.2', 'child', 'a', 20),
      ...created('0.3', 'child', 'b', 30),
      ...created('0.4', 'task', 'x', 40),
      ...created('0.5', 'task', 'y', 50),
    ])
    const tracks = events.filter(({ name }) => name === 'thread_name').map(({ pid, tid }) => `${pid}/${tid}`)
    expect(new Set(tracks).size).toBe(6)
  })

  test('has states as slices that tile a life, and holdings beside them in pairs', () => {
    const events = exportOf([
      ...two,
      event('acquired', { t: 10, actor: '0.1', resource: '0/lock1' }),
      event('wait-begin', {
        t: 22,
        actor: '0.1',
        seq: 1,
        op: 'acquire',
        resource: '0/lock2',
        since: 20,
        holders: ['0'],
        source: { file: 'a.ts', line: 14 },
      }),
      event('wait-end', { t: 30, actor: '0.1', seq: 1, result: 'timeout' }),
      event('released', { t: 35, actor: '0.1', resource: '0/lock1' }),
      exited('0.1', 40),
    ])
    const slices = events.filter(({ ph, tid }) => ph === 'X' && tid === 101)
    expect(slices.map(({ name, ts, dur }) => [name, ts, dur])).toEqual([
      ['starting', 3, 6],
      ['running', 9, 11],
      ['acquire lock2', 20, 10],
      ['running', 30, 10],
    ])
    expect(slices[2]?.args).toEqual({
      resource: 'lock2',
      holder: 'main',
      file: 'a.ts',
      line: 14,
      ended: 'timeout',
    })
    const held = events.filter(({ cat, name }) => cat === 'holding' && name === 'lock1')
    expect(held.map(({ ph, ts }) => [ph, ts])).toEqual([
      ['b', 10],
      ['e', 35],
    ])
    expect(held[0]?.id).toBe(held[1]?.id)
    expect(events.filter(({ ph, name }) => ph === 'i' && name === 'timeout')).toHaveLength(1)
  })

  test('has messages as flows whose ends share an id, and queues as counters', () => {
    const events = exportOf([
      ...two,
      event('put', { t: 10, actor: '0', resource: '0/q', item: 0, level: 1, preview: "'hi'" }),
      event('got', { t: 20, actor: '0.1', resource: '0/q', item: 0, level: 0 }),
    ])
    const flow = events.filter(({ cat, ph }) => cat === 'item' && (ph === 's' || ph === 'f'))
    expect(flow.map(({ ph, tid, ts, name, bp }) => [ph, tid, ts, name, bp])).toEqual([
      ['s', 100, 10, "'hi'", undefined],
      ['f', 101, 20, "'hi'", 'e'],
    ])
    expect(flow[0]?.id).toBe(flow[1]?.id)
    const counters = events.filter(({ ph }) => ph === 'C')
    expect(counters.map(({ name, ts, args }) => [name, ts, args?.['value']])).toEqual([
      ['q', 10, 1],
      ['q', 20, 0],
    ])
  })

  test('marks a verdict for everybody', () => {
    const verdict = [...perfettoEvents(recorded('deadlock'))].find(({ cat }) => cat === 'verdict')
    expect(verdict).toMatchObject({ ph: 'i', s: 'g', name: 'deadlock' })
  })
})
