import { expect, test } from 'vitest'
import { fittingWords } from '../../../renderer/panels/program/editor/fitting-words.ts'

const SAID = 'producer joins q 1.3 s · consumer sleeps 0.2 s'

test('what fits stays as it is', () => {
  expect(fittingWords(SAID, 80)).toBe(SAID)
  expect(fittingWords('t1 等待 lock2 2.2 s', 16)).toBe('t1 等待 lock2 2.2 s')
})

test('what does not fit is cut and says so, Chinese letters being wider', () => {
  expect(fittingWords(SAID, 20)).toBe('producer joins q 1.3 s · c…')
  expect(fittingWords('生产者等待队列中的空位 1.3 秒', 20).length).toBeLessThan(
    fittingWords('producer waits for room 1.3 s', 20).length,
  )
})

test('the beginning is there even without any room', () => {
  expect(fittingWords(SAID, -5)).toBe('producer jo…')
})
