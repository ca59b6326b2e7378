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

test('each class of queue has what Python gives it, and nothing else, also where it was passed as an argument', async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { JoinableQueue, Process, Queue, SimpleQueue } from 'lab/multiprocessing'
    import { LifoQueue, PriorityQueue, Queue as ThreadQueue } from 'lab/queue'
    import { Thread } from 'lab/threading'
    const NAMES = ['put', 'get', 'empty', 'qsize', 'full', 'putNowait', 'getNowait', 'maxsize', 'taskDone', 'join',
      'shutdown', 'close', 'joinThread', 'cancelJoinThread']
    export function tell(...queues: object[]) {
      for (const queue of queues) print(...NAMES.filter((name) => name in queue && name !== 'maxsize'))
    }
    export function main() {
      const between = [new Queue(), new JoinableQueue(), new SimpleQueue()]
      const threads = [new ThreadQueue(3), new LifoQueue(3), new PriorityQueue(3)]
      tell(...between, ...threads)
      for (const other of [new Process({ target: tell, args: between }), new Thread({ target: tell, args: threads })]) {
        other.start()
        other.join()
      }
      print(...threads.map((queue) => queue.maxsize))
    }`)
  const sized = 'put get empty qsize full putNowait getNowait'
  const close = 'close joinThread cancelJoinThread'
  const between = [`${sized} ${close}`, `${sized} taskDone join ${close}`, 'put get empty close']
  const threads = Array.from({ length: 3 }, () => `${sized} taskDone join shutdown`)
  expect(lines).toEqual([...between, ...threads, ...between, ...threads, '3 3 3'])
})

test('putNowait and getNowait never wait, and arguments are checked as Python checks them, waiting or not', async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { Queue } from 'lab/queue'
    import { Queue as ProcessQueue, SimpleQueue } from 'lab/multiprocessing'
    const says = (work: () => unknown) => { try { return work() ?? 'nothing' } catch (error) { return (error as Error).name } }
    export function main() {
      for (const make of [() => new Queue<number>(1), () => new ProcessQueue<number>(1)]) {
        const q = make()
        print(says(() => q.getNowait()), says(() => q.putNowait(1)), says(() => q.putNowait(2)), says(() => q.getNowait()))
        print(says(() => q.put(1, true, -1)), says(() => q.get(true, -1)), says(() => q.put(1, { block: false, timeout: -1 })))
        print(says(() => q.get({ timeout: -5 })), says(() => q.get(false, -5)))
      }
      print(says(() => new Queue().put(1, true, -1)))
      const simple = new SimpleQueue()
      simple.close()
      print(says(() => simple.put(1)), says(() => simple.get()))
    }`)
  expect(lines).toEqual([
    ...['Empty nothing Full 1', 'ValueError ValueError nothing', 'ValueError 1'],
    ...['Empty nothing Full 1', 'nothing 1 nothing', '1 Empty'],
    'nothing',
    'OSError OSError',
  ])
})

test('a queue that is shut down gives what is in it, and then says so to all who wait or come', async () => {
  const { lines, report } = await run(`
    import { print } from 'lab'
    import { Queue, ShutDown } from 'lab/queue'
    import { Thread } from 'lab/threading'
    import { sleep } from 'lab/time'
    export const full = new Queue<number>(1)
    export const none = new Queue<number>()
    export const said = new Queue<string>()
    export function wait(work: string) {
      try { if (work === 'put') full.put(2); else none.get() } catch (error) { said.put(work + ' ' + (error as Error).name) }
    }
    export const putter = new Thread({ target: wait, args: ['put'], name: 'putter' })
    export const getters = [1, 2, 3].map(() => new Thread({ target: wait, args: ['get'] }))
    const says = (work: () => unknown) => { try { return work() ?? 'nothing' } catch (error) { return (error as Error).name } }
    export function main() {
      full.put(1)
      putter.start()
      for (const getter of getters) getter.start()
      sleep(0.1)
      full.shutdown()
      none.shutdown()
      for (const one of [putter, ...getters]) one.join()
      const heard = Array.from({ length: 4 }, () => said.get()).sort()
      print(...heard)
      print(says(() => full.put(3)), says(() => full.putNowait(3)), says(() => full.get()), says(() => full.get()))
      print(says(() => full.getNowait()), says(() => full.get(true, 0.01)), full.qsize())
      try { none.get() } catch (error) { print(error instanceof ShutDown) }
    }`)
  expect(lines).toEqual([
    'get ShutDown get ShutDown get ShutDown put ShutDown',
    'ShutDown ShutDown 1 ShutDown',
    'ShutDown ShutDown 0',
    'true',
  ])
  expect(report.verdicts).toEqual([])
})

test('a queue that is shut down immediately is empty, and whoever joins it goes on', async () => {
  const { lines } = await run(`
    import { print } from 'lab'
    import { PriorityQueue } from 'lab/queue'
    import { Thread } from 'lab/threading'
    export const queue = new PriorityQueue<number>()
    export function wait() { queue.join(); print('joined') }
    export function main() {
      for (const n of [3, 1, 2]) queue.put(n)
      const waiter = new Thread({ target: wait })
      waiter.start()
      queue.get()
      queue.taskDone()
      queue.shutdown(true)
      waiter.join()
      for (const work of [() => queue.get(), () => queue.put(1), () => queue.taskDone()])
        try { work() } catch (error) { print((error as Error).name, queue.empty()) }
    }`)
  expect(lines).toEqual(['joined', 'ShutDown true', 'ShutDown true', 'ValueError true'])
})

test('join of a JoinableQueue waits for the work of other processes, and nobody to do it is a deadlock', async () => {
  const { lines, report } = await run(`
    import { print } from 'lab'
    import { JoinableQueue, Process, Value } from 'lab/multiprocessing'
    export const jobs = new JoinableQueue<number>(2)
    export const sum = new Value('i', 0)
    export function work() {
      for (let i = 0; i < 10; i++) {
        const n = jobs.get()
        sum.getLock().with(() => { sum.value += n })
        jobs.taskDone()
      }
    }
    export function main() {
      const workers = [1, 2].map(() => new Process({ target: work }))
      for (const worker of workers) worker.start()
      for (let n = 1; n <= 20; n++) jobs.put(n)
      jobs.join()
      print(sum.value)
      for (const worker of workers) worker.join()
      jobs.put(1)
      jobs.join()
    }`)
  expect(lines).toEqual(['210'])
  expect(report.outcome).toBe('deadlock')
  expect(report.verdicts[0]?.lines).toMatchObject([
    { op: 'queue-join', resource: 'jobs', source: { line: 21 } },
  ])
})
