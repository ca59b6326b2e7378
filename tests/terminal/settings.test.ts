import { expect, test } from 'vitest'
import { sentences } from '../../electron/terminal/sentences.ts'
import { looseSettings, settingsOf } from '../../electron/terminal/settings.ts'
import type { Parameter } from '../../shared/labs/lab.ts'

const label = { en: '', zh: '' }
const parameters: Parameter[] = [
  { name: 'count', kind: 'integer', default: 10, min: 1, max: 1_000_000, label },
  { name: 'sleep', kind: 'number', default: 1, min: 0, max: 60, label },
  { name: 'way', kind: 'choice', default: 'lock', options: ['lock', 'none'], label },
  { name: 'daemon', kind: 'switch', default: false, label },
]
const set = (...pairs: [string, string][]) => settingsOf(parameters, pairs, sentences.en)

test('each value becomes what its parameter is', () => {
  expect(set(['count', '1_000'], ['sleep', '0.5'], ['way', 'none'], ['daemon', 'yes'])).toEqual({
    count: 1000,
    sleep: 0.5,
    way: 'none',
    daemon: true,
  })
})

test('the last value of a name counts, and what is not set is left to the program', () => {
  expect(set(['count', '1'], ['count', '2'])).toEqual({ count: 2 })
})

test.each([
  ['count', '1.5', 'count is a whole number, and "1.5" is not.'],
  ['count', '', 'count is a whole number, and "" is not.'],
  ['count', '0', 'count lies between 1 and 1000000, and 0 does not.'],
  ['sleep', 'long', 'sleep is a number, and "long" is not.'],
  ['way', 'Lock', 'way is one of lock, none, and "Lock" is not.'],
  ['daemon', 'maybe', 'daemon is a switch: true or false, and "maybe" is neither.'],
  ['speed', '2', 'The lab has no parameter "speed". It has: count, sleep, way, daemon.'],
])('%s=%s is refused', (name, value, sentence) => {
  expect(() => set([name, value])).toThrow(sentence)
})

test('a file declares no parameters, so each value is what it looks like', () => {
  expect(
    looseSettings([
      ['a', '1_000'],
      ['b', 'true'],
      ['c', '0x10'],
      ['d', 'text'],
      ['e', ''],
    ]),
  ).toEqual({
    a: 1000,
    b: true,
    c: 16,
    d: 'text',
    e: '',
  })
})
