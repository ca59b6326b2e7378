import { expect, test } from 'vitest'
import { programs } from '../programs.ts'

const run = programs()

test('threads have one pid, a thread id each, and know each other', async () => {
  const { lines, report } = await run(`
    import { print } from 'lab'
    import { activeCount, Barrier, currentThread, enumerate, getNativeId, mainThread, SharedArray, Thread } from 'lab/threading'
    import { getpid } from 'lab/os'
    export const meet = new Barrier(3)
    export const ids = new SharedArray(4)
    export function work(i: number) { ids.set(i, getNativeId()); ids.set(i + 2, getpid()); meet.wait(); meet.wait() }
    export function main() {
      const all = [0, 1].map((i) => new Thread({ target: work, args: [i], name: 't' + i }))
      for (const t of all) t.start()
      meet.wait()
      print(activeCount(), enumerate().map((t) => t.name).sort(), currentThread() === mainThread())
      print(ids.get(0) !== ids.get(1), ids.get(2) === getpid(), ids.get(3) === getpid(), all.map((t, i) => t.nativeId === ids.get(i)))
      meet.wait()
      for (const t of all) t.join()
      print(activeCount(), all.map((t) => t.isAlive()))
    }`)
  expect(lines).toEqual([
    "3 [ 'MainThread', 't0', 't1' ] true",
    'true true true [ true, true ]',
    '1 [ false, false ]',
  ])
  expect(new Set(report.actors.map(({ pid }) => pid)).size).toBe(1)
})

test('an exception ends its thread only; the program goes on and says where it was', async () => {
  const { lines, errors, report } = await run(`
    import { print } from 'lab'
    import { Thread } from 'lab/threading'
    export function fails() {
      throw new RangeError('on purpose')
    }
    export function main() {
      const t = new Thread({ target: fails, name: 't' })
      t.start()
      t.join()
      print('on it goes', t.isAlive())
    }`)
  expect(lines).toEqual(['on it goes false'])
  expect(errors).toMatch(/Exception in thread t:\nRangeError: on purpose\n\s+at fails \(program\.ts:5/)
  expect(report.outcome).toBe('finished')
})

test('join with a timeout gives up; a thread that is not a daemon is waited for at the end', async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { Event, Thread } from 'lab/threading'
    import { sleep } from 'lab/time'
    export const go = new Event()
    export function waits() { go.wait(); print('waited for') }
    export function forEver() { for (;;) sleep(1) }
    export function main() {
      const t = new Thread({ target: waits })
      const d = new Thread({ target: forEver, daemon: true })
      t.start()
      d.start()
      t.join(0.05)
      print(t.isAlive(), d.daemon)
      go.set()
    }`)
  expect(lines).toEqual(['true true', 'waited for'])
})

test('a subclass runs its own run(), with the fields it was made with', async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { SharedVariable, Thread } from 'lab/threading'
    export const sum = new SharedVariable(0)
    export class Adder extends Thread {
      constructor(private readonly n: number) { super({ name: 'adder' + n }) }
      override run() { sum.value += this.n; print(this.name) }
    }
    export function main() {
      for (const n of [1, 2]) { const t = new Adder(n); t.start(); t.join() }
      print(sum.value)
    }`)
  expect(lines).toEqual(['adder1', 'adder2', '3'])
})

test('threads that are made and never started are no actors, and nobody waits for them', async () => {
  const { lines, events } = await run(`
    import { print } from 'lab'
    import { enumerate, Thread } from 'lab/threading'
    export function work() { print('worked') }
    export function main() {
      const [first, ...others] = [1, 2, 3, 4].map(() => new Thread({ target: work }))
      first!.start()
      first!.join()
      print(enumerate().length, others.map((one) => one.isAlive()).join())
      others[2]!.start()
      others[2]!.join()
    }`)
  expect(lines).toEqual(['worked', '1 false,false,false', 'worked'])
  expect(events.filter(({ type }) => type === 'actor-started')).toHaveLength(3)
})

test('threads of one name are threads of their own, made in a function or declared', async () => {
  const { lines, report } = await run(`
    import { print } from 'lab'
    import { Thread } from 'lab/threading'
    export function work(n: number) { print(n) }
    export const a = new Thread({ target: work, args: [1], name: 'worker' })
    export const b = new Thread({ target: work, args: [2], name: 'worker' })
    export function main() {
      a.start()
      a.join()
      b.start()
      b.join()
      for (const n of [3, 4]) {
        const t = new Thread({ target: work, args: [n], name: 'worker' })
        t.start()
        t.join()
      }
      try { a.start() } catch (error) { print((error as Error).message) }
    }`)
  expect(lines).toEqual(['1', '2', '3', '4', 'threads can only be started once'])
  expect(report.actors.slice(1).map(({ name }) => name)).toEqual(['worker', 'worker', 'worker', 'worker'])
})

test('a thread that another one starts while main is ending is waited for', async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { Thread, Timer } from 'lab/threading'
    import { sleep } from 'lab/time'
    export function last() { print('last') }
    export function later() { sleep(0.3); print('later'); new Timer(0.2, last).start() }
    export function first() { sleep(0.3); new Thread({ target: later }).start() }
    export function main() { new Thread({ target: first }).start() }`)
  expect(lines).toEqual(['later', 'last'])
})

test('every thread sees the main one as it is, and can wait for its end', async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { Event, getIdent, getNativeId, mainThread, SharedArray, Thread } from 'lab/threading'
    export const ids = new SharedArray(2)
    export const go = new Event()
    export function work() {
      const main = mainThread()
      print(main.name, main.ident === ids.get(0), main.nativeId === ids.get(1))
      print(main.ident === getIdent(), main.isAlive(), main === mainThread())
      go.set()
      main.join()
      print('main has ended', main.isAlive())
    }
    export function main() {
      ids.set(0, getIdent())
      ids.set(1, getNativeId())
      print(mainThread().ident === getIdent())
      new Thread({ target: work }).start()
      go.wait()
    }`)
  expect(lines).toEqual(['true', 'MainThread true true', 'false true true', 'main has ended false'])
})

test('the objects that one is given are those that one has made', async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { activeChildren, Process } from 'lab/multiprocessing'
    import { Barrier, currentThread, enumerate, Event, Thread } from 'lab/threading'
    import { sleep } from 'lab/time'
    export const go = new Event()
    export const told = new Barrier(2)
    export function work() {
      print(currentThread() === declared, enumerate().includes(currentThread()))
      told.wait()
      go.wait()
    }
    export const declared = new Thread({ target: work, name: 'declared' })
    export function waits() { go.wait() }
    export function forEver() { for (;;) sleep(1) }
    export function main() {
      declared.start()
      told.wait()
      const t = new Thread({ target: waits })
      t.start()
      const p = new Process({ target: forEver })
      p.start()
      print(enumerate().includes(t), enumerate().includes(declared), activeChildren().includes(p))
      go.set()
      p.terminate()
      p.join()
      print(activeChildren().includes(p))
    }`)
  expect(lines).toEqual(['true true', 'true true true', 'false'])
})

test('a thread belongs to its process: the same name, the same parent, the same rule for daemons', async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { currentProcess, parentProcess, Process } from 'lab/multiprocessing'
    import { getpid } from 'lab/os'
    import { Thread } from 'lab/threading'
    export function nothing() {}
    export function tell(main: number) {
      const parent = parentProcess()
      print(currentProcess().name, currentProcess().daemon, parent && parent.name, parent && parent.pid === main)
      try {
        const p = new Process({ target: nothing, daemon: false })
        p.start()
        p.join()
        print('started')
      } catch (error) { print((error as Error).name, (error as Error).message) }
    }
    export function both(main: number) {
      tell(main)
      const t = new Thread({ target: tell, args: [main] })
      t.start()
      t.join()
    }
    export function main() {
      both(getpid())
      for (const daemon of [false, true]) {
        const p = new Process({ target: both, args: [getpid()], name: 'child', daemon })
        p.start()
        p.join()
      }
    }`)
  const refused = 'AssertionError daemonic processes are not allowed to have children'
  expect(lines).toEqual([
    ...['MainProcess false null null', 'started', 'MainProcess false null null', 'started'],
    ...['child false MainProcess true', 'started', 'child false MainProcess true', 'started'],
    ...['child true MainProcess true', refused, 'child true MainProcess true', refused],
  ])
})
