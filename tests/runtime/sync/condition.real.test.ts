import { describe, expect, test } from 'vitest'
import type { TraceEvent } from '../../../shared/trace/events.ts'
import { eventually } from '../../eventually.ts'
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

test.runIf(process.platform !== 'win32')(
  'who is stopped while it waits is notified all the same, however late it goes on',
  async () => {
    const { lines, report } = await run(
      `
      import { print } from 'lab'
      import { Condition, Process, Value } from 'lab/multiprocessing'
      import { sleep } from 'lab/time'
      export const changed = new Condition()
      export const asleep = new Value('i', 0)
      export function wait() {
        changed.with(() => { asleep.value = 1; changed.wait() })
        print('notified')
      }
      export const p = new Process({ target: wait })
      export function main() {
        p.start()
        while (asleep.value === 0);
        changed.with(() => print('asleep'))
        sleep(0.2) // until it is stopped
        changed.with(() => changed.notify())
        changed.with(() => changed.notify())
        print('told')
        p.join()
      }`,
      {
        async during(live) {
          const events: TraceEvent[] = []
          live.onEvents((batch) => void events.push(...batch))
          const said = (text: string) => () =>
            expect(events.some((event) => event.type === 'output' && event.text.includes(text))).toBe(true)
          await eventually(said('asleep'))
          const child = events.find((event) => event.type === 'actor-started' && event.actor === '0.1')
          const pid = child?.type === 'actor-started' ? child.pid : 0
          process.kill(pid, 'SIGSTOP')
          await eventually(said('told'))
          process.kill(pid, 'SIGCONT')
        },
      },
    )
    expect(lines).toEqual(['asleep', 'told', 'notified'])
    expect(report.verdicts).toEqual([])
  },
)

test('who was killed in its sleep is not notified in the place of one who lives', async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { Condition, Process, Value } from 'lab/multiprocessing'
    export const changed = new Condition()
    export const asleep = new Value('i', 0)
    export function wait() {
      changed.with(() => { asleep.value += 1; changed.wait() })
      print('notified')
    }
    export function main() {
      const all = [1, 2, 3].map(() => new Process({ target: wait }))
      for (const [n, one] of all.entries()) {
        one.start()
        while (asleep.value === n);
      }
      changed.acquire() // all sleep by now
      all[0]?.kill()
      all[1]?.kill()
      all[0]?.join()
      all[1]?.join()
      changed.notify()
      changed.release()
      all[2]?.join()
      print(all.map((one) => one.exitCode))
    }`)
  expect(lines).toEqual(['notified', '[ -9, -9, 0 ]'])
})

test.each(BETWEEN)(
  'notifies and timeouts that meet are never both, between $between',
  async ({ module, Actor, Number, number }) => {
    const { lines, report } = await run(`
      import { print } from 'lab'
      import { Condition, ${Actor}, ${number} } from '${module}'
      export const changed = new Condition()
      export const waiting = ${Number} // and neither notified nor too late yet
      export const notified = ${Number}
      export const heard = ${Number}
      export const left = ${Number}
      export function wait(who: number) {
        for (let i = 0; i < 150; i++)
          changed.with(() => {
            waiting.value += 1
            if (changed.wait(((i * 7 + who * 3) % 10) / 2000)) heard.value += 1
            else waiting.value -= 1
          })
        changed.with(() => { left.value -= 1 })
      }
      export function main() {
        left.value = 4
        const all = [0, 1, 2, 3].map((who) => new ${Actor}({ target: wait, args: [who] }))
        for (const one of all) one.start()
        for (let more = true, n = 1; more; n = (n % 3) + 1)
          changed.with(() => {
            const now = Math.min(n, waiting.value)
            waiting.value -= now
            notified.value += now
            changed.notify(n)
            more = left.value > 0
          })
        for (const one of all) one.join()
        print(waiting.value, notified.value === heard.value, heard.value > 0)
      }`)
    expect(lines).toEqual(['0 true true'])
    expect(report.verdicts.filter(({ kind }) => kind !== 'lost-updates')).toEqual([])
  },
)

test.each(BETWEEN)(
  'a condition made with a lock gives that very lock back while it waits, between $between',
  async ({ module, Actor }) => {
    const { lines, report } = await run(`
      import { print } from 'lab'
      import { Condition, Lock, ${Actor} } from '${module}'
      export const lock = new Lock()
      export const changed = new Condition(lock)
      export function tell() {
        lock.acquire() // not before main waits
        changed.notify()
        print('notified', changed.acquire(false))
        changed.release()
      }
      export function main() {
        const other = new ${Actor}({ target: tell })
        changed.acquire()
        print(lock.locked(), lock.acquire(false))
        other.start()
        print(changed.wait(), lock.locked())
        lock.release()
        try { changed.notify() } catch (error) { print((error as Error).name) }
        other.join()
      }`)
    expect(lines).toEqual(['true false', 'notified false', 'true true', 'RuntimeError'])
    expect(report.verdicts).toEqual([])
  },
)
