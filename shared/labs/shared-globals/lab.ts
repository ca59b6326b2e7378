import type { Lab } from '../lab.ts'
import { allEqual, found, numbers, runsToItsEnd, setting, value, verdicts } from '../expect.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const ADDS = /^(t\d) adds (\d): m = (\d+), pid (\d+)$/
const MAIN = /^main: m = (\d+), pid (\d+)$/

const lab: Lab = {
  id: 'shared-globals',
  topic: 'threads',
  title: { en: 'Threads share memory', zh: '线程共享内存' },
  summary: {
    en: 'One variable, two threads: one adds 1, the other adds 2, and both move the same m.',
    zh: '一个变量，两个线程：一个加 1，一个加 2，改动的是同一个 m。',
  },
  about: {
    en: 'The counterpart of “Globals are not shared between processes”. There is one shared variable `m`. Thread `t1` adds 1 to it every second; `t2` adds 2, half a second later. Each prints `m` after its step, and main prints it at the end.',
    zh: '这是“进程之间不共享全局变量”的对照实验。这里有一个共享变量 `m`：线程 `t1` 每秒给它加 1，`t2` 晚半拍，每秒加 2。每一步之后都打印 `m`，最后由主线程再打印一次。',
  },
  tasks: [
    {
      en: 'Predict the first four values of `m` in the output. Then run it.',
      zh: '先预测输出中 `m` 的前四个值，再运行验证。',
    },
    {
      en: 'Run “Globals are not shared between processes” next to it. Which lines differ, and in what?',
      zh: '与“进程之间不共享全局变量”对照运行。哪些行不同？不同在哪里？',
    },
    {
      en: 'In the program, replace the shared variable by `let m = 0`. What does each thread see now? (In Python it would stay shared.)',
      zh: '在程序中把共享变量换成 `let m = 0`。现在每个线程看到的是什么？（在 Python 中它仍是共享的。）',
    },
    {
      en: 'Set `sleep` to 0 and `rounds` to 1000. Is the sum still always right? Think about it before the next lab.',
      zh: '把 `sleep` 设为 0，`rounds` 设为 1000。总和还总是对的吗？先想一想，再做下一个实验。',
    },
  ],
  observe: [
    {
      en: 'One sequence, not two: 1, 3, 4, 6, 7, 9 … Each thread goes on from where the other one left off.',
      zh: '只有一个序列，而不是两个：1、3、4、6、7、9……每个线程都从对方留下的值继续。',
    },
    { en: 'Main sees the final value as well.', zh: '主线程也能看到最终值。' },
    { en: 'All lines carry one pid.', zh: '所有行的 pid 都相同。' },
  ],
  why: {
    en: 'The threads of a process live in one address space: a variable at one address is one variable for all of them. That makes talking easy and mistakes easy, as the next lab shows. A difference of languages: Python’s threads share every module global, so `m = 0` would do there (with `global m` in the function). JavaScript gives each worker thread a module of its own, so what threads share has to be declared: `SharedVariable` is a place in a SharedArrayBuffer, and `m.value += 1` is a plain load, add and store without any protection.',
    zh: '同一进程的各个线程处在同一个地址空间：同一地址上的变量，对所有线程来说就是同一个变量。这使交流变得容易，也使出错变得容易，下一个实验会看到。两种语言有一点差别：Python 的线程共享所有模块全局变量，写 `m = 0` 就行（函数里要写 `global m`）；JavaScript 给每个 worker 线程一份独立的模块，所以线程共享的变量必须声明：`SharedVariable` 是 SharedArrayBuffer 中的一个位置，`m.value += 1` 就是没有任何保护的读、加、写。',
  },
  parameters: [
    {
      name: 'rounds',
      kind: 'integer',
      default: 5,
      min: 1,
      max: 1000,
      label: { en: 'Steps of each thread', zh: '每个线程的步数' },
    },
    {
      name: 'sleep',
      kind: 'number',
      default: 1,
      min: 0,
      max: 10,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Pause between two steps', zh: '两步之间的间隔' },
    },
  ],
  outcome: 'finished',
  expectations: [
    runsToItsEnd,
    {
      id: 'one-m',
      text: {
        en: 'Both threads move the same m: it ends higher than either could bring it alone.',
        zh: '两个线程改动的是同一个 m：最终值比任何一个线程单独所能达到的都大。',
      },
      holds: (report, settings) => {
        const rounds = setting(settings, 'rounds')
        const m = numbers(report, MAIN)[0] ?? NaN
        return m > 2 * rounds && m <= 3 * rounds
      },
    },
    {
      id: 'seen',
      text: { en: 'The lab sees the same m.', zh: '实验室看到的也是这个 m。' },
      holds: (report) => value(report, 'm') === numbers(report, MAIN)[0],
    },
    {
      id: 'one-sequence',
      text: {
        en: 'A thread goes on from where the other left off: m only ever grows, and steps of the other one are in it.',
        zh: '线程从对方留下的值继续：m 只增不减，其中含有对方迈出的步子。',
      },
      holds: (report, settings) => {
        if (setting(settings, 'sleep') < 0.1) return true
        const rounds = setting(settings, 'rounds')
        const [first, second] = ['t1', 't2'].map((name) => {
          const steps = found(report, ADDS).filter((line) => line.groups[0] === name)
          return {
            own: rounds * Number(steps[0]?.groups[1]),
            seen: steps.map((step) => Number(step.groups[2])),
          }
        })
        const grows = (seen: number[]) =>
          seen.every((m, index) => index === 0 || m > (seen[index - 1] ?? NaN))
        const sawMore = [first, second].some((thread) => (thread?.seen.at(-1) ?? NaN) > (thread?.own ?? NaN))
        return (
          [first, second].every((thread) => thread?.seen.length === rounds && grows(thread.seen)) && sawMore
        )
      },
    },
    {
      id: 'told-truly',
      languages: ['typescript'],
      text: {
        en: 'The lab speaks of lost updates only if there are any.',
        zh: '只有真的丢失了更新，实验室才会报告丢失。',
      },
      holds: (report, settings) =>
        value(report, 'm') > 0 &&
        verdicts(report, 'lost-updates').length ===
          (value(report, 'm') < 3 * setting(settings, 'rounds') ? 1 : 0),
    },
    {
      id: 'one-pid',
      text: { en: 'All lines carry one pid.', zh: '所有行的 pid 都相同。' },
      holds: (report) => allEqual([...numbers(report, ADDS, 3), ...numbers(report, MAIN, 1)]),
    },
  ],
  program,
  python: {
    program: python,
    differs: {
      en: 'Here `m` is an ordinary global, `m = 0`, and the function says `global m`: the threads of a Python process share every module, every object, everything. Nothing has to be declared as shared, and nothing can be kept apart by accident; what a thread wants for itself it puts into local variables or `threading.local()`. The price is that the lab cannot watch an ordinary global as it watches a `SharedVariable`: it reads `m` only where a thread prints or begins to wait, and cannot count lost updates.',
      zh: '这里 `m` 就是普通的全局变量 `m = 0`，函数里写上 `global m`：Python 进程中的线程共享所有模块、所有对象、一切。不需要声明什么是共享的，也不会有什么碰巧不共享；线程想独占的东西，要放进局部变量或 `threading.local()`。代价是，实验室不能像监视 `SharedVariable` 那样监视普通的全局变量：只有在线程打印或开始等待时才能读到 `m`，也统计不了它丢失的更新。',
    },
  },
}
export default lab
