import { expect, test } from 'vitest'
import { durationText } from '../../../renderer/parts/duration.ts'
import { markOf } from '../../../renderer/parts/mark.ts'

test.each([
  [0, 3, '0.000 s'],
  [3_214_159, 3, '3.214 s'],
  [59_999_999, 3, '59.999 s'],
  [60_000_000, 3, '1:00.0'],
  [125_300_000, 1, '2:05.3'],
  [125_300_000, 0, '2:05'],
  [3_725_000_000, 0, '1:02:05'],
  [-5, 1, '0.0 s'],
])('%i microseconds with %i decimals are %s', (micros, decimals, text) => {
  expect(durationText(micros, decimals)).toBe(text)
})

test('who was ended by a signal, and who went with its process, are apart', () => {
  const exit = { code: -9, signal: 'SIGKILL', cause: 'signal', message: undefined } as const
  expect(markOf({ state: 'exited', exit })).toBe('killed')
  expect(markOf({ state: 'waiting', exit: undefined }, false)).toBe('exited')
  expect(markOf({ state: 'waiting', exit: undefined })).toBe('waiting')
})
