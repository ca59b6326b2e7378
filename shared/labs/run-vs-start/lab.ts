import type { Lab } from '../lab.ts'
import { children, found, mainActor, numbers, runsToItsEnd } from '../expect.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const WORK = /^work: pid (\d+), parent (\d+)$/
const MAIN = /^main: pid (\d+)$/

const lab: Lab = {
  id: 'run-vs-start',
  topic: 'processes',
  title: { en: 'run() against start()', zh: 'run() 与 start() 的区别' },
  summary: {
    en: 'One Process object, two calls: only one of them makes a process.',
    zh: '同一个 Process 对象的两种调用，只有一种会真正创建进程。',
  },
  about: {
    en: 'A `Process` object is a plan, not yet a process. `run()` carries out the plan on the spot, in whoever calls it. `start()` asks the operating system for a new process and has the plan carried out there. The program does both with the same object, and each time the work says in which process it runs.',
    zh: '`Process` 对象只是一份“计划”，还不是进程。`run()` 由调用者当场执行这份计划；`start()` 则请操作系统创建一个新进程，在新进程里执行。程序对同一个对象先后做这两种调用，每次都让任务报告自己运行在哪个进程中。',
  },
  tasks: [
    {
      en: 'Before you run it, write down how many different pids you expect in the output, and which lines share one.',
      zh: '运行之前先写下你的预测：输出中会出现几个不同的 pid？哪些行的 pid 相同？',
    },
    {
      en: 'Run it and watch the process table: at which of the two calls does a second row appear?',
      zh: '运行程序并观察进程表：第二行是在哪一次调用时出现的？',
    },
    {
      en: 'By hand: `run p`. The main process is busy until the work is over. Then `start p`: it is free at once.',
      zh: '手动操作：先执行 `run p`，主进程会一直忙到任务结束；再执行 `start p`，主进程立刻就空闲了。',
    },
    {
      en: 'By hand: `start p` a second time, and read the error. A process object starts one process in its life.',
      zh: '手动操作：再执行一次 `start p`，读一读错误信息。一个进程对象一生只能启动一次。',
    },
  ],
  observe: [
    {
      en: 'After `run()`: the pid of the work is the pid of main, and so is its parent’s. No new process appears.',
      zh: '`run()` 之后：任务的 pid 与主进程相同，父进程的 pid 也相同，没有出现新进程。',
    },
    {
      en: 'After `start()`: the work has a new pid, and its parent is the process that called `start()`.',
      zh: '`start()` 之后：任务有了新的 pid，它的父进程正是调用 `start()` 的那个进程。',
    },
    {
      en: 'During `run()` main itself sleeps; during `start()` and `join()` the child sleeps and main waits for it.',
      zh: '`run()` 期间睡眠的是主进程自己；`start()` 加 `join()` 期间睡眠的是子进程，主进程在等待它。',
    },
  ],
  why: {
    en: '`run()` is an ordinary method: calling it is calling a function. Only `start()` goes to the operating system, which gives the child a pid, memory of its own and a place in the tree of processes, and then calls `run()` over there. That is why you override `run()` but call `start()`. The same holds for threads, and Python behaves in exactly the same way.',
    zh: '`run()` 只是一个普通方法，调用它就是一次函数调用。只有 `start()` 才会请求操作系统：为子进程分配 pid 和独立的内存，把它挂到进程树上，然后在那边调用 `run()`。所以我们重写的是 `run()`，调用的却是 `start()`。线程也是如此；Python 的行为与此完全一致。',
  },
  parameters: [
    {
      name: 'sleep',
      kind: 'number',
      default: 1,
      min: 0,
      max: 60,
      unit: { en: 's', zh: '秒' },
      label: { en: 'How long the work takes', zh: '任务耗时' },
    },
  ],
  outcome: 'finished',
  expectations: [
    runsToItsEnd,
    {
      id: 'run-in-caller',
      text: {
        en: 'run() executes in the caller, with the caller’s pid.',
        zh: 'run() 在调用者中执行，pid 与调用者相同。',
      },
      holds: (report) => {
        const own = found(report, WORK).filter((line) => line.id === mainActor(report)?.id)
        return own.length === 1 && Number(own[0]?.groups[0]) === numbers(report, MAIN)[0]
      },
    },
    {
      id: 'start-makes-child',
      text: {
        en: 'start() makes one child: a new pid, whose parent is main.',
        zh: 'start() 创建了一个子进程：pid 是新的，父进程是主进程。',
      },
      holds: (report) => {
        const [child, ...others] = children(report)
        const [line, ...more] = found(report, WORK).filter((work) => work.id !== mainActor(report)?.id)
        const main = numbers(report, MAIN)[0]
        if (!child || !line || others.length > 0 || more.length > 0) return false
        return line.id === child.id && Number(line.groups[0]) !== main && Number(line.groups[1]) === main
      },
    },
    {
      id: 'child-returns',
      text: { en: 'The child returns normally: exit code 0.', zh: '子进程正常返回，退出码为 0。' },
      holds: (report) =>
        children(report).length === 1 && children(report).every((child) => child.exitCode === 0),
    },
  ],
  program,
  python: { program: python },
}
export default lab
