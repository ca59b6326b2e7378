import { expect, test } from 'vitest'
import { programs } from '../programs.ts'

const run = programs()

test('run() works in the caller; start() makes a child of the process that asked', async () => {
  const { lines, report } = await run(`
    import { print } from 'lab'
    import { Process, Queue } from 'lab/multiprocessing'
    import { getpid, getppid } from 'lab/os'
    export const answers = new Queue<number[]>()
    export function tell() { answers.put([getpid(), getppid()]) }
    export function grandchild() {
      const child = new Process({ target: tell, name: 'grandchild' })
      child.start()
      child.join()
      tell()
    }
    export function main() {
      const p = new Process({ target: tell, name: 'p' })
      p.run()
      print(answers.get()[0] === getpid(), p.pid)
      p.start()
      const [pid, parent] = answers.get()
      print(pid === p.pid, pid !== getpid(), parent === getpid())
      p.join()
      const parentOfOther = new Process({ target: grandchild, name: 'child' })
      parentOfOther.start()
      const [, hers] = answers.get()
      print(hers === parentOfOther.pid)
      parentOfOther.join()
    }`)
  expect(lines).toEqual(['true null', 'true true true', 'true'])
  expect(report.actors.map(({ name, kind }) => [name, kind])).toEqual([
    ['MainProcess', 'main'],
    ['p', 'child'],
    ['child', 'child'],
    ['grandchild', 'child'],
  ])
})

test('exit codes tell how a process ended: by return, exit, exception or signal', async () => {
  const { lines, report } = await run(`
    import { print } from 'lab'
    import { Process } from 'lab/multiprocessing'
    import { exit } from 'lab/sys'
    import { sleep } from 'lab/time'
    export function returns() {}
    export function exits(code: number | string | null) { exit(code) }
    export function throws() { throw new Error('on purpose') }
    export function stays() { for (;;) sleep(1) }
    export class Suicide extends Process { override run() { this.terminate() } }
    const ended = (p: Process) => { p.start(); p.join(); return p.exitCode }
    const signalled = (how: 'terminate' | 'kill') => {
      const p = new Process({ target: stays, name: how })
      p.start()
      p[how]()
      p.join()
      return p.exitCode
    }
    export function main() {
      print(ended(new Process({ target: returns })), ended(new Process({ target: exits, args: [7] })),
        ended(new Process({ target: exits, args: [null] })), ended(new Process({ target: exits, args: ['why'] })),
        ended(new Process({ target: throws })), signalled('terminate'), signalled('kill'))
      print(ended(new Suicide({ name: 'suicide' })))
    }`)
  expect(lines).toEqual(['0 7 0 1 1 -15 -9', '-15'])
  expect(report.actors.find(({ name }) => name === 'kill')).toMatchObject({
    signal: 'SIGKILL',
    cause: 'signal',
    exitCode: -9,
  })
  expect(report.outcome).toBe('finished')
})

test('join with a timeout gives up; a daemon ends with its parent, everybody else is waited for', async () => {
  const { lines, report } = await run(`
    import { print } from 'lab'
    import { activeChildren, Event, Process } from 'lab/multiprocessing'
    import { sleep } from 'lab/time'
    export const go = new Event()
    export function waits() { go.wait(); print('waited for') }
    export function forEver() { for (;;) sleep(1) }
    export function main() {
      const p = new Process({ target: waits, name: 'p' })
      const d = new Process({ target: forEver, name: 'd', daemon: true })
      p.start()
      d.start()
      p.join(0.1)
      print(p.isAlive(), p.exitCode, d.daemon, activeChildren().map((one) => one.name).sort())
      go.set()
    }`)
  expect(lines).toEqual(["true null true [ 'd', 'p' ]", 'waited for'])
  expect(report.actors.find(({ name }) => name === 'd')).toMatchObject({ state: 'exited', signal: 'SIGTERM' })
})

test("a subclass's fields travel with it, arguments are copies, and globals are each process's own", async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { Process, Queue } from 'lab/multiprocessing'
    let global = 1
    export const answers = new Queue<unknown>()
    export class Counter extends Process {
      constructor(private readonly from: number, readonly into: Queue<unknown>) { super({ name: 'counter' }) }
      override run() { global += this.from; this.into.put([global, this.name]) }
    }
    export function change(list: number[], { more }: { more: number }) { list.push(more); answers.put(list) }
    export function main() {
      global = 100
      const counter = new Counter(5, answers)
      counter.start()
      print(answers.get(), global)
      counter.join()
      const list = [1]
      const p = new Process({ target: change, args: [list], kwargs: { more: 2 } })
      p.start()
      print(answers.get(), list)
      p.join()
    }`)
  expect(lines).toEqual(["[ 6, 'counter' ] 100", '[ 1, 2 ] [ 1 ]'])
})

test('a declared process that one thread starts is started for all of them', async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { Process } from 'lab/multiprocessing'
    import { SharedVariable, Thread } from 'lab/threading'
    import { sleep } from 'lab/time'
    export const pid = new SharedVariable(0)
    export function forEver() { for (;;) sleep(1) }
    export const p = new Process({ target: forEver })
    export function starts() { p.start(); pid.value = p.pid ?? 0 }
    export function main() {
      const t = new Thread({ target: starts })
      t.start()
      t.join()
      print(p.isAlive(), p.pid === pid.value)
      try { p.start() } catch (error) { print((error as Error).message) }
      p.terminate()
      p.join()
      print(p.isAlive(), p.exitCode)
    }`)
  expect(lines).toEqual(['true true', 'cannot start a process twice', 'false -15'])
})

test('more processes than a run may have are refused, and nothing is left behind', async () => {
  const { lines, report } = await run(
    `
    import { print } from 'lab'
    import { activeChildren, Pool, Process } from 'lab/multiprocessing'
    import { sleep } from 'lab/time'
    export function forEver() { for (;;) sleep(1) }
    export function square(n: number) { return n * n }
    export function main() {
      try { new Pool(1000) } catch (error) { print((error as Error).name, (error as Error).message) }
      while (activeChildren().length > 0) sleep(0.05)
      const all = Array.from({ length: 1000 }, (_, i) => new Process({ target: forEver, name: 'p' + i }))
      try { for (const p of all) p.start() } catch (error) { print((error as Error).message) }
      print(activeChildren().length)
      for (const p of activeChildren()) { p.terminate(); p.join() }
      print(new Pool(2).with((pool) => pool.map(square, [1, 2, 3])))
    }`,
    { limits: { processes: 8 } },
  )
  const sentence =
    'the limit of 8 processes of a run at once is reached: start fewer, or join some before starting more'
  expect(lines).toEqual([`RuntimeError ${sentence}`, sentence, '7', '[ 1, 4, 9 ]'])
  expect(report.outcome).toBe('finished')
  expect(report.actors.every(({ state }) => state === 'exited')).toBe(true)
})

test("a process's sentinel becomes ready when it ends, and no signal reaches one that was not started", async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { AttributeError } from 'lab/errors'
    import { Event, Process } from 'lab/multiprocessing'
    export const go = new Event()
    export function waits() { go.wait() }
    export function main() {
      const p = new Process({ target: waits })
      for (const how of ['terminate', 'kill'] as const)
        try { p[how]() } catch (error) { print(error instanceof AttributeError, (error as Error).message) }
      p.start()
      print(p.sentinel.wait(0.05))
      go.set()
      print(p.sentinel.wait(), p.exitCode)
    }`)
  expect(lines).toEqual([
    "true SIGTERM can't be sent: the process has not been started",
    "true SIGKILL can't be sent: the process has not been started",
    'false',
    'true 0',
  ])
})
