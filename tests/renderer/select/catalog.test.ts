import { expect, test } from 'vitest'
import { catalogGroups } from '../../../renderer/select/catalog.ts'
import { matching } from '../../../renderer/select/matching.ts'
import { unmetBy } from '../../../renderer/select/parameter.ts'
import { labs } from '../../../shared/labs/index.ts'

test('the catalog holds every lab in teaching order, numbered, in groups of one topic', () => {
  const groups = catalogGroups(labs, '')
  expect(groups.flatMap(({ entries }) => entries.map(({ lab }) => lab))).toEqual(labs)
  expect(groups.flatMap(({ entries }) => entries.map(({ number }) => number))).toEqual(
    labs.map((_, at) => at + 1),
  )
  for (const { topic, entries } of groups) for (const { lab } of entries) expect(lab.topic).toBe(topic)
})

test.each(['deadlock timeout', '死锁 超时', 'DEADLOCK-TIMEOUT'])('a lab is found by “%s”', (search) => {
  const found = catalogGroups(labs, search).flatMap(({ entries }) => entries.map(({ lab }) => lab.id))
  expect(found).toContain('deadlock-timeout')
  expect(found).not.toContain('pipe')
})

test('a lab is found by what its topic is called', () => {
  const found = catalogGroups(labs, '经典问题', (topic) => (topic === 'classics' ? '经典问题' : ''))
  expect(found.map(({ topic }) => topic)).toContain('classics')
  expect(catalogGroups(labs, '经典问题').flatMap(({ entries }) => entries)).toEqual([])
})

test('a number keeps the place it has in the whole catalog', () => {
  const [group] = catalogGroups(labs, 'deadlock-timeout')
  expect(group?.entries[0]?.number).toBe(labs.findIndex(({ id }) => id === 'deadlock-timeout') + 1)
})

test('what begins with the word searched for comes first', () => {
  const items = ['display layout', 'play', 'one event forward']
  expect(matching(items, 'play', (item) => item)).toEqual(['play', 'display layout'])
  expect(matching(items, '', (item) => item)).toEqual(items)
  expect(matching(items, 'play event', (item) => item)).toEqual([])
})

test.each([
  [{ kind: 'integer', min: 1, max: 5 }, 3, undefined],
  [{ kind: 'integer', min: 1, max: 5 }, 2.5, { key: 'integer', min: 1, max: 5 }],
  [{ kind: 'number', min: 0, max: 1 }, 'abc', { key: 'number', min: 0, max: 1 }],
  [{ kind: 'choice', options: ['a', 'b'] }, 'c', { key: 'choice', options: 'a, b' }],
  [{ kind: 'switch' }, true, undefined],
] as const)('a parameter %o is given %o', (parameter, value, unmet) => {
  const words = { name: 'p', label: { en: 'p', zh: 'p' }, default: 1 }
  expect(unmetBy({ ...words, ...parameter } as never, value)).toEqual(unmet)
})
