import { expect, test } from 'vitest'
import { completeSettings } from '../../electron/session/parameters.ts'
import type { Parameter } from '../../shared/labs/lab.ts'

const label = { en: '', zh: '' }
const parameters: Parameter[] = [
  { name: 'count', kind: 'integer', default: 10, min: 1, max: 100, label },
  { name: 'sleep', kind: 'number', default: 0.5, min: 0, max: 2, label },
  { name: 'order', kind: 'choice', default: 'same', options: ['same', 'opposite'], label },
  { name: 'locked', kind: 'switch', default: true, label },
]

test('what is not set gets its default', () => {
  expect(completeSettings(parameters, {})).toEqual({ count: 10, sleep: 0.5, order: 'same', locked: true })
  expect(completeSettings(parameters, { count: 100, locked: false })).toEqual({
    count: 100,
    sleep: 0.5,
    order: 'same',
    locked: false,
  })
})

test.each([
  [{ cuont: 3 }, 'There is no parameter "cuont" here; there are: count, sleep, order, locked.'],
  [{ count: 0 }, '"count" must be a whole number from 1 to 100, not 0.'],
  [{ count: 101 }, '"count" must be a whole number from 1 to 100, not 101.'],
  [{ count: 1.5 }, '"count" must be a whole number from 1 to 100, not 1.5.'],
  [{ count: '5' }, '"count" must be a whole number from 1 to 100, not "5".'],
  [{ sleep: 3 }, '"sleep" must be a number from 0 to 2, not 3.'],
  [{ sleep: Number.NaN }, '"sleep" must be a number from 0 to 2, not null.'],
  [{ order: 'none' }, '"order" must be one of same, opposite, not "none".'],
  [{ locked: 'yes' }, '"locked" must be true or false, not "yes".'],
])('%j is refused in a sentence', (given, sentence) => {
  expect(() => completeSettings(parameters, given)).toThrow(sentence)
})

test('a program without parameters takes none', () => {
  expect(() => completeSettings([], { x: 1 })).toThrow('There is no parameter "x" here; there are none.')
})
