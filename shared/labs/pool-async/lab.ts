import type { Lab } from '../lab.ts'
import {
  countsTo,
  found,
  inMainProcess,
  lastLine,
  mainActor,
  numbers,
  runsToItsEnd,
  setting,
} from '../expect.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const START = /^task (\d+) starts in process (\d+)$/
const RESULT = /^task (\d+) took ([\d.]+) s in process (\d+)$/
const HANDED_OVER = /^main has handed over all tasks$/
const ascending = (numbers: number[]) => numbers.toSorted((a, b) => a - b)

const lab: Lab = {
  id: 'pool-async',
  topic: 'pools',
  title: { en: 'A pool, non-blocking: apply_async', zh: '进程池（非阻塞）：apply_async' },
  summary: {
    en: 'Eight tasks for five workers: five at once, the rest as workers fall free.',
    zh: '5 个工作进程，8 个任务：先同时做 5 个，其余的等有进程空闲再做。',
  },
  about: {
    en: 'A pool keeps a fixed number of worker processes and feeds them tasks from one queue. Main hands eight tasks to five workers with `applyAsync` (Python: `apply_async`), which does not wait. Each task sleeps 0 to 2 seconds at random. As each result comes in, a callback prints the task, how long it took and the pid that did it. Then `close()`, `join()` and a last line.',
    zh: '进程池维持固定数量的工作进程，从同一个任务队列中取任务执行。主进程用 `applyAsync`（Python 中是 `apply_async`）把 8 个任务交给 5 个工作进程，这个调用不等待结果。每个任务随机睡眠 0 到 2 秒；每当有结果返回，回调函数就打印任务名、耗时以及执行它的 pid。最后是 `close()`、`join()` 和最后一行输出。',
  },
  tasks: [
    {
      en: 'Run it and follow the timeline: when does task 6 begin, and in which process?',
      zh: '运行程序并观察时间线：任务 6 何时开始？在哪个进程中？',
    },
    {
      en: 'Count the pids. How many tasks did the busiest worker do?',
      zh: '数一数出现了几个 pid。最忙的工作进程做了几个任务？',
    },
    {
      en: 'Set `workers` to 8, then to 1. What happens to the order of the results?',
      zh: '把 `workers` 改为 8，再改为 1。结果的顺序有什么变化？',
    },
    {
      en: 'In the program, leave out `pool.close()` and read the error that `join()` raises.',
      zh: '在程序中去掉 `pool.close()`，读一读 `join()` 抛出的错误。',
    },
    {
      en: 'In the program, leave out `close()` and `join()`, as Python beginners often do. What becomes of the results?',
      zh: '在程序中把 `close()` 和 `join()` 都去掉（Python 初学者常这样写）。结果还会出现吗？',
    },
  ],
  observe: [
    {
      en: 'Main hands over all tasks at once; the results come later.',
      zh: '主进程一下子交出全部任务，结果随后才陆续到来。',
    },
    {
      en: 'Tasks 1 to 5 begin together; 6 to 8 begin when a worker falls free.',
      zh: '任务 1 到 5 几乎同时开始；6 到 8 要等到有工作进程空闲才开始。',
    },
    {
      en: 'Results arrive in the order in which the tasks end, usually not 1 to 8.',
      zh: '结果按任务完成的先后到来，通常不是 1 到 8 的顺序。',
    },
    {
      en: 'There are only five pids for eight tasks: some of them appear more than once.',
      zh: '8 个任务只有 5 个 pid，所以有的 pid 出现不止一次。',
    },
    {
      en: 'The last line really comes last: `join()` waited for every worker.',
      zh: '最后一行确实在最后：`join()` 等到了所有工作进程结束。',
    },
  ],
  why: {
    en: '`applyAsync` only puts the task into the pool’s queue and returns an `AsyncResult`; workers take tasks from it as they can. Callbacks run in the main process, so they see main’s variables. `close()` says that nothing more will come, which lets each worker end when the queue is empty; only then can `join()` know what to wait for, so it must follow `close()` or `terminate()`. In Python a helper thread of the main process runs the callbacks, at any moment; here main runs them itself while it is inside a pool call or `sleep`.',
    zh: '`applyAsync` 只是把任务放进进程池的队列，并返回一个 `AsyncResult`；工作进程有空就来取。回调函数在主进程中运行，因此看得到主进程的变量。`close()` 表示不再有新任务，这样队列取空后各工作进程就可以结束；只有这时 `join()` 才知道要等什么，所以它必须放在 `close()` 或 `terminate()` 之后。在 Python 中，回调由主进程里的一个辅助线程执行，随时可能发生；在这里，则由主进程在调用进程池方法或 `sleep` 期间自己执行。',
  },
  parameters: [
    {
      name: 'workers',
      kind: 'integer',
      default: 5,
      min: 1,
      max: 16,
      label: { en: 'Worker processes', zh: '工作进程数' },
    },
    { name: 'tasks', kind: 'integer', default: 8, min: 1, max: 100, label: { en: 'Tasks', zh: '任务数' } },
    {
      name: 'sleep',
      kind: 'number',
      default: 2,
      min: 0,
      max: 30,
      unit: { en: 's', zh: '秒' },
      label: { en: 'A task takes at most', zh: '单个任务最长耗时' },
    },
  ],
  outcome: 'finished',
  expectations: [
    runsToItsEnd,
    {
      id: 'every-result',
      text: {
        en: 'Every task has one result, reported by the callback in main.',
        zh: '每个任务都恰有一个结果，由主进程中的回调函数打印。',
      },
      holds: (report, settings) =>
        countsTo(ascending(numbers(report, RESULT)), setting(settings, 'tasks')) &&
        found(report, RESULT).every((line) => inMainProcess(report, line)),
    },
    {
      id: 'only-the-workers',
      text: {
        en: 'All tasks run in the pool’s workers: no more pids than workers, and none of them main’s.',
        zh: '所有任务都在工作进程中执行：pid 的个数不超过工作进程数，且都不是主进程。',
      },
      holds: (report, settings) => {
        const pids = new Set(numbers(report, START, 1))
        const main = mainActor(report)?.pid ?? NaN
        return pids.size >= 1 && pids.size <= setting(settings, 'workers') && main > 0 && !pids.has(main)
      },
    },
    {
      id: 'same-pid',
      text: {
        en: 'A task ends in the process in which it began.',
        zh: '任务在哪个进程开始，就在哪个进程结束。',
      },
      holds: (report) => {
        const began = new Map(found(report, START).map((line) => [line.groups[0], line.groups[1]]))
        return (
          began.size > 0 &&
          found(report, RESULT).every((line) => began.get(line.groups[0] ?? '') === line.groups[2])
        )
      },
    },
    {
      id: 'at-once',
      text: {
        en: 'Handing over does not wait: with several workers, tasks are under way at the same time.',
        zh: '交出任务时不等待：有多个工作进程时，多个任务同时进行。',
      },
      holds: (report, settings) => {
        if (
          setting(settings, 'workers') < 2 ||
          setting(settings, 'tasks') < 4 ||
          setting(settings, 'sleep') < 1
        )
          return true
        const results = new Map(found(report, RESULT).map((line) => [line.groups[0], line.t]))
        const starts = found(report, START)
        return starts.some((line, index) => {
          const next = starts[index + 1]
          return next !== undefined && next.t < (results.get(line.groups[0]) ?? -Infinity)
        })
      },
    },
    {
      id: 'last-line',
      text: {
        en: 'Main hands over all tasks before the last result, and its last line comes last.',
        zh: '主进程在最后一个结果到来之前就已交出全部任务，它的最后一行确实在最后。',
      },
      holds: (report) => {
        const handedOver = found(report, HANDED_OVER)[0]
        const result = found(report, RESULT).at(-1)
        return (
          handedOver !== undefined &&
          result !== undefined &&
          handedOver.t <= result.t &&
          lastLine(report)?.text === 'all tasks are done'
        )
      },
    },
  ],
  program,
  python: {
    program: python,
    differs: {
      en: 'The callback runs in a thread of the main process that belongs to the pool, at any moment, also while main is in the middle of something else. What it shares with main therefore needs a lock, and its lines may come between main’s. In the TypeScript program main runs the callbacks itself, inside a call of the pool or `sleep`.',
      zh: '回调函数由主进程中属于进程池的一个线程执行，随时可能发生，哪怕主线程正在做别的事。所以它与主线程共享的数据需要加锁，它打印的行也可能夹在主线程的行之间。在 TypeScript 程序中，回调由主进程在调用进程池方法或 `sleep` 期间自己执行。',
    },
  },
}
export default lab
