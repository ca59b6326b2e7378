import { expect, test } from 'vitest'
import { programs } from '../programs.ts'

const run = programs()

const HEAD = `
  import { print } from 'lab'
  import { Pool, TimeoutError } from 'lab/multiprocessing'
  import { getpid } from 'lab/os'
  import { sleep } from 'lab/time'
  export function square(n: number) { return n * n }
  export function pid(_n?: number) { return getpid() }
  export function fails(n: number) { if (n === 3) throw new RangeError('three'); return n }
  export function add(a: number, b: number) { return a + b }
  export function nap(seconds: number) { sleep(seconds); return seconds }
  export function odd() { return new Map() }
  export function die() { process.kill(getpid(), 'SIGKILL') }
`

test('map, starmap and imap give the results in the order of the items, over several pids', async () => {
  const { lines } = await run(`${HEAD}
    export function main() {
      new Pool(3).with((pool) => {
        const items = Array.from({ length: 20 }, (_, n) => n)
        print(pool.map(square, items).join() === items.map((n) => n * n).join())
        print(pool.starmap(add, [[1, 2], [3, 4]]), [...pool.imap(square, [3, 1, 2])])
        print([...pool.imapUnordered(square, [3, 1, 2], 2)].sort((a, b) => a - b))
        print(new Set(pool.map(pid, items, 1)).size <= 3, pool.map(square, []))
      })
    }`)
  expect(lines).toEqual(['true', '[ 3, 7 ] [ 9, 1, 4 ]', '[ 1, 4, 9 ]', 'true []'])
})

test('tasks that come one after another go round all workers in turn', async () => {
  const { lines } = await run(`${HEAD}
    export function main() {
      const pool = new Pool(4)
      let pids: number[]
      do pids = Array.from({ length: 12 }, () => pool.apply(pid))
      while (new Set(pids).size < 4) // until all four have got up
      pids = Array.from({ length: 12 }, () => pool.apply(pid))
      print(new Set(pids).size, pids.every((one, i) => one === pids[i % 4]))
      pool.close()
      pool.join()
    }`)
  expect(lines).toEqual(['4 true'])
})

test('results come late, with callbacks, errors and timeouts as in Python', async () => {
  const { lines } = await run(`${HEAD}
    export function main() {
      const pool = new Pool(2)
      const slow = pool.applyAsync(nap, [0.5])
      print(slow.ready())
      try { slow.get(0.05) } catch (error) { print(error instanceof TimeoutError) }
      try { slow.successful() } catch (error) { print((error as Error).name) }
      const seen: unknown[] = []
      const good = pool.applyAsync(square, [4], { callback: (value) => seen.push(value) })
      const bad = pool.applyAsync(fails, [3], { errorCallback: (error) => seen.push(error.message) })
      good.wait()
      bad.wait()
      print(seen.sort(), good.successful(), bad.successful(), slow.get())
      for (const work of [() => bad.get(), () => pool.map(fails, [1, 2, 3])])
        try { work() } catch (error) { print((error as Error).name, (error as Error).message) }
      pool.close()
      pool.join()
    }`)
  expect(lines).toEqual([
    'false',
    'true',
    'ValueError',
    "[ 16, 'three' ] true false 0.5",
    'RangeError three',
    'RangeError three',
  ])
})

test('a result that cannot cross is an exception, and the pool goes on', async () => {
  const { lines } = await run(`${HEAD}
    export function main() {
      new Pool(1).with((pool) => {
        try { pool.apply(odd) } catch (error) { print((error as Error).message.includes('Map')) }
        print(pool.apply(square, [6]))
      })
    }`)
  expect(lines).toEqual(['true', '36'])
})

test('a worker ends after maxtasksperchild tasks and another takes its place', async () => {
  const { lines } = await run(`${HEAD}
    export function main() {
      const pool = new Pool({ processes: 1, maxtasksperchild: 2 })
      const pids = Array.from({ length: 6 }, () => pool.apply(pid))
      print(new Set(pids).size, pids[0] === pids[1], pids[2] === pids[3])
      pool.close()
      pool.join()
    }`)
  expect(lines).toEqual(['3 true true'])
})

test('workers that are killed, at work or in line, are replaced, and the pool goes on', async () => {
  const { lines } = await run(`${HEAD}
    export function main() {
      const pool = new Pool(3)
      const pids = new Set(pool.map(nap, [0.2, 0.2, 0.2], 1).map(() => pool.apply(pid)))
      pool.applyAsync(die) // its result never comes
      sleep(0.5) // the others wait in line: one that is killed while it takes a task leaves the queue's lock behind
      for (const one of pids) { try { process.kill(one, 'SIGKILL') } catch { /* that was the one */ } }
      print(pool.map(square, [1, 2, 3], 1), pool.apply(square, [5]))
      pool.terminate()
      pool.join()
    }`)
  expect(lines).toEqual(['[ 1, 4, 9 ] 25'])
})
