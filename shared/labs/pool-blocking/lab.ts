import type { RunReport } from '../../trace/report.ts'
import type { Lab } from '../lab.ts'
import { countsTo, found, lastLine, lines, mainActor, numbers, runsToItsEnd, setting } from '../expect.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const START = /^task (\d+) starts in process (\d+)$/
const RESULT = /^task (\d+) took ([\d.]+) s in process (\d+)$/

/** How many processes did tasks. */
const pids = (report: RunReport) => new Set(numbers(report, START, 1)).size

const lab: Lab = {
  id: 'pool-blocking',
  topic: 'pools',
  title: { en: 'A pool, blocking: apply', zh: '进程池（阻塞）：apply' },
  summary: {
    en: 'The same pool and tasks, but each call waits for its result: one task at a time.',
    zh: '同样的进程池和任务，但每次调用都等待结果：一次只做一个任务。',
  },
  about: {
    en: 'Five workers and eight tasks as in the non-blocking lab, but handed over with `apply`, which waits for the task to end and returns its result. No callback is needed: the next line of main has the value.',
    zh: '与非阻塞实验一样是 5 个工作进程、8 个任务，但改用 `apply` 提交：它等任务结束才返回，返回值就是结果。不需要回调函数：主进程的下一行就能拿到值。',
  },
  tasks: [
    {
      en: 'Run it, and compare the total time with that of the non-blocking lab.',
      zh: '运行程序，把总时间与非阻塞实验比较。',
    },
    {
      en: 'Look at the timeline: how many workers are busy at any moment?',
      zh: '观察时间线：任一时刻有几个工作进程在忙？',
    },
    { en: 'Set `workers` to 1. How much slower does it get?', zh: '把 `workers` 改为 1。会慢多少？' },
    {
      en: 'Follow the pids: in which order do the workers get their turn?',
      zh: '跟踪 pid：各工作进程按什么次序轮到？',
    },
  ],
  observe: [
    { en: 'Strictly one task at a time, in the order 1 to 8.', zh: '严格地一次一个任务，顺序为 1 到 8。' },
    {
      en: 'Yet the tasks go to all five pids in turn: the next one goes to whichever idle worker gets hold of it first.',
      zh: '但任务轮流落到 5 个 pid 上：哪个空闲的工作进程先取到，就归哪个。',
    },
    { en: 'Four of the five workers are idle all the time.', zh: '5 个工作进程中总有 4 个闲着。' },
  ],
  why: {
    en: '`apply(f, args)` is `applyAsync(f, args).get()`: main is blocked until the result is there, so the next task does not exist before the last one has ended. A pool used like this costs the price of five processes and gives the speed of one. Use `apply` for a single task you need the answer of; use `applyAsync`, `map` or `imap` when there is work for several. Python says the same in its documentation.',
    zh: '`apply(f, args)` 就是 `applyAsync(f, args).get()`：主进程一直阻塞到结果返回，所以上一个任务结束之前，下一个任务根本还不存在。这样使用进程池，付出 5 个进程的代价，只得到 1 个进程的速度。只需要某一个任务的结果时用 `apply`；有多项工作可以同时做时，用 `applyAsync`、`map` 或 `imap`。Python 的文档也是这样说的。',
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
      id: 'one-at-a-time',
      text: {
        en: 'One task at a time, in order: each begins after the one before has its result.',
        zh: '按顺序一次一个任务：前一个有了结果，后一个才开始。',
      },
      holds: (report, settings) => {
        const tasks = setting(settings, 'tasks')
        const steps = lines(report).flatMap(({ text }) => (START.exec(text) ?? RESULT.exec(text))?.[1] ?? [])
        return (
          steps.length === 2 * tasks &&
          steps.every((task, index) => Number(task) === Math.floor(index / 2) + 1)
        )
      },
    },
    {
      id: 'in-main',
      text: {
        en: 'Main itself prints every result: there is no callback.',
        zh: '每个结果都由主进程自己打印：没有回调函数。',
      },
      holds: (report, settings) =>
        countsTo(numbers(report, RESULT), setting(settings, 'tasks')) &&
        found(report, RESULT).every((line) => line.id === mainActor(report)?.id),
    },
    {
      id: 'in-turn',
      languages: ['typescript'],
      text: {
        en: 'The tasks go round all workers in turn: to as many pids as there are workers.',
        zh: '任务轮流落到每个工作进程上：有多少个工作进程，就有多少个 pid。',
      },
      holds: (report, settings) =>
        pids(report) === Math.min(setting(settings, 'workers'), setting(settings, 'tasks')),
    },
    {
      id: 'several-pids',
      languages: ['python'],
      text: {
        en: 'The tasks go to several workers, to no more pids than there are workers.',
        zh: '任务落到多个工作进程上，pid 的个数不超过工作进程数。',
      },
      holds: (report, settings) => {
        const workers = setting(settings, 'workers')
        const most = Math.min(workers, setting(settings, 'tasks'))
        return pids(report) <= workers && (most === 1 || pids(report) > 1)
      },
    },
    {
      id: 'last-line',
      text: { en: 'The last line comes last.', zh: '最后一行确实在最后。' },
      holds: (report) => lastLine(report)?.text === 'all tasks are done',
    },
  ],
  program,
  python: {
    program: python,
    differs: {
      en: 'In CPython all idle workers wait for the same lock, and the operating system decides who gets it: mostly they take turns, but nobody promises that all of them get a task. In the TypeScript program idle workers stand in line.',
      zh: '在 CPython 中，所有空闲的工作进程都在等同一把锁，由操作系统决定谁拿到：多数时候会轮流，但不保证每个进程都分到任务。在 TypeScript 程序中，空闲的工作进程排队领取任务。',
    },
  },
}
export default lab
