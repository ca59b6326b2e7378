import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { graphSvg } from '../../shared/trace/export/graph-svg.ts'
import { timelineSvg } from '../../shared/trace/export/timeline-svg.ts'
import type { TraceEvent } from '../../shared/trace/events.ts'
import { RunHistory } from '../../shared/trace/history.ts'
import { graphModel } from '../../shared/trace/picture/graph/model.ts'
import { Places, type Point } from '../../shared/trace/picture/graph/places.ts'
import { routeOf } from '../../shared/trace/picture/graph/routes.ts'
import { ticks } from '../../shared/trace/picture/axis.ts'
import { arrange } from '../../shared/trace/picture/rows.ts'
import { applyEvent, createState, foldEvents } from '../../shared/trace/state.ts'
import { Timeline } from '../../shared/trace/timeline/timeline.ts'
import { actorId, micros } from '../../shared/trace/ids.ts'
import { anyEvent } from './arbitrary.ts'
import { created, event, exited, runEvent } from './make.ts'

const threads = (n: number) => [
  runEvent,
  ...created('0', 'main', 'main'),
  ...Array.from({ length: n }, (_, i) => created(`0.${i + 1}`, 'thread', `t${i + 1}`, 10 + i)).flat(),
]
const acquired = (i: number, lock = `lock${i}`) =>
  event('acquired', { t: 100 + i, actor: `0.${i}`, resource: `0/${lock}`, source: { file: 'a.ts', line: i } })
const waits = (i: number, lock: string, more: object = {}) =>
  event('wait-begin', {
    t: 200 + i,
    actor: `0.${i}`,
    seq: 1,
    op: 'acquire',
    resource: `0/${lock}`,
    since: 190 + i,
    ...more,
  })
const deadlock = [...threads(2), acquired(1), acquired(2), waits(1, 'lock2'), waits(2, 'lock1')]

describe('the model of the graph', () => {
  test('has a cycle from the event that closes it on, and not before', () => {
    expect(graphModel(foldEvents(deadlock.slice(0, -1))).cycles).toEqual([])
    const { cycles, edges } = graphModel(foldEvents(deadlock))
    expect(cycles.map(({ actors }) => actors)).toEqual([['0.1', '0.2']])
    expect(cycles[0]?.edges.size).toBe(4)
    expect(edges.map(({ id }) => id).every((id) => cycles[0]?.edges.has(id))).toBe(true)
  })

  test('keeps two cycles apart', () => {
    const more = [acquired(3), acquired(4), waits(3, 'lock4'), waits(4, 'lock3')]
    const { cycles } = graphModel(foldEvents([...threads(4), ...deadlock.slice(threads(2).length), ...more]))
    expect(cycles.map(({ actors }) => actors)).toEqual([
      ['0.1', '0.2'],
      ['0.3', '0.4'],
    ])
  })

  test('says of a temporary cycle when it breaks and who gets the timeout', () => {
    const events = [
      ...threads(2),
      acquired(1),
      acquired(2),
      waits(1, 'lock2', { deadline: 900 }),
      waits(2, 'lock1'),
    ]
    expect(graphModel(foldEvents(events)).cycles[0]?.breaks).toEqual({ t: 900, actor: '0.1' })
  })

  test('does not call a cycle what rests on a holder that only a waiter saw, until it has lasted', () => {
    const seen = [...threads(2), acquired(2), waits(1, 'lock2'), waits(2, 'lock1', { holders: ['0.1'] })]
    expect(graphModel(foldEvents(seen)).cycles).toEqual([])
    const later = event('output', { t: 60_000, actor: '0', stream: 'stdout', text: 'x' })
    expect(graphModel(foldEvents([...seen, later])).cycles).toHaveLength(1)
  })

  test('shows the way to a lock whose holder is dead', () => {
    const { cycles } = graphModel(
      foldEvents([...threads(2), acquired(1), exited('0.1', 150, 'signal'), waits(2, 'lock1')]),
    )
    expect(cycles[0]).toMatchObject({ kind: 'orphan', nodes: ['actor 0.2', 'resource 0/lock1', 'actor 0.1'] })
  })

  test('leaves out what lasts a moment only while a run goes on, but never a cycle', () => {
    const calm = (now: number) => ({ now: micros(now), age: 60_000 })
    const held = foldEvents([...threads(2), acquired(1)])
    expect(graphModel(held, calm(50_000)).edges).toEqual([])
    expect(graphModel(held, calm(70_000)).edges).toHaveLength(1)
    const state = foldEvents(deadlock)
    expect(graphModel(state, calm(300)).edges).toHaveLength(4)
  })

  test('leaves out who runs freely, and counts them', () => {
    const { nodes, free } = graphModel(foldEvents([...threads(5), acquired(1)]))
    expect(nodes.map(({ name }) => name)).toEqual(['t1', 'lock1'])
    expect(free).toEqual(['0', '0.2', '0.3', '0.4', '0.5'])
  })

  test('makes a crowd of many who merely wait for one lock', () => {
    const all = Array.from({ length: 60 }, (_, i) => waits(i + 2, 'lock1'))
    const { nodes, edges, crowds } = graphModel(foldEvents([...threads(61), acquired(1), ...all]))
    expect(crowds.map(({ target, members }) => [target, members.length])).toEqual([['resource 0/lock1', 60]])
    expect(nodes).toHaveLength(2)
    expect(edges).toHaveLength(1)
  })
})

describe('the places of nodes', () => {
  test('a deadlock of two is a square, five philosophers are a ring in which each edge joins neighbours', () => {
    for (const n of [2, 5]) {
      const ring = Array.from({ length: n }, (_, i) => i + 1)
      const state = foldEvents([
        ...threads(n),
        ...ring.map((i) => acquired(i)),
        ...ring.map((i) => waits(i, `lock${(i % n) + 1}`)),
      ])
      const model = graphModel(state)
      const places = new Places().update(model, state)
      const lengths = model.edges.map(({ from, to }) => far(places.get(from)!, places.get(to)!))
      const others = model.nodes.flatMap((a) =>
        model.nodes.map((b) => far(places.get(a.id)!, places.get(b.id)!)),
      )
      expect(model.edges).toHaveLength(2 * n)
      expect(Math.max(...lengths)).toBeLessThan(0.75 * Math.max(...others) + 60)
    }
  })

  test('stay what they are while a node is shown, whatever happens, and no two shown nodes lie on each other', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 80, size: 'max' }), (events) => {
        const places = new Places()
        const state = createState()
        let before = new Map<string, Point>()
        for (const one of events) {
          applyEvent(state, one)
          const model = graphModel(state)
          const now = places.update(model, state)
          const shown = new Map(model.nodes.map(({ id }) => [id as string, now.get(id)!]))
          for (const [id, at] of before) if (shown.has(id)) expect(shown.get(id)).toEqual(at)
          const all = [...shown.values()]
          all.forEach((a, i) =>
            all
              .slice(i + 1)
              .forEach((b) => expect(Math.abs(a.x - b.x) > 100 || Math.abs(a.y - b.y) > 40).toBe(true)),
          )
          before = shown
        }
      }),
      { numRuns: 60 },
    )
  })

  test('an edge begins and ends at the borders of its nodes', () => {
    const box = { width: 100, height: 30 }
    const { path, head } = routeOf({ x: 0, y: 0 }, box, { x: 300, y: 0 }, box, false)
    expect(path).toBe('M51 0L239 0')
    expect(head[0]).toEqual({ x: 247, y: 0 })
  })
})

test('ticks are round, carry their unit and are as precise as their step', () => {
  expect(ticks(0, 3_000_000, 900_000).map(({ label }) => label)).toEqual(['0 s', '1 s', '2 s', '3 s'])
  expect(ticks(2_345_600, 2_345_900, 90).map(({ label }) => label)).toEqual([
    '2.3456 s',
    '2.3457 s',
    '2.3458 s',
    '2.3459 s',
  ])
  expect(ticks(0, 900, 400).map(({ label }) => label)).toEqual(['0 µs', '500 µs'])
})

test('lanes lie in the order of the tree; a folded one hides those under it', () => {
  const timeline = new Timeline([
    runEvent,
    ...created('0', 'main', 'main'),
    ...created('0.10', 'child', 'j'),
    ...created('0.2', 'child', 'b'),
    ...created('0.2.1', 'thread', 'b1'),
  ])
  timeline.advance()
  const named = (folded: string[]) =>
    arrange(timeline, new Set(folded.map(actorId))).rows.map(({ lane, family }) => [lane.name, family])
  expect(named([])).toEqual([
    ['main', 3],
    ['b', 1],
    ['b1', 0],
    ['j', 0],
  ])
  expect(named(['0.2'])).toEqual([
    ['main', 3],
    ['b', 1],
    ['j', 0],
  ])
})

describe('pictures for a report', () => {
  const history = (events: TraceEvent[]) => {
    const all = new RunHistory()
    for (const one of events) all.append(one)
    return all
  }

  test('are SVG that stands alone, with names from the program as text, escaped', () => {
    const run = history([...deadlock, ...created('0.3', 'thread', '<b>&"', 300)])
    for (const svg of [timelineSvg(run, { width: 900 }), graphSvg(run.latest)]) {
      expect(svg).toMatch(/^<svg [^]*<\/svg>$/)
      expect(svg).not.toMatch(/href|<b>|NaN|undefined|Infinity/)
      expect(svg).toContain('lock1')
    }
    expect(timelineSvg(run, { width: 900 })).toContain('&lt;b&gt;&amp;&quot;')
    expect(timelineSvg(run, { width: 900 })).toContain('acquire lock2')
  })

  test('tell how many lanes did not fit', () => {
    expect(timelineSvg(history(threads(40)), { width: 900, height: 300 }, 'zh')).toMatch(/另有 \d+ 条泳道/)
  })

  test('say so when nobody waits', () => {
    expect(graphSvg(history(threads(2)).latest)).toContain('Nobody waits')
  })
})

const far = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)
