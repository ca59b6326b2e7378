import { describe, expect, test } from 'vitest'
import { memoryRows, type MemoryRow, type Section } from '../../../renderer/select/memory.ts'
import { lockFacts, countOf } from '../../../renderer/select/locks.ts'
import { arrayFacts, valueFacts } from '../../../renderer/select/values.ts'
import { resourceId } from '../../../shared/trace/ids.ts'
import { foldEvents } from '../../../shared/trace/state.ts'
import { created, event, exited } from '../../trace/make.ts'
import { frameOf, recorded } from '../recorded.ts'

const plain: ReadonlySet<Section> = new Set()
const told = (rows: MemoryRow[]) =>
  rows.map((row) => {
    if (row.kind === 'section') return `${row.section} ${row.count}${row.open ? '' : ' folded'}`
    return row.kind === 'own'
      ? `own ${row.name}: ${row.copies.map((copy) => copy.process).join(' ')}`
      : row.key
  })
const value = (resource: string, name: string, t = 2) =>
  event('resource-created', {
    t,
    actor: '0',
    resource,
    kind: 'value',
    name,
    scope: resource.includes('/') ? 'thread' : 'process',
    initial: 0,
  })

describe('rows', () => {
  test('the race lab has a variable and a barrier', () => {
    const { state } = frameOf(recorded('race'))
    expect(told(memoryRows(state, plain))).toEqual(['values 1', '0/m', 'barriers 1', '0/together'])
  })

  test('a global that each process has for itself is one row, with a copy for each process', () => {
    const state = foldEvents([
      ...created('0', 'main', 'main'),
      ...created('0.1', 'child', 'task_1'),
      ...created('0.2', 'child', 'task_2'),
      value('0/m', 'm'),
      value('0.1/m', 'm'),
      value('0.2/m', 'm'),
      value('total', 'total'),
      value('0.1/mine', 'mine'),
    ])
    const rows = memoryRows(state, plain)
    expect(told(rows)).toEqual(['own 1', 'own m: 0 0.1 0.2', 'values 2', 'total', '0.1/mine'])
    expect(rows.flatMap((row) => (row.kind === 'resource' ? [row.owner] : []))).toEqual([undefined, '0.1'])
  })

  test('the variables of threads of the only process belong to nobody in particular', () => {
    const state = foldEvents([
      ...created('0', 'main', 'main'),
      ...created('0.1', 'thread', 't1'),
      value('0/m', 'm'),
    ])
    expect(memoryRows(state, plain)).toMatchObject([
      { kind: 'section' },
      { resource: '0/m', owner: undefined },
    ])
  })

  test('200 variables are folded until their section is opened', () => {
    const many = Array.from({ length: 200 }, (_, i) => value(`0/v${i}`, `v${i}`))
    const state = foldEvents([...created('0', 'main', 'main'), ...many])
    expect(told(memoryRows(state, plain))).toEqual(['values 200 folded'])
    expect(memoryRows(state, new Set<Section>(['values']))).toHaveLength(201)
  })
})

describe('values', () => {
  test('the race lab’s variable tells what was lost of what was expected', () => {
    const { state } = frameOf(recorded('race'))
    const facts = valueFacts(state, state.resources.get(resourceId('0/m'))!)
    expect(facts).toMatchObject({ text: '1,434,427', lost: { lost: 565_573, expected: 2_000_000 } })
    expect(facts.history.at(-1)).toEqual({ t: 260_458, value: 1_434_427 })
  })

  test('before the writers have counted up, nothing is said of losses', () => {
    const { state } = frameOf(recorded('race'), 250_000)
    expect(valueFacts(state, state.resources.get(resourceId('0/m'))!).lost).toBeUndefined()
  })

  test('a value that nobody has looked at is told as what it was made with', () => {
    const state = foldEvents([value('0.1/m', 'm')])
    expect(valueFacts(state, state.resources.get(resourceId('0.1/m'))!)).toMatchObject({
      text: '0',
      initial: true,
    })
    const seen = foldEvents([value('0.1/m', 'm'), event('sample', { t: 3, resource: '0.1/m', value: 5 })])
    expect(valueFacts(seen, seen.resources.get(resourceId('0.1/m'))!)).toMatchObject({
      text: '5',
      initial: false,
    })
  })

  test('an array marks the cells that another number came into since the sample before', () => {
    const state = foldEvents([
      event('resource-created', {
        t: 1,
        actor: '0',
        resource: 'a',
        kind: 'array',
        name: 'a',
        scope: 'process',
        capacity: 4,
      }),
      event('sample', { t: 2, resource: 'a', value: [0, 0, 1000, 7] }),
      event('sample', { t: 3, resource: 'a', value: [0, 5, 1000, 8] }),
    ])
    expect(arrayFacts(state.resources.get(resourceId('a'))!, 3)).toEqual({
      length: 4,
      cells: [
        { index: 0, text: '0', changed: false },
        { index: 1, text: '5', changed: true },
        { index: 2, text: '1,000', changed: false },
      ],
    })
  })
})

describe('locks and counts', () => {
  test('the deadlock lab’s locks are each held by one thread and wanted by the other', () => {
    const { state } = frameOf(recorded('deadlock'), 310_000)
    const lock1 = lockFacts(state, state.resources.get(resourceId('0/lock1'))!)
    expect(lock1).toMatchObject({
      holders: [{ actor: '0.1', since: 152_661, dead: false }],
      waiters: ['0.2'],
    })
    const lock2 = lockFacts(state, state.resources.get(resourceId('0/lock2'))!)
    expect(lock2).toMatchObject({
      holders: [{ actor: '0.2', since: 194_478, dead: false }],
      waiters: ['0.1'],
    })
  })

  test('a lock whose holder was killed says that it died with it', () => {
    const state = foldEvents([
      ...created('0.1', 'child', 'p1'),
      event('acquired', { t: 3, actor: '0.1', resource: 'lock' }),
      exited('0.1', 5, 'signal'),
    ])
    expect(lockFacts(state, state.resources.get(resourceId('lock'))!).holders).toMatchObject([
      { actor: '0.1', dead: true },
    ])
  })

  test('a semaphore has all its permits, an event is not set and a barrier empty until a sample says otherwise', () => {
    const make = (kind: 'semaphore' | 'event' | 'barrier') =>
      event('resource-created', {
        t: 1,
        actor: '0',
        resource: kind,
        kind,
        name: kind,
        scope: 'process',
        capacity: 3,
      })
    const kinds = ['semaphore', 'event', 'barrier'] as const
    const before = foldEvents(kinds.map(make))
    const counts = (state: typeof before) =>
      kinds.map((kind) => countOf(state.resources.get(resourceId(kind))!))
    expect(counts(before)).toEqual([3, 0, 0])
    const samples = kinds.map((resource, value) => event('sample', { t: 2, resource, value }))
    expect(counts(foldEvents([...kinds.map(make), ...samples]))).toEqual([0, 1, 2])
  })
})
