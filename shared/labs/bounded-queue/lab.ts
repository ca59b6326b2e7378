import type { Lab } from '../lab.ts'
import { countsTo, found, lasting, mainActor, numbers, sameNames, setting, verdicts } from '../expect.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const lab: Lab = {
  id: 'bounded-queue',
  topic: 'queues',
  title: { en: 'A queue that fills up', zh: '会满的队列' },
  summary: {
    en: 'Five items fit. The sixth put waits for room, and nobody is there to make any.',
    zh: '队列只能放 5 个元素。第 6 次 put 等待空位，却没有人来取走元素。',
  },
  about: {
    en: 'A queue with `maxsize` 5. The program asks `empty()`, puts five items, asks `full()`, and puts a sixth. A `put` into a full queue waits until somebody takes an item. Here nobody ever does.',
    zh: '一个 `maxsize` 为 5 的队列。程序先查询 `empty()`，放入 5 个元素，再查询 `full()`，然后放第 6 个。向满队列 `put` 会一直等到有人取走元素为止，而这里永远没有人来取。',
  },
  tasks: [
    {
      en: 'Run it. What is the last line, and what does the lab say about the wait?',
      zh: '运行程序。最后一行是什么？实验室如何描述这个等待？',
    },
    {
      en: 'Set `timeout` to 2: `put` now gives up and raises Full, and `get` on the empty queue raises Empty.',
      zh: '把 `timeout` 设为 2：这时 `put` 超时后放弃并抛出 Full，对空队列 `get` 则抛出 Empty。',
    },
    {
      en: 'By hand: `put q 1` five times, then a sixth time. The main process is now blocked, so it can’t take an item either. What is left to do?',
      zh: '手动操作：执行 5 次 `put q 1`，再执行第 6 次。主进程此时被阻塞，自己也无法再取元素。还能怎么办？',
    },
    {
      en: 'Set `maxsize` to 0. In Python, and here, that means: no limit. What does the program do now, and why?',
      zh: '把 `maxsize` 设为 0，在 Python 和这里都表示没有上限。现在程序会怎样？为什么？',
    },
  ],
  observe: [
    { en: 'The queue fills to 5 of 5; `full()` turns true.', zh: '队列填满到 5/5，`full()` 变为 true。' },
    {
      en: 'The sixth `put` never returns, and the line after it is never printed.',
      zh: '第 6 次 `put` 永远不返回，它后面的那一行永远不会打印。',
    },
    {
      en: 'The lab names it: a deadlock of one. Main waits for room that only main could make.',
      zh: '实验室会指出：这是“一个人的死锁”，主进程等待的空位只有它自己才能腾出来。',
    },
    {
      en: 'With a timeout the wait ends by itself and the program runs on.',
      zh: '设置超时后，等待会自行结束，程序继续运行。',
    },
  ],
  why: {
    en: 'A bounded queue makes a fast producer wait for a slow consumer, which is what it is for. But waiting is only safe if somebody else can end the wait. Here main is the only process that knows the queue, so no put, get or end of anybody can ever wake it. A `timeout` (or `block=False`) turns endless waiting into an exception that the program can answer. With Python’s `multiprocessing.Queue` a hidden feeder thread carries the items to the pipe, so just after a `put`, `empty()` may still say True for a moment; here the item is in the queue when `put` returns.',
    zh: '有界队列让快的生产者等待慢的消费者，这正是它的用途。但只有当别人能够结束这个等待时，等待才是安全的。这里只有主进程知道这个队列，所以不会有任何 put、get 或任何进程的结束能唤醒它。设置 `timeout`（或 `block=False`）会把无尽的等待变成程序可以处理的异常。在 Python 的 `multiprocessing.Queue` 中，元素由一个隐藏的线程送入管道，所以 `put` 之后的一瞬间 `empty()` 可能仍返回 True；而在这里，`put` 返回时元素就已在队列中。',
  },
  parameters: [
    {
      name: 'maxsize',
      kind: 'integer',
      default: 5,
      min: 0,
      max: 100,
      label: { en: 'Room in the queue (0: no limit)', zh: '队列容量（0 表示无上限）' },
    },
    {
      name: 'timeout',
      kind: 'number',
      default: 0,
      min: 0,
      max: 60,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Timeout of put and get (0: none)', zh: 'put 和 get 的超时（0 表示不设）' },
    },
  ],
  outcome: 'deadlock',
  expectations: [
    {
      id: 'fills-up',
      text: {
        en: 'Empty at first, then as many puts as there is room, then full.',
        zh: '起初为空，放入与容量相等个数的元素后变满。',
      },
      holds: (report, settings) =>
        setting(settings, 'maxsize') === 0 ||
        (found(report, /^empty: true$/i).length === 1 &&
          countsTo(numbers(report, /^put (\d+)$/), setting(settings, 'maxsize')) &&
          found(report, /^full: true$/i).length === 1),
    },
    {
      id: 'stuck-for-ever',
      text: {
        en: 'Without a timeout: one verdict says that main waits in put on q for ever.',
        zh: '不设超时：恰有一条判定，指出主进程在 q 的 put 上永远等待。',
      },
      holds: (report, settings) => {
        if (setting(settings, 'timeout') > 0 || setting(settings, 'maxsize') === 0) return true
        const [verdict, ...others] = lasting(report)
        return (
          report.outcome === 'deadlock' &&
          others.length === 0 &&
          verdict?.kind === 'stuck' &&
          sameNames(verdict.actors, [mainActor(report)?.name ?? '']) &&
          sameNames(verdict.resources, ['q']) &&
          verdict.lines[0]?.op === 'put' &&
          verdict.lines[0].source !== null &&
          found(report, /never reached/).length === 0
        )
      },
    },
    {
      id: 'timeout-raises',
      text: {
        en: 'With a timeout: put raises Full, get raises Empty, and the program ends.',
        zh: '设置超时：put 抛出 Full，get 抛出 Empty，程序正常结束。',
      },
      holds: (report, settings) => {
        if (setting(settings, 'timeout') === 0 || setting(settings, 'maxsize') === 0) return true
        return (
          report.outcome === 'finished' &&
          verdicts(report, 'stuck').every((verdict) => verdict.temporary) &&
          found(report, /^Full: /).length === 1 &&
          countsTo(numbers(report, /^got (\d+)$/), setting(settings, 'maxsize')) &&
          found(report, /^Empty: /).length === 1
        )
      },
    },
  ],
  program,
  python: {
    program: python,
    differs: {
      en: '`True` and `False` have capitals. The sixth `put` blocks just the same, but a Python queue between processes is a pipe with a semaphore: a hidden feeder thread writes the items into the pipe, so right after a `put` another process may still find the queue empty, and the item is pickled, which is where an unsuitable item fails: in that thread, not in `put`.',
      zh: '`True` 和 `False` 的首字母大写。第 6 次 `put` 同样会阻塞，但 Python 的进程间队列是一条管道加一个信号量：元素由一个隐藏的线程写入管道，所以 `put` 刚返回时，另一个进程可能仍看到队列为空；元素在那个线程里用 pickle 序列化，不能序列化的元素也是在那里出错，而不是在 `put` 处。',
    },
  },
}
export default lab
