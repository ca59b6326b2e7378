import type { Lab } from '../lab.ts'
import {
  allEqual,
  children,
  found,
  lastLine,
  mainActor,
  named,
  numbers,
  runsToItsEnd,
  sameNames,
} from '../expect.ts'
import type { RunReport } from '../../trace/report.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

/** Lines of one task: m, pid, parent, args. */
const countOf = (report: RunReport, task: string) =>
  found(report, new RegExp(`^${task}: m = (\\d+), pid (\\d+), parent (\\d+), args (.+)$`))
const MAIN = /^main: m = (\d+), pid (\d+)$/

const countsInSteps = (report: RunReport, task: string, step: number) => {
  const seen = countOf(report, task).map((line) => Number(line.groups[0]))
  return seen.length > 0 && seen.every((m, index) => m === step * (index + 1))
}

const lab: Lab = {
  id: 'separate-globals',
  topic: 'processes',
  title: { en: 'Globals are not shared between processes', zh: '进程之间不共享全局变量' },
  summary: {
    en: 'Two processes count with “the same” global variable, and each has its own.',
    zh: '两个进程都在累加“同一个”全局变量，结果各有各的。',
  },
  about: {
    en: 'The module has one global variable, `m = 0`. Two processes are started from it: `task_1` adds 1 to `m` every second, `task_2` adds 2. Each prints `m`, its pid, its parent’s pid and the arguments it was given. They would go on for ever, so main terminates them after a while and prints its own `m`.',
    zh: '模块里有一个全局变量 `m = 0`。由它启动两个进程：`task_1` 每秒给 `m` 加 1，`task_2` 每秒加 2。每个进程都打印 `m`、自己的 pid、父进程的 pid 和收到的参数。它们会一直运行下去，所以主进程过一段时间后将它们终止，并打印自己的 `m`。',
  },
  tasks: [
    {
      en: 'Predict the last value of `m` in `task_1`, in `task_2` and in main. Then run it.',
      zh: '先预测 `task_1`、`task_2` 和主进程中 `m` 最后的值各是多少，再运行验证。',
    },
    {
      en: 'Compare the pids and the parents’ pids in the output with the process table.',
      zh: '把输出中的 pid、父进程 pid 与进程表逐一对照。',
    },
    {
      en: 'By hand: `start task_1`, wait, then terminate it from the process table. What is its exit code?',
      zh: '手动操作：执行 `start task_1`，稍等片刻，再从进程表中终止它。它的退出码是多少？',
    },
    {
      en: 'Set `seconds` to 10. Does more time bring the three variables closer together?',
      zh: '把 `seconds` 改为 10。时间更长，三个变量会变得更接近吗？',
    },
  ],
  observe: [
    {
      en: '`task_1` prints m = 1, 2, 3 …; `task_2` prints m = 2, 4, 6 …',
      zh: '`task_1` 打印 m = 1、2、3……；`task_2` 打印 m = 2、4、6……',
    },
    { en: 'Main’s `m` is still 0 at the end.', zh: '程序结束时，主进程的 `m` 仍然是 0。' },
    {
      en: 'The two pids differ, the parents’ pids agree: both are children of main.',
      zh: '两个进程的 pid 不同，父进程的 pid 相同：它们都是主进程的子进程。',
    },
    {
      en: 'Both children end by a signal: exit code -15, that is -SIGTERM (on POSIX).',
      zh: '两个子进程都是被信号终止的：退出码为 -15，即 -SIGTERM（POSIX 系统）。',
    },
  ],
  why: {
    en: 'A process has an address space of its own. Whether the child starts with a copy of its parent’s memory (`fork`) or evaluates the module afresh (`spawn`, as here), from then on its `m` is a different place in a different memory. Nothing that a process does by itself reaches another one: for that they need something shared, such as a queue, a pipe or a `Value`. Python’s `multiprocessing` behaves the same. (Python’s threads do share module globals; JavaScript’s workers do not, as you will see.)',
    zh: '每个进程都有独立的地址空间。不论子进程是从父进程内存的副本开始（`fork`），还是重新执行一遍模块（`spawn`，这里就是这种方式），此后它的 `m` 都位于另一块内存里。进程自己做的任何事都影响不到别的进程；要通信，就必须借助共享的结构，例如队列、管道或 `Value`。Python 的 `multiprocessing` 同样如此。（Python 的线程共享模块全局变量，而 JavaScript 的 worker 线程不共享，后面的实验会看到。）',
  },
  parameters: [
    {
      name: 'sleep',
      kind: 'number',
      default: 1,
      min: 0.1,
      max: 10,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Pause between two steps', zh: '两次累加之间的间隔' },
    },
    {
      name: 'seconds',
      kind: 'number',
      default: 5,
      min: 0,
      max: 600,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Main terminates them after', zh: '主进程多久后终止它们' },
    },
  ],
  outcome: 'finished',
  expectations: [
    runsToItsEnd,
    {
      id: 'own-m',
      text: {
        en: 'Each process counts with an m of its own: 1, 2, 3 … and 2, 4, 6 …',
        zh: '每个进程累加的都是自己的 m：一个是 1、2、3……，另一个是 2、4、6……',
      },
      holds: (report) => countsInSteps(report, 'task_1', 1) && countsInSteps(report, 'task_2', 2),
    },
    {
      id: 'main-m',
      text: {
        en: 'Main’s m stays 0, and main has the last word.',
        zh: '主进程的 m 始终为 0，最后一行由主进程打印。',
      },
      holds: (report) => numbers(report, MAIN)[0] === 0 && MAIN.test(lastLine(report)?.text ?? ''),
    },
    {
      id: 'seen',
      text: {
        en: 'The lab sees three variables m, one in each process.',
        zh: '实验室看到三个变量 m，每个进程一个。',
      },
      holds: (report) => {
        const printed = ['task_1', 'task_2'].map((task) => countOf(report, task).at(-1)?.groups[0] ?? NaN)
        const seen = report.resources.filter(({ name }) => name === 'm').map(({ value }) => value)
        return String(seen.toSorted()) === String([0, ...printed.map(Number)].toSorted())
      },
    },
    {
      id: 'pids',
      text: {
        en: 'Three different pids; the parent of both tasks is main.',
        zh: '三个 pid 各不相同；两个任务的父进程都是主进程。',
      },
      holds: (report) => {
        const main = numbers(report, MAIN, 1)[0]
        const tasks = [...countOf(report, 'task_1'), ...countOf(report, 'task_2')]
        const pids = new Set([main, ...tasks.map((line) => Number(line.groups[1]))])
        return pids.size === 3 && tasks.every((line) => Number(line.groups[2]) === main)
      },
    },
    {
      id: 'args',
      text: { en: 'Each task got the arguments it was given.', zh: '每个任务都收到了传给它的参数。' },
      holds: (report) =>
        [
          { task: 'task_1', args: '1, 3' },
          { task: 'task_2', args: '2, 4' },
        ].every(({ task, args }) => {
          const told = countOf(report, task).map((line) => line.groups[3])
          return allEqual(told) && told[0] === args
        }),
    },
    {
      id: 'terminated',
      text: {
        en: 'Both tasks were ended by a signal, not by returning.',
        zh: '两个任务都是被信号终止的，而不是正常返回。',
      },
      holds: (report) =>
        sameNames(
          children(report).map((child) => child.name),
          ['task_1', 'task_2'],
        ) &&
        children(report).every((child) => child.cause === 'signal' && child.signal === 'SIGTERM') &&
        named(report, 'task_1')?.parent === mainActor(report)?.id,
    },
  ],
  program,
  python: { program: python },
}
export default lab
