/** Who a process is, how it ends, and on which line things happen, as the trace tells it. */
import { realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lives } from '../../electron/sampler/contract/identity.ts'
import type { TraceEvent } from '../../shared/trace/events.ts'
import { eventually } from '../eventually.ts'
import { oldestAndNewest } from './interpreters.ts'
import { ofType, traced } from './traced.ts'

const pythons = await oldestAndNewest()
const METHODS = ['fork', 'spawn']

describe
  .skipIf(process.platform === 'win32')
  .each(pythons.map(({ version, path }) => [version, path] as const))('Python %s', (_version, python) => {
  test('every Python is an actor of its own, however it is started, and so is each of its threads', async () => {
    const { events } = await traced(
      python,
      `
      import os, subprocess, sys, threading
      again = len(sys.argv) > 1
      thread = threading.Thread(target=int)
      thread.start()
      thread.join()
      if not again:
          os.system('"%s" "%s" system' % (sys.executable, __file__))
          subprocess.call([sys.executable, __file__, 'direct'])
          subprocess.call('"%s" "%s" shell' % (sys.executable, __file__), shell=True)
          if os.fork() == 0:
              os.execv(sys.executable, [sys.executable, __file__, 'child'])
          os.wait()
          os.execv(sys.executable, [sys.executable, __file__, 'itself'])
      `,
    )
    const started = ofType(events, 'actor-started')
    const pids = new Set(started.map(({ pid }) => pid))
    expect(pids.size).toBe(5)
    const threads = ofType(events, 'actor-created').filter(({ kind }) => kind === 'thread')
    expect(new Set(threads.map(({ actor }) => actor)).size).toBe(6)
    const pairs = new Set(started.map(({ actor, pid }) => `${actor} ${pid}`))
    expect(pairs.size).toBe(new Set(started.map(({ actor }) => actor)).size)
  })

  test('a program that is opened in the app runs in its own folder', async () => {
    const { output } = await traced(python, 'import os\nprint(os.getcwd())')
    expect(output).toContain(join(realpathSync(tmpdir()), 'lab-traced-'))
  })

  test('a fork and a subprocess have the line where they were started, and end as they did', async () => {
    const { events } = await traced(
      python,
      `
      import os, subprocess, sys
      if os.fork() == 0:
          os._exit(3)
      os.wait()
      subprocess.call([sys.executable, '-c', 'raise SystemExit(4)'])
      `,
    )
    const children = ofType(events, 'actor-created').filter(({ kind }) => kind === 'child')
    expect(children.map(({ source }) => source?.line)).toEqual([2, 5])
    const ended = ofType(events, 'actor-exited').filter(({ actor }) => actor !== '0')
    expect(ended.map(({ cause, code }) => ({ cause, code }))).toEqual([
      { cause: 'exit', code: 3 },
      { cause: 'exit', code: 4 },
    ])
  })

  test.each(METHODS)('what goes through queues and pipes has its line (%s)', async (method) => {
    const { events } = await traced(
      python,
      `
      import multiprocessing, sys
      def work(queue, joinable, simple):
          queue.put(joinable.get())
          joinable.task_done()
          simple.put('done')
      if __name__ == '__main__':
          context = multiprocessing.get_context(sys.argv[1])
          queue, joinable, simple = context.Queue(), context.JoinableQueue(), context.SimpleQueue()
          child = context.Process(target=work, args=(queue, joinable, simple))
          child.start()
          joinable.put(7)
          joinable.join()
          queue.get()
          simple.get()
          one, other = context.Pipe()
          one.send(8)
          other.recv()
          child.join()
      `,
      [method],
    )
    expect(trafficOf(events)).toEqual(
      [
        ['0', 'put', 11, '7'],
        ['0.1', 'got', 3, '7'],
        ['0.1', 'put', 3, '7'],
        ['0.1', 'put', 5, "'done'"],
        ['0', 'got', 13, '7'],
        ['0', 'got', 14, "'done'"],
        ['0', 'put', 16, '8'],
        ['0', 'got', 17, '8'],
      ].sort(),
    )
    expect(ofType(events, 'task-done').map(({ actor, unfinished }) => [actor, unfinished])).toEqual([
      ['0.1', 0],
    ])
  })

  test('an item of an asyncio queue is followed from put to got', async () => {
    const { events } = await traced(
      python,
      `
      import asyncio
      async def main():
          queue = asyncio.LifoQueue()
          for item in 'ab':
              await queue.put(item)
          await queue.get()
          queue.task_done()
      asyncio.run(main())
      `,
    )
    const traffic = [...ofType(events, 'put'), ...ofType(events, 'got')]
    expect(traffic.map(({ type, item, source }) => [type, item, source?.line])).toEqual([
      ['put', 0, 5],
      ['put', 1, 5],
      ['got', 1, 6],
    ])
    expect(ofType(events, 'task-done').map(({ unfinished }) => unfinished)).toEqual([1])
  })

  test('a block of shared memory is one for all processes, and its bytes are told', async () => {
    const { events } = await traced(
      python,
      `
      import multiprocessing
      from multiprocessing.shared_memory import SharedMemory
      def work(name):
          same = SharedMemory(name)
          same.buf[1] = 7
          same.close()
      if __name__ == '__main__':
          block = SharedMemory(create=True, size=4)
          child = multiprocessing.get_context('spawn').Process(target=work, args=(block.name,))
          child.start()
          child.join()
          block.buf[0] = 9
          block.close()
          block.unlink()
      `,
    )
    const [block, ...others] = ofType(events, 'resource-created').filter(({ kind }) => kind === 'array')
    expect(block).toMatchObject({ name: 'block', scope: 'process', capacity: 4, source: { line: 8 } })
    expect(others).toEqual([])
    const told = ofType(events, 'sample').filter(({ resource }) => resource === block!.resource)
    expect(told.map(({ value }) => value)).toEqual([
      [0, 7, 0, 0],
      [9, 7, 0, 0],
    ])
  })

  test("a manager's Value is told, and what no number of JSON stands for is not", async () => {
    const { events, output } = await traced(
      python,
      `
      import multiprocessing
      if __name__ == '__main__':
          with multiprocessing.Manager() as manager:
              far = manager.Value('d', 0)
              for far.value in (1.5, True, float('inf'), float('nan'), 'text', 2):
                  pass
          near = multiprocessing.Value('d', 1)
          near.value += float('inf')
          near.value -= float('inf')
          print('through')
      `,
    )
    const worth = (wanted: string) => {
      const { resource } = ofType(events, 'resource-created').find(({ name }) => name === wanted)!
      return ofType(events, 'sample').flatMap((event) => (event.resource === resource ? event.value : []))
    }
    expect(worth('far')).toEqual([1.5, 1, 2])
    expect(worth('near')).toEqual([1])
    expect(ofType(events, 'counters').filter(({ delta }) => delta !== undefined)).toMatchObject([
      { reads: 2, writes: 2, delta: 0, blind: true },
    ])
    expect(ofType(events, 'notice')).toEqual([])
    expect(output).toBe('through\n')
  })

  test.each(METHODS)('what children do to a Value is told (%s)', async (method) => {
    const { events } = await traced(
      python,
      `
      import multiprocessing, sys
      def work(value):
          for _ in range(10):
              with value.get_lock():
                  value.value += 1
      if __name__ == '__main__':
          context = multiprocessing.get_context(sys.argv[1])
          value = context.Value('i', 0)
          children = [context.Process(target=work, args=(value,)) for _ in range(2)]
          for child in children:
              child.start()
          for child in children:
              child.join()
      `,
      [method],
    )
    const told = ofType(events, 'counters').filter(({ writes }) => writes)
    const facts = told.map(({ actor, reads, writes, delta }) => ({ actor, reads, writes, delta }))
    expect(facts.sort((a, b) => a.actor.localeCompare(b.actor))).toEqual(
      ['0.1', '0.2'].map((actor) => ({ actor, reads: 10, writes: 10, delta: 10 })),
    )
    expect(new Set(told.map(({ resource }) => resource)).size).toBe(1)
  })

  test.each(METHODS)('a ProcessPoolExecutor tells who does which task (%s)', async (method) => {
    const { events } = await traced(
      python,
      `
      import multiprocessing, sys
      from concurrent.futures import ProcessPoolExecutor
      def work(n):
          return 1 / n
      if __name__ == '__main__':
          with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context(sys.argv[1])) as executor:
              print([type(executor.submit(work, n).exception()).__name__ for n in (1, 0)])
      `,
      [method],
    )
    const pool = ofType(events, 'resource-created').find(({ kind }) => kind === 'pool')?.resource
    expect(ofType(events, 'task-begin').map((event) => [event.pool, event.task, event.name])).toEqual([
      [pool, 0, 'work'],
      [pool, 1, 'work'],
    ])
    expect(ofType(events, 'task-end').map(({ ok }) => ok)).toEqual([true, false])
  })

  test.skipIf(process.platform !== 'linux')(
    'a process in a session of its own can be killed, and nothing of the kind outlives the run',
    async () => {
      const { events, output } = await traced(
        python,
        `
        import subprocess, sys
        sleeper = subprocess.Popen(['sleep', '1000'], start_new_session=True)
        print(sleeper.pid, flush=True)
        python = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(1000)'], start_new_session=True)
        python.wait()
        `,
        [],
        async (run, soFar) => {
          const child = () => ofType(soFar, 'actor-started').find(({ actor }) => actor !== '0')
          await eventually(() => expect(child()).toBeDefined())
          run.kill(child()!.actor)
        },
      )
      const ended = ofType(events, 'actor-exited').find(({ actor }) => actor !== '0')
      expect(ended).toMatchObject({ cause: 'signal', signal: 'SIGKILL' })
      expect(lives({ pid: Number(output) })).toBe(false)
    },
  )

  test('a child that closes its connection to us is not lost while it lives', async () => {
    const { events } = await traced(
      python,
      `
      import multiprocessing, os, time
      def work():
          os.closerange(3, 4096)
          time.sleep(2)
      multiprocessing.set_start_method('fork')
      child = multiprocessing.Process(target=work)
      child.start()
      child.join()
      `,
    )
    const ended = ofType(events, 'actor-exited').find(({ actor }) => actor === '0.1')
    expect(ended).toMatchObject({ cause: 'returned', code: 0 })
    expect(ofType(events, 'verdict')).toEqual([])
  })
})

function trafficOf(events: readonly TraceEvent[]) {
  return [...ofType(events, 'put'), ...ofType(events, 'got')]
    .map(({ actor, type, source, preview }) => [actor, type, source?.line, preview])
    .sort()
}
