import { beforeEach, expect, test } from 'vitest'
import {
  addChild,
  childAt,
  childOfKey,
  createChildren,
  ENDED,
  FAILED,
  liveChildren,
  setState,
  useChildren,
} from '../../../electron/runtime/start/children.ts'
import { actorId } from '../../../shared/trace/ids.ts'

beforeEach(() => useChildren(createChildren()))

const add = (name: string, key = '') => addChild({ id: actorId('0.1'), name, key }, false, false)

test('the end of the table is told in a sentence', () => {
  for (let i = 0; i < 8192; i++) setState(add(`t${i}`), ENDED)
  expect(() => add('one more')).toThrow('a process can start at most 8191 processes and threads in its life')
  expect(liveChildren()).toEqual([])
})

test('a name that is too long for the table loses its end, and nothing else', () => {
  const slot = add('名'.repeat(300), 'key')
  expect(childAt(slot)).toEqual({
    slot,
    process: false,
    daemon: false,
    id: '0.1',
    name: '名'.repeat(40),
    key: '',
  })
})

test('a declared object is found by its key and kind, unless its start failed', () => {
  add('t', 't')
  const slot = add('worker', 'worker')
  expect(childOfKey('worker', false)?.slot).toBe(slot)
  expect(childOfKey('worker', true)).toBeUndefined()
  expect(childOfKey('', false)).toBeUndefined()
  setState(slot, FAILED)
  expect(childOfKey('worker', false)).toBeUndefined()
})
