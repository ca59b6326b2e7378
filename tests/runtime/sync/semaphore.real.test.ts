import { describe, expect, test } from 'vitest'
import { BETWEEN, programs } from '../programs.ts'

const run = programs()

describe.each(BETWEEN)('A semaphore between $between', ({ module, Actor, Number, number }) => {
  test('lets at most as many in as it counts', async () => {
    const { lines } = await run(`
      import { print } from 'lab'
      import { Barrier, Lock, Semaphore, ${Actor}, ${number} } from '${module}'
      export const places = new Semaphore(2)
      export const guard = new Lock()
      export const pair = new Barrier(2) // only two who are inside at once get past it
      export const inside = ${Number}
      export const most = ${Number}
      export function visit() {
        places.acquire()
        guard.with(() => { inside.value += 1; most.value = Math.max(most.value, inside.value) })
        pair.wait()
        guard.with(() => { inside.value -= 1 })
        places.release()
      }
      export function main() {
        const all = [1, 2, 3, 4].map(() => new ${Actor}({ target: visit }))
        for (const one of all) one.start()
        for (const one of all) one.join()
        print(most.value, inside.value, places.acquire(false), places.acquire(false), places.acquire(false))
      }`)
    expect(lines).toEqual(['2 0 true true false'])
  })

  test('that is bounded refuses a release too many, and stays as it was', async () => {
    const { lines } = await run(`
      import { print } from 'lab'
      import { BoundedSemaphore } from '${module}'
      export const s = new BoundedSemaphore(1)
      export function main() {
        s.acquire()
        s.release()
        try { s.release() } catch (error) { print((error as Error).name) }
        print(s.acquire(false), s.acquire({ timeout: 0.05 }))
      }`)
    expect(lines).toEqual(['ValueError', 'true false'])
  })
})

test('release(n) lets n go on at once, and refuses less than one', async () => {
  const { lines, report } = await run(`
    import { print } from 'lab'
    import { Semaphore, Thread } from 'lab/threading'
    export const gate = new Semaphore(0)
    export function pass() { gate.acquire() }
    export function main() {
      const all = [1, 2, 3].map(() => new Thread({ target: pass }))
      for (const one of all) one.start()
      gate.release(4)
      for (const one of all) one.join()
      print(gate.acquire(false), gate.acquire(false))
      try { gate.release(0) } catch (error) { print((error as Error).name) }
    }`)
  expect(lines).toEqual(['true false', 'ValueError'])
  expect(report.verdicts).toEqual([])
})

test('a semaphore reads its arguments as Python does, otherwise than a lock', async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { Semaphore } from 'lab/threading'
    import { Semaphore as ProcessSemaphore } from 'lab/multiprocessing'
    const says = (work: () => unknown) => { try { return work() } catch (error) { return (error as Error).name } }
    export function main() {
      for (const make of [() => new Semaphore(3), () => new ProcessSemaphore(3)]) {
        const s = make()
        print(...[[false, 1], [false], [true, -5], [true, -1], [true, -1]].map(([b, t]) => says(() => s.acquire(b as boolean, t as number | undefined))))
      }
    }`)
  // What CPython 3.11 prints for the same calls.
  expect(lines).toEqual(['ValueError true true true false', 'true true true false false'])
})
