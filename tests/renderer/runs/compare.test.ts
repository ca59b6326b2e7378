import { expect, test } from 'vitest'
import { compareRuns } from '../../../renderer/select/compare.ts'
import type { TraceEvent } from '../../../shared/trace/events.ts'
import { historyOf, recorded } from '../recorded.ts'
import { created, event, exited, runEvent } from '../../trace/make.ts'

test('Two runs of race show what each lost, and that they differ', () => {
  const [a, b] = [recorded('race'), recorded('race-again')]
  const [m] = compareRuns(a, b).values
  expect(m).toMatchObject({ name: 'm', a: { expected: 2_000_000 }, b: { expected: 2_000_000 } })
  for (const one of [m?.a, m?.b]) expect(one!.value + one!.lost!).toBe(2_000_000)
  expect(m?.a?.value).not.toBe(m?.b?.value)
})

test('A wait that never ended counts up to the end of the run', () => {
  const { actors, resources } = compareRuns(recorded('deadlock'), recorded('deadlock'))
  const t1 = actors.find(({ name }) => name === 't1')
  expect(t1?.a?.waited).toBeGreaterThan(0.05)
  expect(t1!.a!.waited).toBeLessThan(t1!.a!.lived!)
  expect(resources.find(({ name }) => name === 'lock2')?.a?.waited).toBeGreaterThan(0.05)
})

test('What only one of them had has no other side; of two of one name the first goes with the first', () => {
  const a = historyOf([
    runEvent,
    ...created('0', 'main', 'main'),
    ...created('0.1', 'thread', 'w'),
    ...created('0.2', 'thread', 'w'),
    exited('0', 9),
  ])
  const b = historyOf([
    { ...runEvent, parameters: { sleep: 2, more: true } } as TraceEvent,
    ...created('0', 'main', 'main'),
    ...created('0.1', 'child', 'w'),
    event('resource-created', {
      t: 3,
      actor: '0',
      resource: 'q',
      kind: 'queue',
      name: 'q',
      scope: 'process',
    }),
  ])
  const { actors, parameters, resources } = compareRuns(a, b)
  expect(actors.map(({ name, a, b }) => [name, a?.kind, b?.kind])).toEqual([
    ['main', 'main', 'main'],
    ['w', 'thread', 'child'],
    ['w', 'thread', undefined],
  ])
  expect(parameters).toEqual([
    { name: 'sleep', a: '1', b: '2' },
    { name: 'more', a: undefined, b: 'true' },
  ])
  expect(resources).toMatchObject([{ name: 'q', a: undefined, b: { kind: 'queue', contended: 0 } }])
})
