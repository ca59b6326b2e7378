import { describe, expect, test } from 'vitest'
import { programs } from '../programs.ts'

const run = programs()

const FAMILIES = [
  { between: 'threads', module: 'lab/queue', actors: 'lab/threading', Actor: 'Thread' },
  { between: 'processes', module: 'lab/multiprocessing', actors: 'lab/multiprocessing', Actor: 'Process' },
] as const

describe.each(FAMILIES)('A queue between $between', ({ module, actors, Actor }) => {
  test('brings every item across once, and those of one producer in their order', async () => {
    const { lines } = await run(`
      import { print } from 'lab'
      import { Queue } from '${module}'
      import { ${Actor} } from '${actors}'
      export const queue = new Queue<[number, number]>(7)
      export function produce(who: number) { for (let n = 0; n < 3000; n++) queue.put([who, n]) }
      export function main() {
        const all = [0, 1, 2].map((who) => new ${Actor}({ target: produce, args: [who] }))
        for (const one of all) one.start()
        const next = [0, 0, 0]
        let inOrder = true
        for (let i = 0; i < 9000; i++) {
          const [who, n] = queue.get()
          inOrder &&= next[who] === n
          next[who] = n + 1
        }
        for (const one of all) one.join()
        print(inOrder, next, queue.empty())
      }`)
    expect(lines).toEqual(['true [ 3000, 3000, 3000 ] true'])
  })

  test('grows with its items, whatever their size, and keeps them whole', async () => {
    const { lines } = await run(`
      import { print } from 'lab'
      import { Queue } from '${module}'
      export const queue = new Queue<string>()
      const item = (n: number) => String(n % 10).repeat((n * 7919) % 3000)
      export function main() {
        let whole = true
        let put = 0
        let got = 0
        // Fills and drains in turns, so that the ring wraps, grows and empties at many places.
        for (const [more, less] of [[40, 10], [5, 30], [200, 150], [1, 56], [500, 480], [3, 23]] as const) {
          for (let i = 0; i < more; i++) queue.put(item(put++))
          for (let i = 0; i < less; i++) whole &&= queue.get() === item(got++)
        }
        print(whole, queue.qsize(), put - got)
      }`)
    expect(lines).toEqual(['true 0 0'])
  })

  test('that is full blocks the producer until an item is taken', async () => {
    const { lines, report } = await run(`
      import { print } from 'lab'
      import { Queue } from '${module}'
      import { ${Actor} } from '${actors}'
      export const queue = new Queue<number>(2)
      export const ready = new Queue<number>()
      export function produce() { queue.put(1); queue.put(2); ready.put(0); queue.put(3); ready.put(0) }
      export function main() {
        const producer = new ${Actor}({ target: produce, name: 'producer' })
        producer.start()
        ready.get()
        try { ready.get({ timeout: 0.1 }) } catch (error) { print((error as Error).name, queue.full()) }
        print(queue.get())
        ready.get()
        print(queue.get(), queue.get())
        producer.join()
      }`)
    expect(lines).toEqual(['Empty true', '1', '2 3'])
    expect(report.resources.find(({ name }) => name === 'queue')).toMatchObject({ highest: 2 })
  })

  test('that is full and that nobody empties is a deadlock of one', async () => {
    const { report } = await run(`
      import { Queue } from '${module}'
      export const queue = new Queue<number>(1)
      export function main() { queue.put(1); queue.put(2) }`)
    expect(report.outcome).toBe('deadlock')
    expect(report.verdicts[0]).toMatchObject({ actors: ['MainProcess'], resources: ['queue'] })
    expect(report.verdicts[0]?.lines).toMatchObject([{ op: 'put', source: { line: 4 } }])
  })
})

test('join of a queue returns after the last taskDone, and not before', async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { Queue } from 'lab/queue'
    import { Thread } from 'lab/threading'
    export const queue = new Queue<number>()
    export const done = new Queue<number>()
    export function consume() { for (let i = 0; i < 5; i++) { const n = queue.get(); done.put(n); queue.taskDone() } }
    export function main() {
      for (let i = 0; i < 5; i++) queue.put(i)
      const consumer = new Thread({ target: consume })
      consumer.start()
      queue.join()
      print(done.qsize())
      consumer.join()
    }`)
  expect(lines).toEqual(['5'])
})

test('a LifoQueue gives the newest, a PriorityQueue the smallest, however many there are', async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { LifoQueue, PriorityQueue } from 'lab/queue'
    export function main() {
      const numbers = Array.from({ length: 500 }, (_, n) => (n * 7919) % 500)
      const lifo = new LifoQueue<number>()
      const priority = new PriorityQueue<[number, string]>()
      for (const n of numbers) { lifo.put(n); priority.put([n, 'x'.repeat(n % 40)]) }
      print(numbers.reverse().every((n) => lifo.get() === n), lifo.empty())
      print(numbers.every((_, n) => { const [first, text] = priority.get(); return first === n && text.length === n % 40 }))
      try { priority.put([{} as never, '']); priority.put([{} as never, '']) } catch (error) { print((error as Error).name) }
    }`)
  expect(lines).toEqual(['true true', 'true', 'TypeError'])
})

test('a SimpleQueue and a closed queue keep to what they promise', async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { Queue, SimpleQueue } from 'lab/multiprocessing'
    export const simple = new SimpleQueue<string>()
    export const queue = new Queue<number>()
    export function main() {
      simple.put('a')
      print(simple.empty(), simple.get(), simple.empty())
      queue.close()
      try { queue.put(1) } catch (error) { print((error as Error).message) }
    }`)
  expect(lines).toEqual(['false a true', "Queue 'queue' is closed"])
})
