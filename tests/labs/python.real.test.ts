import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { labs } from '../../shared/labs/index.ts'
import { oldestAndNewest } from '../python/interpreters.ts'
import { plainRun } from '../python/plain-run.ts'

const LIMIT_MS = 30_000
const LABS = join(import.meta.dirname, '../../shared/labs')
const [oldest, newest = oldest] = await oldestAndNewest()

/** How a lab's Python program goes under plain Python with shortened times. */
interface Case {
  readonly settings: Readonly<Record<string, number | string | boolean>>
  readonly end: 0 | 'hangs'
  /** What it says, in any order. */
  readonly says: readonly RegExp[]
}

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'run-vs-start': [
    ends(
      { sleep: 0 },
      /^(main: pid (\d+))\n[^]*^work: pid \2,[^]*^work: pid \d+, parent \2$/m,
      /^p has ended, exit code 0$/m,
    ),
  ],
  'separate-globals': [
    ends(
      { sleep: 0.05, seconds: 1.5 },
      /^task_1: m = 1, .* args 1, 3$/m,
      /^task_2: m = 2, .* args 2, 4$/m,
      /^main: m = 0,/m,
    ),
  ],
  'custom-process': [
    ends(
      { limit: 3, sleep: 0.01 },
      /^t1 counts 2,/m,
      /^t2 ended with exit code -15$/m,
      /t1\.count is still 0$/m,
    ),
  ],
  'pool-async': [ends({ workers: 2, tasks: 5, sleep: 0.1 }, /^task 5 took/m, /^all tasks are done\n$/m)],
  'pool-blocking': [
    ends(
      { workers: 2, tasks: 3, sleep: 0.1 },
      /^task 1 took[^]*task 2 starts[^]*task 2 took[^]*task 3 starts/m,
    ),
  ],
  'bounded-queue': [
    hangs({ maxsize: 2 }, /^full: True\none more put\n$/m),
    ends(
      { maxsize: 2, timeout: 0.1 },
      /^Full: no room within 0\.1 s\ngot 1\ngot 2\nEmpty: no item within 0\.1 s\n$/m,
    ),
  ],
  'process-queue': [
    ends({ items: 5, making: 0.01, using: 0.02 }, /^got 5, pid/m, /^all 5 items have crossed over\n$/m),
  ],
  threads: [
    ends(
      { files: 2, sleep: 0.1 },
      /^t1 downloads file 2/m,
      /^t2 downloads file 2/m,
      /^both took [\d.]+ s together, /m,
    ),
  ],
  'shared-globals': [ends({ sleep: 0.1 }, /^t1 adds 1: m = 1,/m, /^main: m = 1[0-5],/m)],
  race: [ends({}, /^m = 1\d{6}, expected 2000000, lost [1-9]\d*\n$/m)],
  gil: [
    ends(
      { jobs: 2, sleep: 0.05, rounds: 1000 },
      /^one lock around the interpreter: True$/m,
      /^I\/O-bound, threads: [\d.]+ s$/m,
      /^CPU-bound, processes: /m,
    ),
  ],
  lock: [ends({ count: 100_000 }, /^m = 200000, expected 200000, lost 0$/m, /^main alone, no lock: /m)],
  deadlock: [hangs({ sleep: 1 }, /^Thread 1 got lock 1\.$/m, /^Thread 2 got lock 2\.$/m)],
  'deadlock-timeout': [
    ends({ sleep: 0.2, timeout1: 0.3, timeout2: 3 }, /^Thread 1 gave up[^]*^Both threads are done\.\n$/m),
  ],
  'producer-consumer': [
    ends({ items: 3, sleep: 0.02 }, /^consumer finished item 3\nproducer is done\n$/m),
    ends({ items: 3, sleep: 0.1, join: false }, /^producer is done[^]*^consumer finished item 3\n$/m),
  ],
  coroutine: [
    ends(
      { sleep: 0, coroutines: 10, threads: 2, processes: 2 },
      /^producer sends 5.*\nconsumer takes 5.*\nproducer is told 200 OK$/m,
      /^2 processes: /m,
    ),
  ],
  semaphore: [ends({ stay: 0.1 }, /^v6 leaves/m, /^At most 2 were inside at once\.\n$/m)],
  event: [
    ends(
      { runners: 2, delay: 1, patience: 0.1 },
      /^r1 is ready in process \d+\.$/m,
      /^Bang!\n[^]*^late runs\.\n$/m,
    ),
  ],
  condition: [
    ends({ cooking: 0.02 }, /^Plates left: 0\. The lowest count on the counter: 0\.\n$/m),
    ends({ cooking: 0.1, check: 'if' }, /^Plates left: 0\. The lowest count on the counter: -[1-3]\.\n$/m),
  ],
  barrier: [
    ends({ pace: 0.02 }, /arrives after stage 1\.\nEverybody is here\.\n/m, /^Everybody is here\.\n$/m),
  ],
  rlock: [
    ends({}, /^Savings -2000, purse 2000, together 0\.\n$/m),
    hangs({ kind: 'lock' }, /^t1 begins\.$/m, /^t2 begins\.$/m),
  ],
  pipe: [ends({ thinking: 0.1, patience: 0.04 }, /^Nothing yet\.$/m, /hears: 9\.$/m, /hangs up\.\n$/m)],
  'value-array': [
    ends({ count: 10_000 }, /^total: 20000\n/m, /^mine, in the main process: 0\n$/m),
    ends({ count: 10_000, locked: false }, /^steps: 10000 and 10000$/m, /^total: \d+$/m),
  ],
  'killed-holder': [
    hangs({}, /^The holder is gone, exit code -9\.\nThe heir wants the lock\.\n$/m),
    ends(
      { giveUp: true, timeout: 0.1, signal: 'terminate' },
      /exit code -15\.\n[^]*^The heir gives up after 0\.1 s\.\n$/m,
    ),
  ],
  philosophers: [
    hangs({ pause: 0.3 }, /^p1 has fork 1\.$/m, /^p3 has fork 3\.$/m, /^p5 has fork 5\.$/m),
    ends({ pause: 0.01, strategy: 'ordered' }, /^The table is cleared\.\n$/m),
    ends({ pause: 0.01, strategy: 'waiter' }, /^The table is cleared\.\n$/m),
  ],
  'readers-writers': [
    ends({ stay: 0.1 }, /^r4 reads version/m, /^w1 writes version 3\.$/m, /read at once; clashes: 0\.\n$/m),
    ends(
      { stay: 0.1, favour: 'writers', writers: 2 },
      /writes version 6\.$/m,
      /read at once; clashes: 0\.\n$/m,
    ),
  ],
  'lock-order': [
    ends({ pause: 0.1 }, /^Both are done\.\n$/m),
    hangs({ pause: 1, ordered: false }, /^Thread 1 got lock 1\.$/m, /^Thread 2 got lock 2\.$/m),
  ],
  'try-lock': [ends({ jobs: 2, pause: 0.02, backOff: 0.1 }, /^Jobs 2 and 2, attempts \d+ and \d+\.\n$/m)],
  livelock: [
    ends({ rounds: 5, pause: 0.01 }, /^t1: after you!$/m, /^Attempts: 10\. Progress: 0\.\n$/m),
    ends({ rounds: 40, pause: 0, backOff: 'random' }, /has both locks in round/m),
  ],
  starvation: [
    ends({ turns: 20, hold: 0.02 }, /^greedy: \d+ of 20 turns/m),
    ends({ turns: 20, hold: 0.02, fair: true }, /^modest: \d+ of 20 turns/m),
  ],
  'asyncio-tasks': [
    ends(
      { seconds: 0.05 },
      /^dish3 is ready[^]*^dish2 is ready[^]*^dish1 is ready/m,
      /the sleeps add up to 0\.3 s\.\n$/m,
    ),
    ends({ seconds: 0.05, blocking: true }, /^dish1 is ready[^]*^dish2 is put on/m),
  ],
}

/** Programs whose processes have to manage without a copy of their parent. */
const WITH_PROCESSES = labs
  .filter(({ python }) => /\bmultiprocessing\b/.test(python.program))
  .map(({ id }) => id)
/** The program as __main__, its processes started afresh. */
const SPAWN = `
import multiprocessing, runpy, sys
if __name__ == '__main__':
    multiprocessing.set_start_method('spawn')
    runpy.run_path(sys.argv[1], run_name='__main__')
`

test('every lab has a case', () => {
  expect(Object.keys(CASES).sort()).toEqual(labs.map(({ id }) => id).sort())
})

describe.runIf(newest)('under plain Python', () => {
  const rows = Object.entries(CASES).flatMap(([id, cases]) =>
    cases.map((one) => [id, describeCase(one), one] as const),
  )
  const pythons = [...new Set([oldest, newest])].filter((python) => python !== undefined)

  describe.each(pythons.map((python) => [python.version, python.path] as const))('%s', (_version, python) => {
    test.concurrent.each(rows)('%s %s', async (id, _name, one) => {
      await expectCase(python, [programOf(id)], one)
    })
  })

  test.concurrent.each(rows.filter(([id]) => WITH_PROCESSES.includes(id)))(
    'with processes that are started afresh: %s %s',
    async (id, _name, one) => {
      await expectCase(newest!.path, ['-c', SPAWN, programOf(id)], one)
    },
  )
})

async function expectCase(python: string, args: readonly string[], { settings, end, says }: Case) {
  const env = Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [`LAB_${name}`, String(value)]),
  )
  const run = await plainRun(python, args, {
    env,
    limitMs: LIMIT_MS,
    ...(end === 'hangs' && { hanging: { said: says, silentMs: 1500 } }),
  })
  const stdout = run.stdout.toString()
  for (const line of says) expect(stdout).toMatch(line)
  // The one whose end we were: multiprocessing's resource tracker may still tell what it tidied up.
  expect(run.stderr).toEqual(end === 'hangs' ? expect.not.stringContaining('Traceback') : '')
  expect(run.end).toBe(end)
}

function ends(settings: Case['settings'], ...says: RegExp[]): Case {
  return { settings, end: 0, says }
}

function hangs(settings: Case['settings'], ...says: RegExp[]): Case {
  return { settings, end: 'hangs', says }
}

function describeCase({ settings, end }: Case): string {
  const set = Object.entries(settings).map(([name, value]) => `${name}=${String(value)}`)
  return `${end === 0 ? 'ends' : 'hangs'} with ${set.join(' ') || 'its defaults'}`
}

function programOf(id: string): string {
  return join(LABS, id, 'program.py')
}
