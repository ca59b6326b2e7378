import { expect, test } from 'vitest'
import { commandText, commandUnderWay, handRows } from '../../../renderer/select/hand.ts'
import { micros, MAIN_ACTOR } from '../../../shared/trace/ids.ts'
import { foldEvents } from '../../../shared/trace/state.ts'
import type { TraceEvent } from '../../../shared/trace/events.ts'
import { recorded } from '../recorded.ts'

const verbsOf = (count: number, name: string) =>
  handRows(recorded('deadlock').stateAt(count))
    .find((row) => row.name === name)
    ?.verbs.map(({ name: verb, whyNot }) => [verb, whyNot])

test('a thread can be joined only after it was started, and started only once', () => {
  const { events } = recorded('deadlock')
  const created = events.findIndex((event) => event.type === 'actor-created' && event.name === 't1')
  expect(verbsOf(created, 't1')).toEqual([
    ['start', undefined],
    ['run', undefined],
    ['join', 'notStarted'],
  ])
  expect(verbsOf(created + 1, 't1')).toEqual([
    ['start', 'started'],
    ['run', undefined],
    ['join', undefined],
  ])
  expect(verbsOf(events.length, 'lock1')?.map(([verb]) => verb)).toEqual(['acquire', 'release'])
})

test('the main process itself is not among what it can drive', () => {
  expect(handRows(recorded('deadlock').latest).map(({ name }) => name)).toEqual([
    'lock1',
    'lock2',
    't1',
    't2',
  ])
})

test('a command is written as the main process reads it', () => {
  const put = { name: 'put', fields: ['item', 'seconds'] } as const
  expect(commandText(put, 'q', { item: '5' })).toBe('put q 5')
  expect(commandText(put, 'q', { item: 'two words', seconds: '2' })).toBe('put q "two words" 2')
  expect(commandText(put, 'q', { item: '{"a": 1}' })).toBe('put q {"a": 1}')
  expect(commandText({ name: 'join', fields: ['seconds'] }, 't1', { seconds: ' ' })).toBe('join t1')
})

test('the command under way is the one that was begun and is not done', () => {
  const command = (id: number, state: 'begun' | 'done', t: number): TraceEvent => ({
    type: 'command',
    t: micros(t),
    actor: MAIN_ACTOR,
    id,
    text: `join t${id}`,
    state,
  })
  const events = [command(1, 'begun', 1), command(1, 'done', 2), command(2, 'begun', 3)]
  expect(commandUnderWay(foldEvents(events))?.text).toBe('join t2')
  expect(commandUnderWay(foldEvents([...events, command(2, 'done', 4)]))).toBeUndefined()
})
