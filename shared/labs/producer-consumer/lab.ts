import type { Lab } from '../lab.ts'
import { before, countsTo, found, numbers, resource, runsToItsEnd, setting } from '../expect.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const PUT = /^producer put item (\d+)$/
const FINISHED = /^consumer finished item (\d+)$/
const DONE = /^producer is done$/

const lab: Lab = {
  id: 'producer-consumer',
  topic: 'queues',
  title: { en: 'Producer and consumer: task_done() and join()', zh: '生产者–消费者：task_done() 与 join()' },
  summary: {
    en: 'queue.join() waits until the work is done, not only until the queue is empty.',
    zh: 'queue.join() 等到工作真正做完，而不只是队列变空。',
  },
  about: {
    en: 'A producer thread puts 10 items into a queue and then calls `q.join()`. A consumer thread takes them one by one, works on each, and calls `q.taskDone()` (Python: `task_done`) when it has finished one. The producer’s last line tells when `join()` let it go.',
    zh: '生产者线程向队列放入 10 个元素，然后调用 `q.join()`。消费者线程逐个取出并处理，每处理完一个就调用 `q.taskDone()`（Python 中是 `task_done`）。从生产者的最后一行可以看出 `join()` 何时放行。',
  },
  tasks: [
    {
      en: 'Run it. Between which two lines does the producer say that it is done?',
      zh: '运行程序。生产者的“done”出现在哪两行之间？',
    },
    { en: 'Switch `join` off. Where is that line now?', zh: '关闭 `join`。这一行现在在哪里？' },
    {
      en: 'In the program, leave out `q.taskDone()`. What does the lab say about the producer’s wait?',
      zh: '在程序中去掉 `q.taskDone()`。实验室如何描述生产者的等待？',
    },
    {
      en: 'In the program, call `taskDone()` right after `get()`, before the work. What does `join()` promise now?',
      zh: '在程序中把 `taskDone()` 移到 `get()` 之后、处理之前。现在 `join()` 还能保证什么？',
    },
    {
      en: 'By hand: `start producer` alone, and watch the count of unfinished tasks. Then `start consumer`.',
      zh: '手动操作：只执行 `start producer`，观察未完成任务数；然后执行 `start consumer`。',
    },
  ],
  observe: [
    {
      en: 'The ten puts are over at once: the queue has no limit.',
      zh: '十次 put 一下子就完成了：队列没有上限。',
    },
    {
      en: 'With `join()` the producer’s last line comes after the tenth item is finished.',
      zh: '有 `join()` 时，生产者的最后一行在第十个元素处理完之后才出现。',
    },
    {
      en: 'The queue is empty while the last item is still being worked on, and `join()` still waits.',
      zh: '最后一个元素还在处理时队列已经空了，而 `join()` 仍在等待。',
    },
    {
      en: 'Without `join()` the line comes at once, long before the work is done.',
      zh: '没有 `join()` 时，这一行立即出现，远在工作完成之前。',
    },
  ],
  why: {
    en: 'The queue keeps two numbers: how many items are in it, and how many tasks are unfinished. `put()` adds to both, `get()` takes from the first only, `taskDone()` from the second. `join()` waits until the second is 0. An empty queue means that everything has been taken; no unfinished tasks means that everything has been done. A consumer must therefore call `taskDone()` exactly once for each `get()`: one too few and `join()` waits for ever, one too many is an error (ValueError, as in Python).',
    zh: '队列维护两个数：队列里有多少元素，以及还有多少任务未完成。`put()` 使两者都加一，`get()` 只减前者，`taskDone()` 减后者；`join()` 等待后者变为 0。队列为空表示元素都被取走了；未完成任务数为 0 才表示工作都做完了。所以消费者每次 `get()` 之后必须恰好调用一次 `taskDone()`：少一次，`join()` 就永远等下去；多一次，则是错误（与 Python 一样抛出 ValueError）。',
  },
  parameters: [
    {
      name: 'items',
      kind: 'integer',
      default: 10,
      min: 1,
      max: 1000,
      label: { en: 'Items', zh: '元素个数' },
    },
    {
      name: 'sleep',
      kind: 'number',
      default: 0.3,
      min: 0,
      max: 10,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Work on each item', zh: '处理一个元素耗时' },
    },
    {
      name: 'join',
      kind: 'switch',
      default: true,
      label: { en: 'The producer joins the queue', zh: '生产者调用 join()' },
    },
  ],
  outcome: 'finished',
  expectations: [
    runsToItsEnd,
    {
      id: 'all-done',
      text: {
        en: 'Every item is put, and finished, once and in order.',
        zh: '每个元素都恰好放入一次、处理一次，且顺序一致。',
      },
      holds: (report, settings) =>
        countsTo(numbers(report, PUT), setting(settings, 'items')) &&
        countsTo(numbers(report, FINISHED), setting(settings, 'items')),
    },
    {
      id: 'join-waits',
      text: {
        en: 'With join(), the producer’s last line comes after the last item is finished; without, before.',
        zh: '有 join() 时，生产者的最后一行在最后一个元素处理完之后；没有时，则在其之前。',
      },
      holds: (report, settings) => {
        if (settings.join === true) return before(report, FINISHED, DONE)
        const done = found(report, DONE)[0]
        const last = found(report, FINISHED).at(-1)
        return (
          done !== undefined && last !== undefined && (setting(settings, 'sleep') < 0.1 || done.t < last.t)
        )
      },
    },
    {
      id: 'traffic',
      text: { en: 'All items went through the queue q.', zh: '所有元素都经过队列 q。' },
      holds: (report, settings) => {
        const highest = resource(report, 'q')?.highest ?? NaN
        return highest >= 1 && highest <= setting(settings, 'items')
      },
    },
  ],
  program,
  python: { program: python },
}
export default lab
