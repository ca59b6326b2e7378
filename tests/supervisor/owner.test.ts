import { expect, test, vi } from 'vitest'
import { openHolds, Owner } from '../../electron/supervisor/owner.ts'

test('what is owned is let go of in reverse order, once, even if one of them fails', () => {
  const owner = new Owner('test')
  const order: string[] = []
  owner.own('first', () => order.push('first'))
  owner.own('broken', () => {
    throw new Error('cannot be let go')
  })
  owner.own('last', () => order.push('last'))
  const early = owner.own('early', () => order.push('early'))
  early()
  early()
  owner.dispose()
  owner.dispose()
  expect(order).toEqual(['early', 'last', 'first'])
})

test('a timer dies with its owner, and a sleep ends with it', async () => {
  const owner = new Owner('test')
  const run = vi.fn()
  owner.after(10, run)
  const slept = owner.sleep(1e6)
  expect(openHolds()).toEqual(['test', 'test: timer of 10 ms', 'test: sleep of 1000000 ms'])
  owner.dispose()
  await slept
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(run).not.toHaveBeenCalled()
  expect(openHolds()).toEqual([])
})

test('what comes after the end is let go of at once', async () => {
  const owner = new Owner('test')
  owner.dispose()
  const release = vi.fn()
  owner.own('late', release)
  expect(release).toHaveBeenCalledOnce()
  await owner.sleep(1e6)
})
