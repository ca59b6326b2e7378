import { describe, expect, test } from 'vitest'
import { BETWEEN, programs } from '../programs.ts'

const run = programs()

describe.each(BETWEEN)('A lock between $between', ({ module, Actor, Number, number }) => {
  test('lets one at a time into the critical section: no update is lost', async () => {
    const { lines, report } = await run(`
      import { print } from 'lab'
      import { Lock, ${Actor}, ${number} } from '${module}'
      export const lock = new Lock()
      export const m = ${Number}
      export function work() {
        for (let i = 0; i < 20000; i++) { lock.acquire(); m.value += 1; lock.release() }
      }
      export function main() {
        const all = [1, 2, 3].map(() => new ${Actor}({ target: work }))
        for (const one of all) one.start()
        for (const one of all) one.join()
        print(m.value)
      }`)
    expect(lines).toEqual(['60000'])
    const lock = report.resources.find(({ name }) => name === 'lock')
    expect(lock).toMatchObject({ kind: 'lock', acquisitions: 60000 })
    expect(report.verdicts).toEqual([])
  })

  test('may be released by somebody who does not hold it, and is free then', async () => {
    const { lines } = await run(`
      import { print } from 'lab'
      import { Lock, ${Actor} } from '${module}'
      export const lock = new Lock()
      export function open() { lock.release() }
      export function main() {
        lock.acquire()
        const other = new ${Actor}({ target: open })
        other.start()
        print(lock.acquire({ timeout: 20 }))
        other.join()
      }`)
    expect(lines).toEqual(['true'])
  })

  test('is given up after the timeout, and not before', async () => {
    const { lines } = await run(`
      import { print } from 'lab'
      import { perfCounter } from 'lab/time'
      import { Lock } from '${module}'
      export const lock = new Lock()
      export function main() {
        lock.acquire()
        const began = perfCounter()
        print(lock.acquire({ timeout: 0.2 }), perfCounter() - began >= 0.199, lock.acquire(false), lock.locked())
        lock.release()
        print(lock.locked(), lock.with(() => lock.locked()), lock.locked())
      }`)
    expect(lines).toEqual(['false true false true', 'false true false'])
  })

  test('that its holder never gives back blocks whoever wants it, and the lab says so', async () => {
    const { report } = await run(`
      import { Lock, ${Actor} } from '${module}'
      export const lock = new Lock()
      export function want() { lock.acquire() }
      export const w = new ${Actor}({ target: want, name: 'w' })
      export function main() { lock.acquire(); w.start(); w.join() }`)
    expect(report.outcome).toBe('deadlock')
    expect(report.verdicts[0]?.resources).toEqual(['lock'])
    expect(report.verdicts[0]?.lines.find(({ actor }) => actor === 'w')).toMatchObject({
      op: 'acquire',
      resource: 'lock',
    })
  })
})

test('arguments that Python refuses are refused also where nobody has to wait', async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { Condition, Lock, RLock } from 'lab/threading'
    import { Lock as ProcessLock, RLock as ProcessRLock } from 'lab/multiprocessing'
    const says = (work: () => unknown) => { try { return work() } catch (error) { return (error as Error).name } }
    export function main() {
      for (const make of [() => new Lock(), () => new RLock(), () => new Condition(), () => new ProcessLock(), () => new ProcessRLock()]) {
        const lock = make()
        print(says(() => lock.acquire(false, 1)), says(() => lock.acquire({ timeout: -5 })), says(() => lock.acquire(true, -5)), says(() => lock.acquire(true, -1)))
      }
    }`)
  const threads = 'ValueError ValueError ValueError true'
  // Where processes share it, a negative timeout is none at all: false once it is taken, unless its holder may take it again.
  expect(lines).toEqual([threads, threads, threads, 'true false false false', 'true true true true'])
})
