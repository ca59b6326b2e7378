import { expect, test } from 'vitest'
import { near } from '../../electron/terminal/near.ts'

const labs = ['race', 'lock', 'rlock', 'deadlock', 'deadlock-timeout', 'gil']

test.each([
  ['rcae', ['race']],
  ['deadlok', ['deadlock']],
  ['dead', ['deadlock', 'deadlock-timeout']],
  ['loc', ['lock']],
  ['xyz', []],
])('%s', (word, expected) => {
  expect(near(word, labs)).toEqual(expected)
})
