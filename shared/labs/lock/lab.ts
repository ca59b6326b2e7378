import type { Lab } from '../lab.ts'
import { numbers, resource, runsToItsEnd, setting, value } from '../expect.ts'
import type { RunReport } from '../../trace/report.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const RESULT = /^m = (\d+), expected \d+, lost 0$/
const nanoseconds = (report: RunReport, who: string) =>
  numbers(report, new RegExp(`^${who}: (\\d+) ns for each addition$`))[0] ?? NaN

const lab: Lab = {
  id: 'lock',
  topic: 'locks',
  title: { en: 'A lock makes it right', zh: '加锁就对了' },
  summary: {
    en: 'The race again, each step between acquire() and release(): exactly 2,000,000, at a price.',
    zh: '还是那个竞态程序，但每一步都在 acquire() 和 release() 之间：结果恰好是 2,000,000，但有代价。',
  },
  about: {
    en: 'The program of “Lost updates” with one change: each addition stands between `lock.acquire()` and `lock.release()`. Afterwards main does a million additions alone without a lock, so that you can see what the lock costs.',
    zh: '与“丢失的更新”是同一个程序，只有一处改动：每次加法都放在 `lock.acquire()` 和 `lock.release()` 之间。之后主线程独自不加锁地做一百万次加法，让你看到锁的代价。',
  },
  tasks: [
    { en: 'Run it three times. Does the final `m` ever differ?', zh: '运行三次。`m` 的最终值有过不同吗？' },
    {
      en: 'Compare the time of one addition with that in “Lost updates”, and with main’s, which needs no lock.',
      zh: '把一次加法的耗时与“丢失的更新”中的比较，再与不需要锁的主线程比较。',
    },
    {
      en: 'In the program, move `acquire()` before the loop and `release()` behind it. Still right? How fast, and what have the two threads become?',
      zh: '在程序中把 `acquire()` 移到循环之前，`release()` 移到循环之后。结果还对吗？有多快？两个线程变成了什么？',
    },
    {
      en: 'In the program, leave out the `acquire()` and `release()` of one thread only. Does half a lock help?',
      zh: '在程序中只去掉其中一个线程的 `acquire()` 和 `release()`。半把锁有用吗？',
    },
    {
      en: 'By hand: `acquire lock`, then start both threads. What do they wait for? `release lock`.',
      zh: '手动操作：先执行 `acquire lock`，再启动两个线程。它们在等什么？然后执行 `release lock`。',
    },
  ],
  observe: [
    { en: 'Exactly 2,000,000, every time.', zh: '每次都恰好是 2,000,000。' },
    {
      en: 'The lock was taken two million times, and often one thread had to wait for the other.',
      zh: '锁被获取了两百万次，其中有不少次一个线程要等另一个。',
    },
    {
      en: 'An addition under the lock takes several times as long as one without.',
      zh: '加锁的一次加法比不加锁的要慢好几倍。',
    },
  ],
  why: {
    en: 'The lock makes load, add and store one indivisible step for everybody who uses the same lock: the critical section. While one thread is inside, the other waits at `acquire()`. The price has two parts: taking and releasing costs time even when nobody else wants the lock, and when somebody does, only one of two threads makes progress. So protect as little as necessary, but all of it: a lock helps only if every access goes through it. `lock.with(() => …)`, Python’s `with lock:`, gives the lock back even when an exception is thrown.',
    zh: '对所有使用同一把锁的线程来说，锁把读、加、写变成了不可分割的一步，这就是临界区。一个线程在里面时，另一个在 `acquire()` 处等待。代价有两部分：即使没有别人争用，获取和释放本身也要花时间；有人争用时，两个线程中只有一个能前进。所以要保护得尽量少，但该保护的一处也不能漏：只有每次访问都经过锁，锁才有用。`lock.with(() => …)`（即 Python 的 `with lock:`）在抛出异常时也会归还锁。',
  },
  parameters: [
    {
      name: 'count',
      kind: 'integer',
      default: 1_000_000,
      min: 1,
      max: 100_000_000,
      label: { en: 'Additions of each thread', zh: '每个线程的加法次数' },
    },
  ],
  outcome: 'finished',
  expectations: [
    runsToItsEnd,
    {
      id: 'exact',
      text: { en: 'The final m is exactly twice the count.', zh: 'm 的最终值恰好是次数的两倍。' },
      holds: (report, settings) => {
        const told = numbers(report, RESULT)
        return told.length === 1 && told[0] === 2 * setting(settings, 'count')
      },
    },
    {
      id: 'seen',
      languages: ['typescript'],
      text: { en: 'The lab sees the same m.', zh: '实验室看到的也是这个 m。' },
      holds: (report) => value(report, 'm') === numbers(report, RESULT)[0],
    },
    {
      id: 'no-verdict',
      text: {
        en: 'No update is lost, and the lab has nothing to report.',
        zh: '没有丢失任何更新，实验室没有任何判定。',
      },
      holds: (report) => report.verdicts.length === 0,
    },
    {
      id: 'taken',
      text: { en: 'The lock was taken once for each addition.', zh: '每次加法都获取了一次锁。' },
      holds: (report, settings) => resource(report, 'lock')?.acquisitions === 2 * setting(settings, 'count'),
    },
    {
      id: 'price',
      text: {
        en: 'An addition under the lock takes longer than one without.',
        zh: '加锁的一次加法比不加锁的耗时更长。',
      },
      holds: (report, settings) => {
        const free = nanoseconds(report, 'main alone, no lock')
        const locked = Math.max(nanoseconds(report, 't1, lock'), nanoseconds(report, 't2, lock'))
        return setting(settings, 'count') < 100_000 ? free > 0 && locked > 0 : locked > free
      },
    },
  ],
  program,
  python: {
    program: python,
    differs: {
      en: 'As in “Lost updates”, the addition is a function call, `m = plus_one(m)`. The price is higher here: a thread that waits for the lock also has to wait for the interpreter. Measured in 3.8, 3.11 and 3.13: 60 to 125 ns for an addition without a lock, 1,000 to 1,700 ns for one under it with two threads.',
      zh: '与“丢失的更新”一样，加法写成函数调用 `m = plus_one(m)`。这里的代价更高：等锁的线程还要等解释器。在 3.8、3.11、3.13 中实测：不加锁的一次加法 60 到 125 纳秒，两个线程加锁时 1,000 到 1,700 纳秒。',
    },
    measures: [
      {
        line: /^(.+): (\d+) ns for each addition$/,
        bars: (label = '', each) => [{ group: 'one addition', label, value: Number(each), unit: 'ns' }],
      },
    ],
  },
}
export default lab
