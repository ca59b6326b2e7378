import { describe, expect, test } from 'vitest'
import type { TraceEvent, Verdict } from '../../shared/trace/events.ts'
import { explainVerdict, explanationOf, namesOf } from '../../shared/trace/explain.ts'
import { analyse, snapshotOf } from '../../shared/trace/graph.ts'
import { micros } from '../../shared/trace/ids.ts'
import { foldEvents } from '../../shared/trace/state.ts'
import { verdictOf } from '../../shared/trace/verdict.ts'
import { created, event, exited } from './make.ts'

type Kind = Parameters<typeof event<'resource-created'>>[1]['kind']
const cast = [
  ...created('0', 'main', 'main'),
  ...created('0.1', 'thread', 't1'),
  ...created('0.2', 'thread', 't2'),
]
const resource = (name: string, kind: Kind, capacity?: number) =>
  event('resource-created', {
    t: 3,
    actor: '0',
    resource: name,
    kind,
    name,
    scope: 'process',
    ...(capacity === undefined ? {} : { capacity }),
  })
const begins = (
  actor: string,
  op: Verdict['waits'][0]['op'],
  about: { resource?: string; target?: string; deadline?: number; holders?: string[] },
  line: number,
) =>
  event('wait-begin', {
    t: 2000,
    actor,
    seq: 1,
    op,
    since: 2000,
    source: { file: '/w/program.ts', line },
    ...about,
  })

/** The verdicts on the trace's own waits, 3 ms later, in both languages. */
function said(...events: TraceEvent[]) {
  const state = foldEvents([...cast, ...events])
  return analyse(snapshotOf(state)).map((candidate) =>
    explainVerdict(verdictOf(candidate, micros(5000)), namesOf(state)),
  )
}

const joins = begins('0', 'join', { target: '0.1' }, 30)

describe('a verdict in words', () => {
  test('names actors, locks and lines of a deadlock and what to change', () => {
    expect(
      said(
        resource('lock1', 'lock'),
        resource('lock2', 'lock'),
        begins('0.1', 'acquire', { resource: 'lock2', holders: ['0.2'] }, 14),
        begins('0.2', 'acquire', { resource: 'lock1', holders: ['0.1'] }, 23),
      ),
    ).toEqual([
      {
        en: 'Deadlock. t1 waits for lock2 (line 14), held by t2; t2 waits for lock1 (line 23), held by t1. Reported 3 ms after the cycle closed. Try: take the locks in one order · acquire(timeout=2)',
        zh: '死锁。t1 等待 lock2（第 14 行），lock2 由 t2 持有；t2 等待 lock1（第 23 行），lock1 由 t1 持有。循环等待形成后 3 毫秒报告。建议：所有线程按同一顺序加锁 · acquire(timeout=2)',
      },
    ])
  })

  test('says when a temporary deadlock breaks and who gets the timeout', () => {
    const [text] = said(
      resource('lock1', 'lock'),
      begins('0.1', 'acquire', { resource: 'lock2', holders: ['0.2'], deadline: 2_000_000 }, 14),
      begins('0.2', 'acquire', { resource: 'lock1', holders: ['0.1'] }, 23),
    )
    expect(text?.en).toContain('It will break by itself at 2.00 s, when t1 gets the timeout.')
    expect(text?.zh).toContain('到 2.00 秒时 t1 的等待超时，循环等待将自行解除。')
  })

  test('tells a lock taken twice from a cycle', () => {
    const [text] = said(
      exited('0.2', 9),
      joins,
      resource('lock1', 'lock'),
      begins('0.1', 'acquire', { resource: 'lock1', holders: ['0.1'] }, 5),
    )
    expect(text).toEqual({
      en: 'Deadlock with itself. t1 waits for lock1 (line 5), which it holds itself. Reported 3 ms after the wait began. Try: use an RLock, which its holder may take again · release the lock before taking it again',
      zh: '自死锁。t1 等待 lock1（第 5 行），而它正由自己持有。等待开始后 3 毫秒报告。建议：改用可重入锁 RLock，持有者可以再次获取 · 再次获取之前先释放锁',
    })
  })

  test('says how the holder of an orphaned lock ended', () => {
    const [text] = said(
      ...created('0.3', 'child', 'worker'),
      resource('lock1', 'lock'),
      begins('0.1', 'acquire', { resource: 'lock1', holders: ['0.3'] }, 9),
      exited('0.3', 4600, 'signal'),
    )
    expect(text).toEqual({
      en: 'Orphaned lock. t1 waits for lock1 (line 9), held by worker, which was ended by SIGKILL. Nobody else can release it. Reported 0.4 ms after it happened. Try: release in a `with` block or in `finally` · do not terminate or leave while holding a lock · acquire(timeout=2)',
      zh: '孤儿锁。t1 等待 lock1（第 9 行），lock1 由 worker 持有，而持有者已被 SIGKILL 终止。没有别人能释放这把锁。发生后 0.4 毫秒报告。建议：用 with 语句或在 finally 中释放锁 · 不要在持有锁时终止进程或退出 · acquire(timeout=2)',
    })
  })

  const stuckSays = (...events: TraceEvent[]) => said(...events, exited('0.2', 2001))
  test.each([
    [
      'a full queue',
      stuckSays(
        resource('q', 'queue', 5),
        event('put', { t: 9, actor: '0.1', resource: 'q', item: 4, level: 5 }),
        joins,
        begins('0.1', 'put', { resource: 'q' }, 12),
      ),
      't1 waits to put an item into q (line 12), which is full (5 of 5). Nobody is left who could take an item out of q.',
      't1 等待向队列 q 放入数据（第 12 行），而队列已满（5/5）。已没有消费者能从 q 取出数据。',
    ],
    [
      'an empty queue',
      stuckSays(joins, resource('q', 'queue'), begins('0.1', 'get', { resource: 'q' }, 7)),
      't1 waits for an item from q (line 7), which is empty. Nobody is left who could put an item into q.',
      '已没有生产者能向 q 放入数据',
    ],
    [
      'a join of a queue',
      stuckSays(
        joins,
        resource('q', 'joinable-queue'),
        event('task-done', { t: 9, actor: '0.1', resource: 'q', unfinished: 3 }),
        begins('0.1', 'queue-join', { resource: 'q' }, 7),
      ),
      't1 waits in q.join() (line 7) for all items to be done. Nobody is left who could call q.task_done(); 3 not done.',
      '还有 3 项未完成',
    ],
    [
      'a barrier',
      stuckSays(joins, resource('b', 'barrier', 3), begins('0.1', 'wait', { resource: 'b' }, 7)),
      't1 waits at the barrier b (line 7). Nobody else is left who could come to b: 1 of 3 are there.',
      '已没有其他参与者能到达屏障 b（需要 3 个，已到 1 个）。',
    ],
    [
      'a condition',
      stuckSays(joins, resource('c', 'condition'), begins('0.1', 'wait', { resource: 'c' }, 7)),
      't1 waits to be notified on c (line 7). Nobody is left who could notify c.',
      '条件变量 c',
    ],
    [
      'an event',
      stuckSays(joins, resource('e', 'event'), begins('0.1', 'wait', { resource: 'e' }, 7)),
      't1 waits for e to be set (line 7). Nobody is left who could set e.',
      '等待事件 e 被设置',
    ],
    [
      'a semaphore',
      stuckSays(joins, resource('s', 'semaphore', 2), begins('0.1', 'acquire', { resource: 's' }, 7)),
      't1 waits for a permit of s (line 7). Nobody is left who could release s.',
      '等待信号量 s 的许可',
    ],
    [
      'a pipe',
      stuckSays(joins, resource('p', 'pipe'), begins('0.1', 'recv', { resource: 'p' }, 7)),
      't1 waits for a message from p (line 7). Nobody is left who could send into p.',
      '从管道 p 接收消息',
    ],
  ])('says why %s will wake nobody', (_what, texts, en, zh) => {
    expect(texts).toHaveLength(1)
    expect(texts[0]?.en).toMatch(/^Stuck\. /)
    expect(texts[0]?.en).toContain(en)
    expect(texts[0]?.zh).toMatch(/^永久阻塞。/)
    expect(texts[0]?.zh).toContain(zh)
    expect(texts[0]?.en).toContain(' Try: ')
  })

  test('tells actors of one name apart, and files where there are several', () => {
    const state = foldEvents([...cast, ...created('0.3', 'thread', 't1')])
    const verdict = event('verdict', {
      t: 9,
      kind: 'stuck',
      actors: ['0.1', '0.3'],
      resources: ['q'],
      latency: 0,
      waits: [
        { actor: '0.1', seq: 1, op: 'get', resource: 'q', since: 1, source: { file: 'a.ts', line: 1 } },
        { actor: '0.3', seq: 1, op: 'get', resource: 'q', since: 1, source: { file: 'lib/b.ts', line: 2 } },
      ],
    }) as Verdict
    expect(explanationOf(verdict, namesOf(state), 'en').happened).toMatch(
      /^t1 \(tid 200\) waits for an item from q \(a.ts:1\), which is empty; t1 \(tid 200\) waits for an item from q \(b.ts:2\)/,
    )
  })

  test('counts lost updates', () => {
    const state = foldEvents([
      ...cast,
      resource('m', 'value'),
      event('counters', { t: 9, actor: '0.1', resource: 'm', writes: 2_000_000, delta: 2_000_000 }),
    ])
    const verdict = event('verdict', {
      t: 9,
      kind: 'lost-updates',
      actors: ['0.1', '0.2'],
      resources: ['m'],
      waits: [],
      latency: 0,
      lost: 768_769,
      expected: 2_000_000,
      actual: 1_231_231,
    }) as Verdict
    expect(explainVerdict(verdict, namesOf(state))).toEqual({
      en: "Lost updates. m is 1,231,231 and should be 2,000,000: 768,769 of 2,000,000 updates were lost. Between one actor's read and its write, another one wrote (t1, t2). Try: put a lock around reading and writing the variable · let each actor count for itself and add up at the end",
      zh: '更新丢失。m 的值是 1,231,231，应当是 2,000,000：2,000,000 次更新中丢失了 768,769 次。在一方读取与写入之间，另一方写入了变量（t1、t2）。建议：读取和写入变量时加锁 · 各自计数，最后相加',
    })
  })
})
