import { describe, expect, test } from 'vitest'
import { analyse, confirmed, sameWaits, snapshotOf, type Candidate } from '../../shared/trace/graph.ts'
import { foldEvents } from '../../shared/trace/state.ts'
import { verdictOf } from '../../shared/trace/verdict.ts'
import { actor, created, event, exited, held, snapshot, t, thing, wait } from './make.ts'

const told = (candidates: Candidate[]) =>
  candidates.map(({ kind, actors, breaks }) => [breaks ? 'temporary' : kind, ...actors])
const main = actor('0')
const [t1, t2, t3] = [actor('0.1'), actor('0.2'), actor('0.3')]
/** t1 and t2 each want what the other one holds. */
const cross = {
  waits: [wait('0.1', 'acquire', 'lock2'), wait('0.2', 'acquire', 'lock1', { since: 20 })],
  resources: [held('lock1', '0.1'), held('lock2', '0.2')],
}

describe('a deadlock', () => {
  test('is a cycle of holders, in cycle order, while others run', () => {
    const found = analyse(snapshot([main, t1, t2], cross.waits, cross.resources))
    expect(told(found)).toEqual([['deadlock', '0.1', '0.2']])
    expect(found[0]).toMatchObject({ resources: ['lock2', 'lock1'], closed: 20, key: 'deadlock 0.1#1 0.2#1' })
    expect(found[0]?.waits.map(({ holder }) => holder)).toEqual(['0.2', '0.1'])
  })

  test('names its members only, not those who join them or queue behind them', () => {
    const waits = [...cross.waits, wait('0', 'join', '0.1'), wait('0.3', 'acquire', 'lock1')]
    expect(told(analyse(snapshot([main, t1, t2, t3], waits, cross.resources)))).toEqual([
      ['deadlock', '0.1', '0.2'],
    ])
  })

  test('explains also who waits for a queue that its members might have filled', () => {
    const waits = [...cross.waits, wait('0', 'get', 'q')]
    const found = analyse(snapshot([main, t1, t2], waits, [...cross.resources, thing('q', 'queue')]))
    expect(told(found)).toEqual([['deadlock', '0.1', '0.2']])
  })

  test('of one: a lock taken twice by its holder, with nobody about who might release it', () => {
    const waits = [wait('0.1', 'acquire', 'l'), wait('0', 'join', '0.1')]
    const found = analyse(snapshot([main, t1], waits, [held('l', '0.1')]))
    expect(told(found)).toEqual([['deadlock', '0.1']])
    expect(found[0]?.waits).toMatchObject([{ actor: '0.1', holder: '0.1' }])
  })

  test('goes through join: a holder joins the one who wants its lock', () => {
    const waits = [wait('0', 'join', '0.1'), wait('0.1', 'acquire', 'l')]
    expect(told(analyse(snapshot([main, t1], waits, [held('l', '0')])))).toEqual([['deadlock', '0', '0.1']])
  })

  test('goes across processes and threads, five philosophers in order', () => {
    const seats = [1, 2, 3, 4, 5]
    const waits = seats.map((i) => wait(`0.${i}`, 'acquire', `fork${(i % 5) + 1}`))
    const forks = seats.map((i) => held(`fork${i}`, `0.${i}`))
    const people = seats.map((i) => actor(`0.${i}`, { process: i % 2 ? '0' : `0.${i}` }))
    expect(told(analyse(snapshot([main, ...people], waits, forks)))).toEqual([
      ['deadlock', '0.1', '0.2', '0.3', '0.4', '0.5'],
    ])
  })

  test('is one of two when there are two', () => {
    const waits = [...cross.waits, wait('0.3', 'acquire', 'l4'), wait('0.4', 'acquire', 'l3')]
    const found = analyse(
      snapshot([main, t1, t2, t3, actor('0.4')], waits, [
        ...cross.resources,
        held('l3', '0.3'),
        held('l4', '0.4'),
      ]),
    )
    expect(told(found)).toEqual([
      ['deadlock', '0.1', '0.2'],
      ['deadlock', '0.3', '0.4'],
    ])
  })

  test('of an inner lock of a queue or a value counts like any lock', () => {
    const resources = [
      { ...held('m', '0.1'), kind: 'value' as const },
      { ...held('q', '0.2'), kind: 'queue' as const },
    ]
    const waits = [wait('0.1', 'acquire', 'q'), wait('0.2', 'acquire', 'm')]
    expect(told(analyse(snapshot([main, t1, t2], waits, resources)))).toEqual([['deadlock', '0.1', '0.2']])
  })
})

describe('no verdict is given', () => {
  const nothing = (
    actors: Parameters<typeof snapshot>[0],
    waits: Parameters<typeof snapshot>[1],
    resources: Parameters<typeof snapshot>[2] = [],
  ) => expect(told(analyse(snapshot(actors, waits, resources)))).toEqual([])

  test('while the holder runs or sleeps', () => {
    nothing([main, t1], [wait('0.1', 'acquire', 'l'), wait('0', 'sleep', undefined)], [held('l', '0')])
    nothing([main, t1], [wait('0.1', 'acquire', 'l')], [held('l', '0')])
  })

  test('once a member has been removed from the cycle', () => {
    nothing([main, t1, t2], cross.waits.slice(0, 1), cross.resources)
    nothing([main, t1, { ...t2, alive: false }], cross.waits.slice(0, 1), [
      held('lock1', '0.1'),
      held('lock2'),
    ])
  })

  test('on a lock that was once released by a stranger: it is used as a signal', () => {
    nothing(
      [main, t1, t2],
      cross.waits,
      cross.resources.map((lock) => ({ ...lock, foreign: true })),
    )
  })

  test('on a lock that nobody holds, even if nobody else is left: it is changing hands', () => {
    nothing([main], [wait('0', 'acquire', 'l')], [held('l')])
  })

  test('on a taken lock that nobody says he holds while anybody runs, who may be just taking it', () =>
    nothing([main, t1], [wait('0.1', 'acquire', 'l')], [thing('l', 'lock', { unclaimed: true })]))
  test('on a lock taken twice while another actor runs, which may release it as a signal', () => {
    nothing([main, t1], [wait('0', 'acquire', 'l')], [held('l', '0')])
  })

  test('on a semaphore that its holders could release', () =>
    nothing([main, t1], [wait('0.1', 'acquire', 's')], [thing('s', 'semaphore')]))
  test('on a self-block with a timeout', () =>
    nothing([main], [wait('0', 'acquire', 'l', { deadline: 99 })], [held('l', '0')]))
  test('on a join of oneself with a timeout', () =>
    nothing([main], [wait('0', 'join', '0', { deadline: 99 })]))
  test('on a get with a timeout', () => nothing([main], [wait('0', 'get', 'q', { deadline: 99 })]))
  test('on a join of an actor that has just ended', () =>
    nothing([main, { ...t1, alive: false }], [wait('0', 'join', '0.1')]))
  test('on a join of an actor that nobody has heard of yet', () =>
    nothing([main], [wait('0', 'join', '0.9')]))
  test('on a lock held by an actor that nobody has heard of yet', () =>
    nothing([main], [wait('0', 'acquire', 'l')], [held('l', '0.9')]))
  test('on input, since the reader at the keyboard is alive', () =>
    nothing([main, t1], [wait('0', 'input', undefined), wait('0.1', 'get', 'q')]))
  test('on idle pool workers while the program runs', () =>
    nothing([main, t1], [wait('0.1', 'get', 'pool')], [thing('pool', 'pool')]))
  test('on the waits of the dead', () => nothing([main, { ...t1, alive: false }], [wait('0.1', 'get', 'q')]))

  test('on a wait that has been woken and has only not run yet', () => {
    nothing([main], [wait('0', 'get', 'q')], [thing('q', 'queue', { ready: ['get'] })])
  })

  test('on an idle daemon thread among its own while the rest of its process is stuck elsewhere with a timeout', () => {
    nothing(
      [main, actor('0.1', { service: true })],
      [wait('0', 'join', '0.1', { deadline: 50 }), wait('0.1', 'get', '0/q')],
    )
  })
})

describe('an orphaned lock', () => {
  const dead = actor('0.2', { alive: false, process: '0.2', ended: 77 })

  test('is one whose holder died, whoever else runs', () => {
    const found = analyse(
      snapshot(
        [main, t1, t3, dead],
        [wait('0.1', 'acquire', 'l'), wait('0.3', 'acquire', 'l')],
        [held('l', '0.2')],
      ),
    )
    expect(told(found)).toEqual([['orphan', '0.1', '0.3']])
    expect(found[0]).toMatchObject({
      closed: 77,
      key: 'orphan l 0.2',
      waits: [{ holder: '0.2' }, { holder: '0.2' }],
    })
  })

  test('is nothing to report while its waiters have timeouts', () => {
    expect(
      analyse(
        snapshot([main, t1, dead], [wait('0.1', 'acquire', 'l', { deadline: 99 })], [held('l', '0.2')]),
      ),
    ).toEqual([])
  })

  test('explains who joins its waiter', () => {
    const waits = [wait('0.1', 'acquire', 'l'), wait('0', 'join', '0.1')]
    expect(told(analyse(snapshot([main, t1, dead], waits, [held('l', '0.2')])))).toEqual([['orphan', '0.1']])
  })
})

describe('stuck', () => {
  test('is a sixth put into a full queue with nobody to take an item', () => {
    expect(told(analyse(snapshot([main], [wait('0', 'put', 'q')], [thing('q', 'queue')])))).toEqual([
      ['stuck', '0'],
    ])
  })

  test('is a consumer whose producer has gone, not the main process that joins it', () => {
    const gone = actor('0.1', { alive: false, process: '0.1', ended: 500 })
    const found = analyse(
      snapshot([main, gone, t2], [wait('0.2', 'get', 'q'), wait('0', 'join', '0.2')], [thing('q', 'queue')]),
    )
    expect(told(found)).toEqual([['stuck', '0.2']])
    expect(found[0]?.closed).toBe(500)
  })

  test('is a barrier that one party is short of', () => {
    const waits = [wait('0.1', 'wait', 'b'), wait('0.2', 'wait', 'b'), wait('0', 'join', '0.1')]
    expect(told(analyse(snapshot([main, t1, t2], waits, [thing('b', 'barrier')])))).toEqual([
      ['stuck', '0.1', '0.2'],
    ])
  })

  test('is a lock that is taken though nobody says he holds it: its holder was killed before it had said so', () => {
    const waits = [wait('0', 'join', '0.1'), { ...wait('0.1', 'acquire', 'l'), tries: 2 }]
    const found = analyse(snapshot([main, t1], waits, [thing('l', 'lock', { unclaimed: true })]))
    expect(told(found)).toEqual([['stuck', '0.1']])
    // One of those that wait may have got it this moment: all have to try again.
    expect(found[0]).toMatchObject({ slow: true, tries: new Map([['0.1', 2]]) })
  })

  test('is found among the threads of one process while other processes run', () => {
    const [p, inP, q] = [
      actor('0.1', { process: '0.1' }),
      actor('0.1.1', { process: '0.1' }),
      actor('0.2', { process: '0.2' }),
    ]
    const waits = [wait('0.1', 'join', '0.1.1'), wait('0.1.1', 'get', '0.1/q')]
    expect(told(analyse(snapshot([main, p, inP, q], waits, [])))).toEqual([['stuck', '0.1.1']])
    expect(
      told(
        analyse(snapshot([main, p, inP, q], [wait('0.1', 'join', '0.1.1'), wait('0.1.1', 'get', 'q')], [])),
      ),
    ).toEqual([])
  })

  test('does not count on actors whose process is unknown as unable to help', () => {
    const stranger = { ...actor('0.7'), process: undefined }
    expect(analyse(snapshot([main, stranger], [wait('0', 'get', '0/q')], []))).toEqual([])
  })

  test('names the asker, not the idle workers of the pool', () => {
    const worker = actor('0.1', { process: '0.1', service: true })
    const found = analyse(
      snapshot([main, worker], [wait('0', 'get', 'q'), wait('0.1', 'get', 'pool')], [thing('pool', 'pool')]),
    )
    expect(told(found)).toEqual([['stuck', '0']])
  })

  test('names a daemon that somebody joins', () => {
    const daemon = actor('0.1', { service: true })
    expect(
      told(analyse(snapshot([main, daemon], [wait('0', 'join', '0.1'), wait('0.1', 'get', '0/q')], []))),
    ).toEqual([['stuck', '0.1']])
  })

  test('names services where nobody else is left', () => {
    const daemon = actor('0.1', { service: true })
    expect(told(analyse(snapshot([daemon], [wait('0.1', 'get', 'q')], [])))).toEqual([['stuck', '0.1']])
  })
})

describe('a temporary deadlock', () => {
  const limited = [
    wait('0.1', 'acquire', 'lock2', { deadline: 3000 }),
    wait('0.2', 'acquire', 'lock1', { deadline: 2000 }),
  ]

  test('breaks at the earliest timeout, which that actor gets', () => {
    const found = analyse(snapshot([main, t1, t2], limited, cross.resources))
    expect(told(found)).toEqual([['temporary', '0.1', '0.2']])
    expect(found[0]?.breaks).toEqual({ t: 2000, actor: '0.2' })
  })

  test('is one even if only one member has a timeout', () => {
    const found = analyse(snapshot([main, t1, t2], [cross.waits[0]!, limited[1]!], cross.resources))
    expect(found.map(({ breaks }) => breaks)).toEqual([{ t: 2000, actor: '0.2' }])
  })
})

describe('the second look', () => {
  const first = analyse(snapshot([main, t1, t2], cross.waits, cross.resources))

  test('confirms what is still the same', () => {
    expect(confirmed(first, analyse(snapshot([main, t1, t2], cross.waits, cross.resources))).real).toEqual(
      first,
    )
    expect(verdictOf(first[0]!, t(3020))).toMatchObject({
      kind: 'deadlock',
      latency: 3000,
      actors: ['0.1', '0.2'],
    })
  })

  test('may follow at once for holders and joins, and must leave time to wake for everything else', () => {
    const dead = actor('0.2', { alive: false })
    const orphan = analyse(snapshot([main, t1, dead], [wait('0.1', 'acquire', 'l')], [held('l', '0.2')]))
    const stuck = analyse(snapshot([main], [wait('0', 'get', 'q')], []))
    expect([first, orphan, stuck].map((found) => found.map(({ slow }) => slow))).toEqual([
      [false],
      [false],
      [true],
    ])
  })

  test('drops a cycle whose member is in another wait by now', () => {
    const later = [cross.waits[0]!, wait('0.2', 'acquire', 'lock1', { seq: 2 })]
    expect(confirmed(first, analyse(snapshot([main, t1, t2], later, cross.resources))).real).toEqual([])
  })

  test('drops an orphan whose lock has another holder by now', () => {
    const [deadA, deadB] = [actor('0.2', { alive: false }), actor('0.3', { alive: false })]
    const before = analyse(
      snapshot([main, t1, deadA, deadB], [wait('0.1', 'acquire', 'l')], [held('l', '0.2')]),
    )
    const after = analyse(
      snapshot([main, t1, deadA, deadB], [wait('0.1', 'acquire', 'l')], [held('l', '0.3')]),
    )
    expect([before.length, after.length]).toEqual([1, 1])
    expect(sameWaits(before[0]!, after[0]!)).toBe(false)
    expect(confirmed(before, after).real).toEqual([])
  })

  test('drops stuck waits if one of those they rest on has moved on', () => {
    const at = (seq: number) =>
      analyse(
        snapshot(
          [main, t1],
          [wait('0', 'get', 'q'), wait('0.1', 'get', 'pool', { seq })],
          [thing('pool', 'pool')],
        ),
      )
    expect(told(at(1))).toEqual([['stuck', '0']])
    expect(confirmed(at(1), at(1)).real).toHaveLength(1)
    expect(confirmed(at(1), at(2)).real).toEqual([])
  })

  test('leaves a stuck wait open until everybody it rests on has tried again, from beginning to end', () => {
    const tried = (first: number, second: number) => {
      const waits = [
        { ...wait('0', 'get', 'q'), tries: first },
        { ...wait('0.1', 'get', 'q'), tries: second },
      ]
      return analyse(snapshot([main, t1], waits, [thing('q', 'queue')]))
    }
    expect(confirmed(tried(9, 3), tried(11, 4))).toMatchObject({ real: [], open: [{ kind: 'stuck' }] })
    expect(confirmed(tried(9, 3), tried(11, 5))).toMatchObject({ real: [{ kind: 'stuck' }], open: [] })
  })
})

test('a snapshot joins looks, liveness and processes', () => {
  const state = foldEvents([
    ...created('0', 'main', 'main'),
    ...created('0.1', 'child', 'p'),
    ...created('0.1.1', 'thread', 't'),
    exited('0.1', 9, 'signal'),
  ])
  const looks = [
    { waits: [wait('0', 'acquire', 'l', { seq: 1 })], resources: [held('l')] },
    { waits: [wait('0', 'acquire', 'l', { seq: 2 })], resources: [held('l', '0.1')] },
  ]
  const joined = snapshotOf(state, looks)
  expect(joined.actors.map(({ id, alive, process }) => [id, alive, process])).toEqual([
    ['0', true, '0'],
    ['0.1', false, '0.1'],
    ['0.1.1', false, '0.1'],
  ])
  expect(joined.waits.map(({ seq }) => seq)).toEqual([2])
  expect(told(analyse(joined))).toEqual([['orphan', '0']])
})

test('without looks, the waits of the trace itself are analysed', () => {
  const wants = (id: string, lock: string, holder: string) =>
    event('wait-begin', {
      t: 9,
      actor: id,
      seq: 1,
      op: 'acquire',
      resource: lock,
      since: 8,
      holders: [holder],
    })
  const state = foldEvents([
    ...created('0', 'main', 'main'),
    ...created('0.1', 'thread', 'a'),
    ...created('0.2', 'thread', 'b'),
    wants('0.1', 'y', '0.2'),
    wants('0.2', 'x', '0.1'),
  ])
  expect(told(analyse(snapshotOf(state)))).toEqual([['deadlock', '0.1', '0.2']])
})
