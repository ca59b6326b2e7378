import type { RunReport } from '../../trace/report.ts'
import type { Lab, Settings } from '../lab.ts'
import { allEqual, countsTo, found, lines, mainActor, numbers, runsToItsEnd, setting } from '../expect.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const SENDS = /^producer sends (\d+): pid (\d+), thread id (\d+)$/
const TAKES = /^consumer takes (\d+): pid (\d+), thread id (\d+)$/
const TOLD = /^producer is told 200 OK$/

const lab: Lab = {
  id: 'coroutine',
  topic: 'coroutines',
  title: { en: 'Generators as coroutines', zh: '用生成器实现协程' },
  summary: {
    en: 'Control goes back and forth between two functions, with one process and one thread.',
    zh: '控制权在两个函数之间来回传递，只有一个进程、一个线程。',
  },
  about: {
    en: 'A producer sends the numbers 1 to 5 into a generator, the consumer. The consumer takes a number, works on it for a second, answers `200 OK` and stops at its `yield` until the next number comes. Every line says in which process and thread it was printed. After that, the program measures what a coroutine costs beside a thread and a process: how long one takes from creation to end, averaged over many.',
    zh: '生产者把数 1 到 5 依次送进一个生成器，即消费者。消费者取得一个数，处理一秒，回答 `200 OK`，然后停在 `yield` 处，直到下一个数到来。每一行都标明打印它的进程和线程。之后程序测量协程相对于线程和进程的代价：从创建到结束要用多长时间，取多次的平均值。',
  },
  tasks: [
    {
      en: 'Run it and read the output aloud: who speaks when?',
      zh: '运行程序，把输出念一遍：谁在什么时候说话？',
    },
    {
      en: 'Look at the process table: how many processes and threads took part in the conversation?',
      zh: '看进程表：有几个进程、几个线程参与了这段对话？',
    },
    {
      en: 'Compare the three bars. For the price of one process, how many coroutines do you get?',
      zh: '比较三根柱子。一个进程的代价可以换多少个协程？',
    },
    {
      en: 'Set `coroutines` to 100,000. Would you dare to set `threads` to that?',
      zh: '把 `coroutines` 设为 100,000。你敢把 `threads` 也设成这么大吗？',
    },
    {
      en: 'In the program, leave out the first `consumer.next()`. What becomes of the 1? (Python refuses: “can’t send non-None value to a just-started generator”.)',
      zh: '在程序中去掉第一个 `consumer.next()`。1 到哪里去了？（Python 会拒绝：“can’t send non-None value to a just-started generator”。）',
    },
  ],
  observe: [
    {
      en: 'Strict alternation: the producer sends, the consumer takes, the producer is told.',
      zh: '严格交替：生产者发送，消费者取得，生产者得到回答。',
    },
    { en: 'One pid and one thread id on every line.', zh: '每一行的 pid 和线程号 都相同。' },
    {
      en: 'While the consumer sleeps, the producer waits as well: a coroutine gives up control only at `yield`.',
      zh: '消费者睡眠时，生产者也在等：协程只有在 `yield` 处才让出控制权。',
    },
    {
      en: 'A coroutine costs about a microsecond, a thread and a process many thousand times as much.',
      zh: '一个协程的代价约一微秒，线程和进程则要高出成千上万倍。',
    },
  ],
  why: {
    en: 'A coroutine is a function that can stop in the middle and go on later with its variables intact. Switching to it is a function call, made by the program itself, at a place the program chose; the operating system knows nothing of it. So there is no race between two coroutines as long as neither yields in mid-step, and no lock is needed, but also no second core in use, and one that does not yield stops them all. Hence the order: a coroutine is lighter than a thread, a thread lighter than a process. How much lighter depends on the language: a JavaScript worker thread starts an engine of its own and costs nearly as much time as a process, while a thread of Python starts in well under a millisecond. In Python the same program says `consumer.send(n)`; JavaScript’s `next(n)` is the same call. Today both languages build on this with `async` and `await`.',
    zh: '协程是可以在中途停下、之后带着原有变量继续执行的函数。切换到协程只是一次函数调用，由程序自己在自己选定的地方进行，操作系统对此一无所知。因此，只要两个协程都不在一步的中间让出，它们之间就没有竞态，也不需要锁；但也用不上第二个核，而且只要有一个不让出，全体都得等。由此得出轻重次序：协程比线程轻，线程比进程轻。轻多少则因语言而异：JavaScript 的 worker 线程要启动自己的一份引擎，耗时与进程相近；Python 的线程不到一毫秒就能启动。同样的程序在 Python 中写 `consumer.send(n)`，JavaScript 的 `next(n)` 是同一种调用。如今两种语言都在此基础上提供了 `async` 和 `await`。',
  },
  parameters: [
    {
      name: 'sleep',
      kind: 'number',
      default: 1,
      min: 0,
      max: 10,
      unit: { en: 's', zh: '秒' },
      label: { en: 'The consumer’s work on each number', zh: '消费者处理每个数耗时' },
    },
    {
      name: 'coroutines',
      kind: 'integer',
      default: 10_000,
      min: 0,
      max: 1_000_000,
      label: { en: 'Coroutines to measure', zh: '测量的协程数' },
    },
    {
      name: 'threads',
      kind: 'integer',
      default: 20,
      min: 0,
      max: 64,
      label: { en: 'Threads to measure', zh: '测量的线程数' },
    },
    {
      name: 'processes',
      kind: 'integer',
      default: 5,
      min: 0,
      max: 32,
      label: { en: 'Processes to measure', zh: '测量的进程数' },
    },
  ],
  outcome: 'finished',
  expectations: [
    runsToItsEnd,
    {
      id: 'back-and-forth',
      text: {
        en: 'Control goes back and forth: sent, taken, told, five times over.',
        zh: '控制权来回传递：发送、取得、回答，如此五次。',
      },
      holds: (report) => {
        const turns = lines(report).flatMap(({ text }) =>
          SENDS.test(text) ? 's' : TAKES.test(text) ? 't' : TOLD.test(text) ? 'o' : [],
        )
        return (
          turns.join('') === 'sto'.repeat(5) &&
          countsTo(numbers(report, SENDS), 5) &&
          countsTo(numbers(report, TAKES), 5)
        )
      },
    },
    {
      id: 'one-thread',
      text: {
        en: 'One pid and one thread id: both ends run in main.',
        zh: '只有一个 pid、一个线程号：双方都在主线程中运行。',
      },
      holds: (report) =>
        allEqual([...numbers(report, SENDS, 1), ...numbers(report, TAKES, 1)]) &&
        allEqual([...numbers(report, SENDS, 2), ...numbers(report, TAKES, 2)]) &&
        [...found(report, SENDS), ...found(report, TAKES)].every((line) => line.id === mainActor(report)?.id),
    },
    {
      id: 'coroutine-is-lightest',
      text: {
        en: 'A coroutine is far lighter than a thread or a process.',
        zh: '协程远比线程和进程轻。',
      },
      holds: (report, settings) => {
        const [coroutine, thread, process] = costs(report, settings)
        return [thread, process].every(
          (cost) => cost === undefined || coroutine === undefined || 10 * coroutine < cost,
        )
      },
    },
    {
      id: 'thread-is-lighter',
      text: {
        en: 'A thread is lighter than a process, or about as heavy where it starts an engine of its own.',
        zh: '线程比进程轻；在线程要启动独立引擎的语言里，两者相近。',
      },
      holds: (report, settings) => {
        const [, thread, process] = costs(report, settings)
        return thread === undefined || process === undefined || thread < 1.5 * process
      },
    },
  ],
  program,
  python: {
    program: python,
    differs: {
      en: 'The call is `consumer.send(n)`, which JavaScript spells `next(n)`. The order of the costs is the same, the steps are not. Measured in 3.8, 3.11 and 3.13 on Linux: 0.1 to 0.3 µs for a coroutine, 120 to 200 µs for a thread, 3 to 5 ms for a process made by `fork`. A Python thread is only a thread of the operating system; a JavaScript worker thread brings an engine of its own and costs nearly as much as a process.',
      zh: '调用写作 `consumer.send(n)`，在 JavaScript 中写作 `next(n)`。代价的次序相同，差距不同。在 Linux 上用 3.8、3.11、3.13 实测：一个协程 0.1 到 0.3 微秒，一个线程 120 到 200 微秒，一个由 `fork` 产生的进程 3 到 5 毫秒。Python 的线程只是操作系统的线程；JavaScript 的 worker 线程自带一份引擎，代价与进程相近。',
    },
    measures: [
      {
        line: /^\d+ (coroutines|threads|processes): [\d.]+ ms, ([\d.]+) µs each$/,
        bars: (label = '', each) => [
          { group: 'from creation to end, each', label, value: Number(each), unit: 'µs' },
        ],
      },
    ],
  },
}
export default lab

/** What a coroutine, a thread and a process cost; undefined where none was asked for, NaN where one is missing. */
function costs(report: RunReport, settings: Settings): (number | undefined)[] {
  return ['coroutines', 'threads', 'processes'].map((kind) =>
    setting(settings, kind) > 0
      ? (numbers(report, new RegExp(`^\\d+ ${kind}: [\\d.]+ ms, ([\\d.]+) µs each$`))[0] ?? NaN)
      : undefined,
  )
}
