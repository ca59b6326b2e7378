import { describe, expect, test } from 'vitest'
import { BETWEEN, programs } from '../programs.ts'

const run = programs()

describe.each(BETWEEN)('An RLock between $between', ({ between, module, Actor }) => {
  test('is taken again by its holder, and free for others only after as many releases', async () => {
    const { lines } = await run(`
      import { print } from 'lab'
      import { Queue } from '${between === 'threads' ? 'lab/queue' : 'lab/multiprocessing'}'
      import { RLock, ${Actor} } from '${module}'
      export const lock = new RLock()
      export const answers = new Queue()
      export function attempt() { answers.put(lock.acquire(false)) }
      function others() {
        const other = new ${Actor}({ target: attempt })
        other.start()
        other.join()
        return answers.get()
      }
      export function main() {
        print(lock.acquire(), lock.acquire(), lock.acquire(false))
        lock.release()
        lock.release()
        print(others())
        lock.release()
        print(others())
      }`)
    expect(lines).toEqual(['true true true', 'false', 'true'])
  })

  test('refuses to be released by anybody but its holder', async () => {
    const { errors, report } = await run(`
      import { RLock, ${Actor} } from '${module}'
      export const lock = new RLock()
      export function release() { lock.release() }
      export function main() {
        lock.acquire()
        const other = new ${Actor}({ target: release, name: 'other' })
        other.start()
        other.join()
        lock.release()
      }`)
    expect(errors).toMatch(
      /(RuntimeError: cannot release un-acquired lock|AssertionError: attempt to release)/,
    )
    expect(report.outcome).toBe('finished')
  })
})
