import { expect, test } from 'vitest'
import type { TraceEvent } from '../../shared/trace/events.ts'
import { lostUpdates } from '../../shared/trace/lost-updates.ts'
import { foldEvents } from '../../shared/trace/state.ts'
import { lostUpdateVerdicts } from '../../shared/trace/verdict.ts'
import { created, event, exited } from './make.ts'

const declared = event('resource-created', {
  t: 1,
  actor: '0',
  resource: '0/m',
  kind: 'value',
  name: 'm',
  scope: 'thread',
})
const sample = (t: number, value: number) => event('sample', { t, resource: '0/m', value })
const counters = (actor: string, delta: number, blind = false) =>
  event('counters', {
    t: 50,
    actor,
    resource: '0/m',
    reads: delta,
    writes: delta,
    delta,
    ...(blind ? { blind } : {}),
  })
const cast = [
  ...created('0', 'main', 'main'),
  ...created('0.1', 'thread', 't1'),
  ...created('0.2', 'thread', 't2'),
]
const race = [...cast, declared, sample(2, 0), counters('0.1', 100), counters('0.2', 100)]
const over = [exited('0.1', 60), exited('0.2', 60), exited('0', 70)]
const found = (...events: TraceEvent[]) => lostUpdates(foldEvents(events))

test('updates are lost if the value is less than its writes add up to', () => {
  expect(found(...race, ...over, sample(80, 150))).toEqual([
    { resource: '0/m', actors: ['0.1', '0.2'], lost: 50, expected: 200, actual: 150, seen: 80 },
  ])
  expect(lostUpdateVerdicts(foldEvents([...race, ...over, sample(80, 150)]))).toMatchObject([
    { type: 'verdict', kind: 'lost-updates', t: 80, lost: 50, resources: ['0/m'], waits: [] },
  ])
})

test('nothing is lost if it adds up', () => expect(found(...race, ...over, sample(80, 200))).toEqual([]))
test('counting starts at the first value', () => {
  expect(found(...cast, declared, sample(2, 1000), counters('0.1', 100), ...over, sample(80, 1100))).toEqual(
    [],
  )
})
test('nothing is said after a blind write', () =>
  expect(found(...race, counters('0.1', 1, true), ...over, sample(80, 5))).toEqual([]))
test('nothing is said while a writer lives', () =>
  expect(found(...race, exited('0.1', 60), sample(80, 150))).toEqual([]))
test('nothing is said while somebody lives who may have written and has not counted up yet', () => {
  const late = created('0.3', 'thread', 't3')
  const told = [exited('0.1', 60), exited('0.2', 60), sample(80, 150)]
  expect(found(...race, ...late, ...told)).toEqual([])
  expect(found(...race, ...late, ...told, exited('0.3', 90), exited('0', 91), sample(95, 150))).toHaveLength(
    1,
  )
})
test('nothing is said if a writer was killed', () => {
  expect(
    found(...race, exited('0.1', 60, 'signal'), exited('0.2', 60), exited('0', 70), sample(80, 150)),
  ).toEqual([])
})
test('nothing is said if somebody was killed before it could count up', () => {
  const killed = [...created('0.3', 'thread', 't3'), exited('0.3', 40, 'crash')]
  expect(found(...race, ...killed, ...over, sample(80, 150))).toEqual([])
})
test('a killed process that cannot reach a variable of threads does not matter', () => {
  const killed = [...created('0.3', 'child', 'p'), exited('0.3', 40, 'signal')]
  expect(found(...race, ...killed, ...over, sample(80, 150))).toHaveLength(1)
})
test('nothing is said if the last value was seen before the last count', () => {
  expect(found(...race, ...over, sample(49, 150))).toEqual([])
})
test('rounding of decimals is no loss', () => {
  const tenths = event('counters', {
    t: 50,
    actor: '0.1',
    resource: '0/m',
    writes: 10,
    delta: 0.9999999999999999,
  })
  expect(found(...cast, declared, sample(2, 0), tenths, ...over, sample(80, 1))).toEqual([])
})
