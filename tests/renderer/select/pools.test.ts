import { describe, expect, test } from 'vitest'
import { poolFacts } from '../../../renderer/select/pools.ts'
import { resourceId } from '../../../shared/trace/ids.ts'
import { event } from '../../trace/make.ts'
import { frameOf, historyOf, recorded } from '../recorded.ts'

const facts = (history: ReturnType<typeof recorded>, t?: number, pool = 'pool') => {
  const { state, count, now } = frameOf(history, t)
  return poolFacts(state, history, count, state.resources.get(resourceId(pool))!, now)
}

describe('the pool-async lab', () => {
  const history = recorded('pool-async')

  test('at its end all eight tasks are done, by five workers', () => {
    const { workers, size, running, done, failed } = facts(history)
    expect({ size, running, done, failed }).toEqual({ size: 5, running: [], done: 8, failed: 0 })
    expect([...workers].sort()).toEqual(['0.1', '0.2', '0.3', '0.4', '0.5'])
  })

  test('in between, some run and some are done; moving time back and forth tells the same', () => {
    const then = facts(history, 580_300)
    expect(then.running.map(({ actor, task }) => [actor, task])).toEqual([
      ['0.1', 10000],
      ['0.2', 40000],
      ['0.5', 50000],
      ['0.3', 60000],
    ])
    expect(then).toMatchObject({ done: 2, longest: 580_300 - 518_165 })
    expect(then.recent.map(({ task }) => task)).toEqual([30000, 20000])
    facts(history)
    expect(facts(history, 580_300)).toEqual(then)
  })
})

test('two pools are counted apart, and failures are told', () => {
  const end = (pool: string, task: number, ok: boolean) => [
    event('task-begin', { t: task, actor: '0.1', pool, task, name: 'work' }),
    event('task-end', { t: task + 1, actor: '0.1', pool, task, ok }),
  ]
  const history = historyOf([...end('a', 1, true), ...end('b', 3, false), ...end('a', 5, false)])
  expect(facts(history, 9, 'a')).toMatchObject({ done: 2, failed: 1 })
  expect(facts(history, 9, 'b')).toMatchObject({ done: 1, failed: 1 })
  expect(facts(history, 3, 'b')).toMatchObject({ done: 0, failed: 0 })
})
