import { describe, expect, test } from 'vitest'
import type { TraceEvent } from '../../shared/trace/events.ts'
import { buildReport } from '../../shared/trace/report.ts'
import { reportText } from '../../shared/trace/report-text.ts'
import { table, widthOf } from '../../shared/trace/report/table.ts'
import { foldEvents } from '../../shared/trace/state.ts'
import { created, event, exited, runEvent } from './make.ts'

const lock = event('resource-created', {
  t: 3,
  actor: '0',
  resource: '0/lock1',
  kind: 'lock',
  name: 'lock1',
  scope: 'thread',
})
const variable = event('resource-created', {
  t: 3,
  actor: '0',
  resource: '0/m',
  kind: 'value',
  name: 'm',
  scope: 'thread',
})
const events: TraceEvent[] = [
  runEvent,
  ...created('0', 'main', 'main', 1000),
  lock,
  variable,
  event('sample', { t: 4, resource: '0/m', value: 0 }),
  ...created('0.1', 'thread', '线程一', 2000),
  event('counters', {
    t: 500_000,
    actor: '0.1',
    resource: '0/lock1',
    acquisitions: 1_000_000,
    contended: 12,
    waited: 250_000,
  }),
  event('counters', { t: 500_000, actor: '0.1', resource: '0/m', reads: 1500, writes: 1500, delta: 1500 }),
  event('output', { t: 600_000, actor: '0.1', stream: 'stdout', text: 'done\n' }),
  exited('0.1', 700_000),
  exited('0', 800_000),
  event('sample', { t: 900_000, resource: '0/m', value: 1200 }),
  event('measured', { t: 900_000, actor: '0', group: 'I/O', label: 'threads', value: 0.512, unit: 's' }),
  event('notice', { t: 900_000, voice: 'limit', code: 'output', text: 'Some output was left out.' }),
  event('verdict', {
    t: 900_000,
    kind: 'lost-updates',
    actors: ['0.1'],
    resources: ['0/m'],
    waits: [],
    latency: 0,
    lost: 300,
    expected: 1500,
    actual: 1200,
  }),
  event('ended', { t: 1_000_000, outcome: 'finished' }),
]

describe('the report', () => {
  const report = buildReport(foldEvents(events))

  test('holds the facts of the run', () => {
    expect(report).toMatchObject({
      outcome: 'finished',
      seconds: 1,
      values: { m: 1200 },
      actors: [
        {
          id: '0',
          name: 'main',
          kind: 'main',
          parent: null,
          pid: 100,
          ended: 0.8,
          exitCode: 0,
          state: 'exited',
        },
        {
          id: '0.1',
          name: '线程一',
          kind: 'thread',
          parent: '0',
          exitCode: null,
          cause: 'returned',
          started: 0.002001,
        },
      ],
      resources: [
        {
          id: '0/lock1',
          name: 'lock1',
          acquisitions: 1_000_000,
          contended: 12,
          waited: 0.25,
          value: null,
          lost: null,
        },
        { id: '0/m', name: 'm', value: 1200, lost: 300 },
      ],
      verdicts: [
        {
          kind: 'lost-updates',
          actors: ['线程一'],
          resources: ['m'],
          lines: [],
          temporary: false,
          breaks: null,
          lost: 300,
        },
      ],
      output: [{ actor: '线程一', id: '0.1', stream: 'stdout', text: 'done\n', t: 0.6 }],
      measured: [{ group: 'I/O', label: 'threads', value: 0.512, unit: 's' }],
      notices: [{ voice: 'limit', code: 'output', text: 'Some output was left out.' }],
    })
  })

  test('stands in columns, Chinese names and titles too', () => {
    expect(reportText(report, 'en').replace(/Verdicts[^]*/, '')).toBe(`Finished after 1.00 s

Actors
  name    kind          pid  parent  tid  start    end  exit
  main    main process  100          200  0.001  0.800  0
  线程一  thread        100  main    200  0.002  0.700

Resources
  name   kind      operations  contended  waited  value  lost
  lock1  Lock       1,000,000         12  0.25 s
  m      variable                                 1,200   300

Measured
  I/O  threads  0.512 s

Notices
  Some output was left out.

`)
    const lines = reportText(report, 'zh').split('\n')
    expect(lines.slice(0, 6)).toEqual([
      '正常结束 用时 1.00 秒',
      '',
      '执行者',
      '  名称    类型    pid  父进程  线程号   开始   结束  退出',
      '  main    主进程  100             200  0.001  0.800  0',
      '  线程一  线程    100  main       200  0.002  0.700',
    ])
    expect(lines.find((line) => line.includes('更新丢失'))).toBe(
      '  更新丢失。m 的值是 1,200，应当是 1,500：1,500 次更新中丢失了 300 次。建议：读取和写入变量时加锁 · 各自计数，最后相加',
    )
  })

  test('of a trace without its end is stopped, or a deadlock if one was found', () => {
    expect(buildReport(foldEvents(events.slice(0, 8))).outcome).toBe('stopped')
    const verdict = event('verdict', {
      t: 9,
      kind: 'deadlock',
      actors: ['0'],
      resources: [],
      waits: [],
      latency: 0,
    })
    expect(buildReport(foldEvents([verdict])).outcome).toBe('deadlock')
    const temporary = event('verdict', {
      t: 9,
      kind: 'deadlock',
      actors: ['0'],
      resources: [],
      waits: [],
      latency: 0,
      breaks: { t: 20, actor: '0' },
    })
    expect(buildReport(foldEvents([temporary])).outcome).toBe('stopped')
  })

  test('shows signals, causes and what a live actor is doing', () => {
    const state = foldEvents([
      ...created('0.1', 'child', 'a'),
      exited('0.1', 5, 'signal'),
      ...created('0.2', 'child', 'b'),
      event('wait-begin', { t: 9, actor: '0.2', seq: 1, op: 'sleep', since: 9 }),
    ])
    const text = reportText(buildReport(state))
    expect(text).toContain('0.000  -9 SIGKILL\n')
    expect(text).toMatch(/b {5}process .*sleeping\n/)
  })

  test('counts what was written where a killed actor could not count up', () => {
    const state = foldEvents([event('acquired', { t: 1, actor: '0', resource: 'l' })])
    expect(buildReport(state).resources).toMatchObject([{ acquisitions: 1 }])
  })

  test('gives variables of one name in several processes a key each', () => {
    const sample = (resource: string, value: number) => event('sample', { t: 1, resource, value })
    expect(buildReport(foldEvents([sample('0/m', 1), sample('0.1/m', 2)])).values).toEqual({
      m: 1,
      'm (0.1/m)': 2,
    })
  })
})

test.each([
  ['abc', 3],
  ['死锁', 4],
  ['（1）', 5],
  ['e\u0301', 1],
  ['😀', 2],
  ['', 0],
])('%j takes %i columns of a terminal', (text, width) => expect(widthOf(text)).toBe(width))

test('a cell cannot break out of its table', () => {
  const name = { title: 'name', align: 'left' } as const
  expect(table([name], [['a\n\u001b[31mb']])).toBe('  name\n  a  [31mb\n')
  expect(table([name], [['x'.repeat(99)]]).split('\n')[1]).toBe(`  ${'x'.repeat(39)}…`)
})
