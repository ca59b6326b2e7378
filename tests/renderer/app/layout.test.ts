import { expect, test } from 'vitest'
import { presetOf } from '../../../renderer/app/layout/presets.ts'
import { readLayout } from '../../../renderer/app/layout/saved.ts'
import { labs } from '../../../shared/labs/index.ts'

const layout = { grid: { root: {}, width: 1, height: 1 }, panels: { a: { id: 'a' }, b: { id: 'b' } } }

test('a kept layout is read if it holds exactly the panels there are', () => {
  expect(readLayout(JSON.stringify(layout), ['a', 'b'])).toEqual(layout)
  expect(readLayout(JSON.stringify(layout), ['a'])).toBeUndefined()
  expect(readLayout(JSON.stringify(layout), ['a', 'c'])).toBeUndefined()
})

test.each([undefined, '', 'null', '{"grid":1}', '{'])('%o is no layout', (text) => {
  expect(readLayout(text, [])).toBeUndefined()
})

test.each([
  ['deadlock', 'locks'],
  ['process-queue', 'data'],
  ['gil', 'measures'],
])('the lab %s has the preset %s', (id, preset) => {
  expect(presetOf(labs.find((lab) => lab.id === id))).toBe(preset)
})
