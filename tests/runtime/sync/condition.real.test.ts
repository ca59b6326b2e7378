import { describe, expect, test } from 'vitest'
import { BETWEEN, programs } from '../programs.ts'

const run = programs()

describe.each(BETWEEN)('A condition between $between', ({ module, Actor, Number, number }) => {
  test('wakes as many as are notified, and each holds the lock when it goes on', async () => {
    const { lines } = await run(`
      import { print } from 'lab'
      import { Condition, Semaphore, ${Actor}, ${number} } from '${module}'
      export const changed = new Condition()
      export const there = new Semaphore(0)
      export const awake = ${Number}
      export function wait() {
        changed.with(() => {
          there.release()
          if (changed.wait(20)) awake.value += 1 // only one at a time is here: it holds the lock
        })
      }
      function until(n: number) { while (changed.with(() => awake.value) < n); }
      export function main() {
        const all = [1, 2, 3].map(() => new ${Actor}({ target: wait }))
        for (const one of all) one.start()
        for (const _ of all) there.acquire()
        changed.with(() => changed.notify())
        until(1)
        print(changed.with(() => awake.value))
        changed.with(() => changed.notifyAll())
        for (const one of all) one.join()
        print(awake.value)
      }`)
    expect(lines).toEqual(['1', '3'])
  })

  test('waits for a predicate, and says whether it came true in time', async () => {
    const { lines } = await run(`
      import { print } from 'lab'
      import { Condition, ${Actor}, ${number} } from '${module}'
      export const changed = new Condition()
      export const n = ${Number}
      export function count() {
        for (let i = 0; i < 3; i++) changed.with(() => { n.value += 1; changed.notify() })
      }
      export function main() {
        const counter = new ${Actor}({ target: count })
        changed.acquire()
        counter.start()
        print(changed.waitFor(() => n.value === 3, 20), changed.waitFor(() => n.value === 4, 0.05))
        changed.release()
        counter.join()
      }`)
    expect(lines).toEqual(['true false'])
  })

  test('can be waited for and notified only by the holder of its lock', async () => {
    const { lines } = await run(`
      import { print } from 'lab'
      import { Condition } from '${module}'
      export const c = new Condition()
      function attempt(work: () => void) { try { work() } catch (error) { print((error as Error).message) } }
      export function main() { attempt(() => c.wait(1)); attempt(() => c.notify()) }`)
    expect(lines).toEqual(['cannot wait on un-acquired lock', 'cannot notify on un-acquired lock'])
  })
})
