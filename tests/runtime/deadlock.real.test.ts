import { describe, expect, test } from 'vitest'
import { Memory } from '../../electron/runtime/memory/memory.ts'
import { openExistingSegments } from '../../electron/runtime/memory/native/index.ts'
import { LOCK_GATE } from '../../electron/runtime/sync/lock.ts'
import { MUTEX_GATE } from '../../electron/runtime/sync/mutex.ts'
import { VALUE_CELL } from '../../electron/runtime/sync/value.ts'
import { segmentOf } from '../../electron/session/run-folder.ts'
import { eventually } from '../eventually.ts'
import { BETWEEN, programs } from './programs.ts'

const run = programs()

describe('A child process that has started nothing', () => {
  test('and takes a lock of its threads twice is seen, also while its parent waits for its end', async () => {
    const { report } = await run(`
      import { Lock } from 'lab/threading'
      import { Process } from 'lab/multiprocessing'
      export function twice() {
        const lock = new Lock()
        lock.acquire()
        lock.acquire()
      }
      export const p = new Process({ target: twice, name: 'p' })
      export function main() { p.start(); p.join() }`)
    expect(report.outcome).toBe('deadlock')
    expect(report.verdicts).toMatchObject([{ kind: 'deadlock', actors: ['p'], resources: ['lock'] }])
  })

  test('and fills a queue of its threads is seen, though it uses the memory of processes too', async () => {
    const { report } = await run(`
      import { Queue } from 'lab/queue'
      import { Process, Value } from 'lab/multiprocessing'
      export const n = new Value('i', 0)
      export function fill() {
        n.value += 1
        const q = new Queue<number>(1)
        q.put(1)
        q.put(2)
      }
      export const p = new Process({ target: fill, name: 'p' })
      export function main() { p.start(); p.join() }`)
    expect(report.outcome).toBe('deadlock')
    expect(report.verdicts).toMatchObject([{ kind: 'stuck', actors: ['p'], resources: ['q'] }])
  })
})

test.each([
  ['lock', LOCK_GATE, 'new Lock()', 'thing.acquire()'],
  ['queue', MUTEX_GATE, 'new Queue<number>()', 'thing.put(1)'],
])(
  'A %s whose holder was killed before it had said that it has it is told by those who wait for it for ever',
  async (_, gate, made, use) => {
    const { report } = await run(
      `
      import { Lock, Process, Queue, Value } from 'lab/multiprocessing'
      export const thing = ${made}
      export const go = new Value('i', 0)
      export function want() {
        while (go.value === 0);
        ${use}
      }
      export const w = new Process({ target: want, name: 'w' })
      export function main() { w.start(); w.join() }`,
      {
        async during({ id }) {
          // Between taking it and saying so lies a fraction of a microsecond: what a kill leaves behind is made here.
          const { memory, close } = await eventually(() => openMemory(id))
          const blockOf = (key: string) =>
            memory.entries().find((entry) => entry.key === key)?.block as number
          await eventually(() => expect(blockOf('go')).toBeGreaterThan(0))
          expect(memory.base.semaphore(blockOf('thing') + gate).tryAcquire()).toBe(true)
          memory.base.double(blockOf('go') + VALUE_CELL).set(1)
          close()
        },
      },
    )
    expect(report.outcome).toBe('deadlock')
    expect(report.verdicts).toMatchObject([{ kind: 'stuck', actors: ['w'], resources: ['thing'] }])
  },
)

function openMemory(run: string) {
  const segments = openExistingSegments(segmentOf(run))
  if (!segments) throw new Error('the run has made no memory yet')
  return { memory: new Memory(segments), close: () => segments.close() }
}

describe.each(BETWEEN)('Between $between nobody is left to', ({ between, module, Actor }) => {
  const queue = between === 'threads' ? ['Queue', 'lab/queue'] : ['JoinableQueue', 'lab/multiprocessing']
  test.each([
    ['release a semaphore', 'Semaphore', 'new Semaphore(0)', 'thing.acquire()', 'acquire'],
    ['notify a condition', 'Condition', 'new Condition()', 'thing.with(() => thing.wait())', 'wait'],
    ['come to a barrier', 'Barrier', 'new Barrier(3)', 'thing.wait()', 'wait'],
  ])('%s', async (_, name, made, use, op) => {
    const { report } = await run(`
      import { ${name}, ${Actor} } from '${module}'
      export const thing = ${made}
      export function want() { ${use} }
      export const w = new ${Actor}({ target: want, name: 'w' })
      export function main() {
        w.start()
        ${use}
        w.join()
      }`)
    expect(report.outcome).toBe('deadlock')
    expect(report.verdicts).toMatchObject([
      { kind: 'stuck', actors: ['MainProcess', 'w'], resources: ['thing'] },
    ])
    expect(report.verdicts[0]?.lines.map((line) => [line.op, line.source?.line])).toEqual([
      [op, 8],
      [op, 4],
    ])
  })

  test('report the last item of a queue that is joined', async () => {
    const { report } = await run(`
      import { ${queue[0]} } from '${queue[1]}'
      import { ${Actor} } from '${module}'
      export const thing = new ${queue[0]}<number>()
      export function work() { thing.get(); thing.taskDone(); thing.get() }
      export const w = new ${Actor}({ target: work, name: 'w' })
      export function main() {
        thing.put(1)
        thing.put(2)
        w.start()
        thing.join()
      }`)
    expect(report.outcome).toBe('deadlock')
    expect(report.verdicts).toMatchObject([{ kind: 'stuck', actors: ['MainProcess'], resources: ['thing'] }])
    expect(report.verdicts[0]?.lines).toMatchObject([{ op: 'queue-join', source: { line: 11 } }])
  })
})

test.each([
  ['two child processes', 'Process', 'Process'],
  ['a thread of the main process and a child process', 'Thread', 'Process'],
  ['threads of two processes', 'Thread', 'ThreadOfAChild'],
])('two locks taken in opposite order by %s are a cycle of two', async (_, First, Second) => {
  const { report } = await run(`
    import { Barrier, Lock, Process } from 'lab/multiprocessing'
    import { Thread } from 'lab/threading'
    export const a = new Lock()
    export const b = new Lock()
    export const both = new Barrier(2)
    export function forwards() { a.acquire(); both.wait(); b.acquire() }
    export function backwards() { b.acquire(); both.wait(); a.acquire() }
    export function inAThread() {
      const t = new Thread({ target: backwards, name: 'second' })
      t.start()
      t.join()
    }
    export const first = new ${First}({ target: forwards, name: 'first' })
    export const second = ${
      Second === 'Process'
        ? "new Process({ target: backwards, name: 'second' })"
        : "new Process({ target: inAThread, name: 'outer' })"
    }
    export function main() {
      for (const one of [first, second]) one.start()
      for (const one of [first, second]) one.join()
    }`)
  expect(report.outcome).toBe('deadlock')
  expect(report.verdicts).toMatchObject([
    { kind: 'deadlock', actors: ['first', 'second'], resources: ['b', 'a'] },
  ])
  expect(report.verdicts[0]?.lines).toMatchObject([
    { actor: 'first', op: 'acquire', resource: 'b', source: { line: 7 } },
    { actor: 'second', op: 'acquire', resource: 'a', source: { line: 8 } },
  ])
})
