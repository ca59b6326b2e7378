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

test('a loop that asks whether the result has come ends, and a callback is called in it', async () => {
  const { lines } = await run(`${HEAD}
    export function main() {
      new Pool(1).with((pool) => {
        const seen: number[] = []
        const result = pool.applyAsync(square, [3], { callback: (value) => void seen.push(value) })
        while (!result.ready());
        print(seen, result.get())
        const other = pool.applyAsync(square, [4])
        for (;;) try { print(other.successful()); break } catch { /* not yet */ }
      })
    }`)
  expect(lines).toEqual(['[ 9 ] 9', 'true'])
})

test("a task's exception comes home as what it was: the library's, JavaScript's or the program's", async () => {
  const { lines } = await run(`${HEAD}
    import { Empty, ValueError } from 'lab/errors'
    import { sleep as nap2 } from 'lab/time'
    export class Rejected extends ValueError {
      override name = 'Rejected'
      constructor(readonly code: number) { super('rejected: ' + code) }
    }
    class Unknown extends Rejected {}
    export function negative() { nap2(-1) }
    export function empty() { throw new Empty('nothing') }
    export function rejects(code: number) { throw new Rejected(code) }
    export function unknown() { throw new Unknown(2) }
    export function wrong() { (undefined as unknown as string).length }
    export function text() { throw 'just a text' }
    export function main() {
      new Pool(1).with((pool) => {
        const caught = (fn: (n: number) => unknown) => {
          try { pool.apply(fn, [7]) } catch (error) { return error as Error & { code?: number } }
          return new Error('none')
        }
        print(caught(negative) instanceof ValueError, caught(empty) instanceof Empty, caught(wrong) instanceof TypeError)
        const rejected = caught(rejects)
        print(rejected instanceof Rejected, rejected instanceof ValueError, rejected.code, rejected.message, rejected.name)
        print(caught(unknown) instanceof Rejected, caught(text).name, caught(text).message)
        print(String((rejected.cause as Error).stack).includes('at rejects'))
        try { [...pool.imap(fails, [3])] } catch (error) { print(error instanceof RangeError) }
      })
    }`)
  expect(lines).toEqual([
    'true true true',
    'true true 7 rejected: 7 Rejected',
    'true Error just a text',
    'true',
    'true',
  ])
})

test('map ends when all pieces are done, also if one of them failed', async () => {
  const { lines } = await run(`${HEAD}
    import { Value } from 'lab/multiprocessing'
    export const done = new Value('i', 0)
    export function count(n: number) {
      if (n === 0) throw new RangeError('zero')
      sleep(0.2)
      const lock = done.getLock()
      lock.acquire()
      done.value += 1
      lock.release()
      return n
    }
    export function main() {
      new Pool(2).with((pool) => {
        try { pool.map(count, [0, 1, 2, 3, 4], 1) } catch (error) { print((error as Error).message, done.value) }
      })
    }`)
  expect(lines).toEqual(['zero 4'])
})

test('a piece of less than one item is refused', async () => {
  const { lines } = await run(`${HEAD}
    export function main() {
      new Pool(1).with((pool) => {
        for (const work of [() => pool.map(square, [1, 2], 0), () => pool.imap(square, [1], -1), () => pool.starmap(add, [], 0.5)])
          try { work() } catch (error) { print((error as Error).name, (error as Error).message) }
        print(pool.map(square, [1, 2], 5))
      })
    }`)
  expect(lines).toEqual([
    'ValueError Chunksize must be 1+, not 0',
    'ValueError Chunksize must be 1+, not -1',
    'ValueError Chunksize must be 1+, not 0.5',
    '[ 1, 4 ]',
  ])
})

test('pools of one name are pools of their own', async () => {
  const { lines } = await run(`${HEAD}
    export function main() {
      for (const n of [2, 3]) {
        const pool = new Pool({ processes: 1, name: 'same' })
        for (let i = 0; i < 5; i++) pool.applyAsync(nap, [5])
        pool.terminate()
        pool.join()
        print(new Pool({ processes: 1, name: 'same' }).with((other) => other.apply(square, [n])))
      }
    }`)
  expect(lines).toEqual(['4', '9'])
})

test('mapAsync and starmapAsync go on at once and hand their lists to a callback', async () => {
  const { lines } = await run(`${HEAD}
    export function main() {
      new Pool(2).with((pool) => {
        const seen: unknown[] = []
        const squares = pool.mapAsync(square, [1, 2, 3], 1, { callback: (list) => void seen.push(list) })
        const sums = pool.starmapAsync(add, [[1, 2], [3, 4]], undefined, { callback: (list) => void seen.push(list) })
        const bad = pool.mapAsync(fails, [1, 2, 3], 1, { errorCallback: (error) => void seen.push(error.message) })
        print(squares.get(), sums.get(), sums.successful())
        bad.wait()
        print(bad.successful(), seen.length, seen.includes('three'))
        print(pool.mapAsync(square, []).get())
      })
    }`)
  expect(lines).toEqual(['[ 1, 4, 9 ] [ 3, 7 ] true', 'false 3 true', '[]'])
})

test('each worker calls the initializer with initargs first; kwds come behind the arguments', async () => {
  const { lines } = await run(`${HEAD}
    let base = 0
    export function begin(n: number, more: { by: number }) { base = n * more.by }
    export function above(n: number, { plus = 0 }: { plus?: number } = {}) { return base + n + plus }
    export function main() {
      new Pool({ processes: 2, initializer: begin, initargs: [10, { by: 10 }], maxtasksperchild: 1 }).with((pool) => {
        print(pool.map(above, [1, 2, 3, 4], 1), pool.apply(above, [5], { plus: 1000 }))
        print(pool.applyAsync(above, [6], { kwds: { plus: 2000 } }).get(), above(1))
      })
    }`)
  expect(lines).toEqual(['[ 101, 102, 103, 104 ] 1105', '2106 1'])
})
