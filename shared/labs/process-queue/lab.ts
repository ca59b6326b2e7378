import type { Lab } from '../lab.ts'
import {
  allDifferent,
  allEqual,
  countsTo,
  mainActor,
  named,
  numbers,
  resource,
  runsToItsEnd,
  setting,
} from '../expect.ts'
import { handedOver } from '../handed-over.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const PUT = /^put (\d+), pid (\d+)$/
const GOT = /^got (\d+), pid (\d+)$/

const lab: Lab = {
  id: 'process-queue',
  topic: 'queues',
  title: { en: 'A queue between processes', zh: '进程间的队列' },
  summary: {
    en: 'A producer process and a consumer process, and one queue that both can reach.',
    zh: '一个生产者进程、一个消费者进程，和一个双方都能访问的队列。',
  },
  about: {
    en: 'Two processes share nothing by themselves, so the program gives them a queue that crosses the border. The producer makes an item every 0.2 s and puts it in; the consumer takes one and needs 0.5 s to use it. There is room for three items.',
    zh: '两个进程本身不共享任何东西，所以程序给它们一个可以跨进程的队列。生产者每 0.2 秒生产一个元素放入队列；消费者取出一个元素，要用 0.5 秒来处理。队列最多容纳 3 个元素。',
  },
  tasks: [
    {
      en: 'Run it and watch the fill level. When does the producer begin to wait?',
      zh: '运行程序，观察队列的填充程度。生产者从何时开始等待？',
    },
    {
      en: 'Make the consumer the fast one: `making` 0.5, `using` 0.2. Who waits now?',
      zh: '让消费者更快：`making` 设为 0.5，`using` 设为 0.2。现在是谁在等待？',
    },
    {
      en: 'Set `maxsize` to 1: the two walk in step. Set it to 0 (no limit): the producer never waits.',
      zh: '把 `maxsize` 设为 1：两者步调一致。设为 0（无上限）：生产者从不等待。',
    },
    {
      en: 'By hand: `start consumer` alone. What does it wait for, and who could help? Then `put q 7`.',
      zh: '手动操作：只执行 `start consumer`。它在等什么？谁能帮它？然后执行 `put q 7`。',
    },
  ],
  observe: [
    {
      en: 'What goes in under one pid comes out under another.',
      zh: '由一个 pid 放入的元素，由另一个 pid 取出。',
    },
    {
      en: 'First in, first out: items come out in the order in which they went in.',
      zh: '先进先出：元素取出的顺序与放入的顺序相同。',
    },
    {
      en: 'The level moves between 0 and 3. When it is 3 the producer waits; when it is 0 the consumer waits.',
      zh: '填充程度在 0 和 3 之间变化：为 3 时生产者等待，为 0 时消费者等待。',
    },
    {
      en: 'Neither waits for ever, because each has the other to end its wait.',
      zh: '谁也不会永远等待，因为总有对方来结束自己的等待。',
    },
  ],
  why: {
    en: 'The queue is a bounded buffer in memory that the operating system maps into both processes: a row of slots, one semaphore that counts free slots, one that counts filled slots, and one that lets only one process move the ends at a time. `put` takes a free slot, `get` a filled one, and each gives the other back. Items are encoded on the way in and decoded on the way out: the consumer gets a copy, never the producer’s object. Python’s `multiprocessing.Queue` does it with a pipe and pickled objects instead of shared slots; the meaning is the same.',
    zh: '这个队列是操作系统同时映射到两个进程中的一块有界缓冲区：一排槽位，一个信号量记录空槽数，一个信号量记录满槽数，还有一个保证同一时刻只有一个进程移动队头队尾。`put` 占用一个空槽，`get` 取走一个满槽，并各自还给对方一个。元素放入时编码，取出时解码：消费者得到的是副本，绝不是生产者的那个对象。Python 的 `multiprocessing.Queue` 用管道和 pickle 序列化实现，而不是共享槽位，但含义相同。',
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
      name: 'maxsize',
      kind: 'integer',
      default: 3,
      min: 0,
      max: 100,
      label: { en: 'Room in the queue (0: no limit)', zh: '队列容量（0 表示无上限）' },
    },
    {
      name: 'making',
      kind: 'number',
      default: 0.2,
      min: 0,
      max: 10,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Making an item takes', zh: '生产一个元素耗时' },
    },
    {
      name: 'using',
      kind: 'number',
      default: 0.5,
      min: 0,
      max: 10,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Using an item takes', zh: '处理一个元素耗时' },
    },
  ],
  outcome: 'finished',
  expectations: [
    runsToItsEnd,
    {
      id: 'fifo',
      text: {
        en: 'Every item comes out once, in the order in which it went in.',
        zh: '每个元素恰好取出一次，顺序与放入时相同。',
      },
      holds: (report, settings) =>
        countsTo(numbers(report, PUT), setting(settings, 'items')) &&
        countsTo(numbers(report, GOT), setting(settings, 'items')),
    },
    {
      id: 'two-pids',
      text: {
        en: 'One process puts, another one gets, and main is a third.',
        zh: '一个进程放入，另一个进程取出，主进程是第三个。',
      },
      holds: (report) => {
        const put = numbers(report, PUT, 1)
        const got = numbers(report, GOT, 1)
        return allEqual(put) && allEqual(got) && allDifferent([put[0], got[0], mainActor(report)?.pid])
      },
    },
    {
      id: 'level',
      text: {
        en: 'The fill level stays between 0 and maxsize.',
        zh: '队列的填充程度始终在 0 和 maxsize 之间。',
      },
      holds: (report, settings) => {
        const highest = resource(report, 'q')?.highest ?? NaN
        const maxsize = setting(settings, 'maxsize')
        return highest >= 1 && highest <= (maxsize || setting(settings, 'items'))
      },
    },
    {
      id: 'both-return',
      text: { en: 'Both processes return normally.', zh: '两个进程都正常返回。' },
      holds: (report) => ['producer', 'consumer'].every((name) => named(report, name)?.exitCode === 0),
    },
  ],
  program,
  python: { program: python, differs: handedOver },
}
export default lab
