// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { useOpeningStore } from '../../../renderer/stores/opening.ts'
import { useRunStore } from '../../../renderer/stores/run.ts'
import { encodeTrace } from '../../../shared/trace/codec.ts'
import { connectApp } from './app-stub.ts'
import { tinyRun } from './traces.ts'
import { eventually } from '../../eventually.ts'
import { freshStores } from '../fresh-stores.ts'

beforeEach(freshStores)

/** An app that keeps this one trace and gives it in pieces of whole lines. */
function appWith(text: string, lines = 2) {
  const ends = [...text.matchAll(/\n/g)].map((match) => match.index + 1)
  return connectApp({
    readTrace({ from }) {
      const next = ends.filter((end) => end > from)[lines - 1] ?? text.length
      return Promise.resolve({ text: text.slice(from, next), next, size: text.length })
    },
  })
}

test('a kept trace is read piece by piece to its end', async () => {
  const events = tinyRun([10, 20, 30])
  const app = appWith(encodeTrace(events))
  await useOpeningStore().open('t', 'tiny')
  expect(useRunStore().frame?.history.events).toEqual(events)
  expect(app.readTrace).toHaveBeenCalledTimes(4)
  await eventually(() => expect(useRunStore().frame?.live).toBe(false))
  expect(useOpeningStore().problem).toBeUndefined()
  expect(useOpeningStore().damage).toBeUndefined()
  expect(useOpeningStore().opening).toBeUndefined()
})

test('lines that can’t be read are left out and told; the rest stays', async () => {
  appWith(encodeTrace(tinyRun([10])).replace('"actor-started"', '"actor-starte'))
  await useOpeningStore().open('t', 'tiny')
  expect(useRunStore().next()).toBe(5)
  expect(useOpeningStore().damage).toMatchObject({ skipped: 1, first: { line: 3 }, cut: false })
})

test('a trace that was cut off is shown as far as it goes', async () => {
  appWith(encodeTrace(tinyRun([10], false)))
  await useOpeningStore().open('t', 'tiny')
  expect(useRunStore().next()).toBe(4)
  expect(useOpeningStore().damage).toMatchObject({ skipped: 0, cut: true })
})

test.each([
  ['something else', 'hello\n', /not a Concurrency Lab trace/],
  ['nothing', '', /empty/],
  ['a newer version', encodeTrace(tinyRun([])).replace('"version":1', '"version":99'), /version 99/],
])('%s is refused with a sentence, and nothing is shown', async (_what, text, sentence) => {
  appWith(text)
  await useOpeningStore().open('t', 'tiny')
  expect(useOpeningStore().problem?.text.en).toMatch(sentence)
  expect(useRunStore().frame).toBeUndefined()
})

test('what was read stays when the app can’t read on', async () => {
  const text = encodeTrace(tinyRun([10]))
  connectApp({
    readTrace: ({ from }) =>
      from === 0
        ? Promise.resolve({ text: text.slice(0, text.indexOf('\n') + 1), next: 200, size: 900 })
        : Promise.reject(new Error('the disk is gone')),
  })
  await useOpeningStore().open('t', 'tiny')
  expect(useRunStore().next()).toBe(1)
  expect(useOpeningStore().problem?.text.en).toMatch(/the disk is gone/)
})

test('opening another trace ends the one under way', async () => {
  const text = encodeTrace(tinyRun([10]))
  connectApp({
    readTrace: ({ from }) =>
      Promise.resolve({ text: text.slice(from), next: text.length, size: text.length }),
  })
  const opening = useOpeningStore()
  await Promise.all([opening.open('a', 'first'), opening.open('b', 'second')])
  expect(useRunStore().next()).toBe(6)
})
