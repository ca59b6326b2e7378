import { expect, test } from 'vitest'
import { crowdStates, processTree, type TreeLine } from '../../../renderer/select/process-tree.ts'
import { foldEvents } from '../../../shared/trace/state.ts'
import { created, event } from '../../trace/make.ts'
import { frameOf, recorded } from '../recorded.ts'

const nobody: ReadonlySet<string> = new Set()
const told = (lines: TreeLine[]) =>
  lines.map((line) => [
    line.level,
    line.kind === 'actor' ? line.actor : line.name,
    line.open,
    `${line.place}/${line.siblings}`,
  ])

/** A main process and its pool's 128 workers, of which every second one has been started. */
function pool() {
  const workers = Array.from({ length: 128 }, (_, i) => [
    event('actor-created', {
      t: 2,
      actor: `0.${i + 1}`,
      parent: '0',
      kind: 'child',
      name: `pool-worker-${i + 1}`,
    }),
    ...(i % 2 ? [event('actor-started', { t: 3, actor: `0.${i + 1}`, pid: 100 + i, ppid: 1 })] : []),
  ])
  return foldEvents([...created('0', 'main', 'main'), ...workers.flat(), ...created('0.129', 'thread', 't1')])
}

test('the threads of the deadlock lab stand under their process, in the order of their start', () => {
  const { state } = frameOf(recorded('deadlock'))
  expect(told(processTree(state, nobody))).toEqual([
    [1, '0', true, '1/1'],
    [2, '0.1', undefined, '1/2'],
    [2, '0.2', undefined, '2/2'],
  ])
})

test('a line that is closed hides those below it', () => {
  const { state } = frameOf(recorded('deadlock'))
  expect(told(processTree(state, new Set(['0'])))).toEqual([[1, '0', false, '1/1']])
})

test('a task stands under its thread, and an actor whose parent was never heard of under the nearest one that was', () => {
  const state = foldEvents([
    ...created('0', 'main', 'main'),
    ...created('0.1', 'thread', 'loop'),
    ...created('0.1.1', 'task', 'fetch'),
    ...created('0.7.1', 'child', 'stray'),
  ])
  expect(processTree(state, nobody).map(({ key, level, above }) => [key, level, above])).toEqual([
    ['0', 1, undefined],
    ['0.1', 2, '0'],
    ['0.1.1', 3, '0.1'],
    ['0.7.1', 2, '0'],
  ])
})

test('128 workers of a pool are one line until it is opened', () => {
  const state = pool()
  const closed = processTree(state, nobody)
  expect(told(closed)).toEqual([
    [1, '0', true, '1/1'],
    [2, 'pool-worker-…', false, '1/2'],
    [2, '0.129', undefined, '2/2'],
  ])
  const opened = processTree(state, new Set([closed[1]!.key]))
  expect(opened).toHaveLength(131)
  expect(told(opened).slice(1, 4)).toEqual([
    [2, 'pool-worker-…', true, '1/2'],
    [3, '0.1', undefined, '1/128'],
    [3, '0.2', undefined, '2/128'],
  ])
})

test('a crowd tells how many of it are in each state', () => {
  const state = pool()
  const crowd = processTree(state, nobody)[1]
  if (crowd?.kind !== 'crowd') throw new Error('the workers are no crowd')
  expect([...crowdStates(state, crowd)]).toEqual([
    ['created', 64],
    ['running', 64],
  ])
})
