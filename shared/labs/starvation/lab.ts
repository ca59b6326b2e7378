/** Starvation: a lock that is free again and again, but never for you. */
import type { Lab } from '../lab.ts'
import type { RunReport } from '../../trace/report.ts'
import { found, runsToItsEnd, setting } from '../expect.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

/** How many turns the thread had, and what share that is. */
const turnsOf = (report: RunReport, thread: string) =>
  found(report, new RegExp(`^${thread}: (\\d+) of \\d+ turns, (\\d+) %\\.$`))[0]?.groups.map(Number) ?? []
const share = (report: RunReport, thread: string) => turnsOf(report, thread)[1] ?? NaN

const lab: Lab = {
  id: 'starvation',
  topic: 'locks',
  title: { en: 'Starvation', zh: '饥饿' },
  summary: {
    en: 'The lock is given back again and again, yet one thread hardly ever gets it.',
    zh: '锁一次次被归还，有一个线程却几乎总也拿不到。',
  },
  about: {
    en: 'Two threads need the same lock for the same length of time. The greedy one takes it again the moment it has given it back. The modest one does not push: it looks whether the lock is free, and if not, comes back a little later. Nothing in the program is forbidden and nothing blocks for ever. The question is only: who gets how many of the turns?',
    zh: '两个线程需要同一把锁，每次占用的时间相同。贪婪的线程刚一归还就立即再取；谦让的线程不争抢，它只看一眼锁是否空闲，不空闲就过一会儿再来。程序没有做任何不允许的事，也没有永久阻塞。问题只是：轮次如何分配？',
  },
  tasks: [
    {
      en: 'Run it. What share does each thread get? What would be fair?',
      zh: '运行程序。两个线程各占多大份额？怎样才算公平？',
    },
    {
      en: 'In the program, let the modest thread wait in `lock.acquire()` like the greedy one. What is its share now? Is it the same every time?',
      zh: '修改程序，让谦让的线程也像贪婪的线程那样在 `lock.acquire()` 里等待。现在它的份额是多少？每次都一样吗？',
    },
    {
      en: 'Turn `fair` on: now each draws a number and waits until it is called. Compare the shares.',
      zh: '打开 `fair`：现在每个线程先取号，叫到号才进。比较双方的份额。',
    },
    {
      en: 'What does fairness cost? Think of how often the lock has to change hands.',
      zh: '公平的代价是什么？想一想锁要转手多少次。',
    },
  ],
  observe: [
    {
      en: 'The greedy thread gets nearly all of the turns, the modest one next to none until the greedy one has finished.',
      zh: '贪婪的线程几乎占去所有轮次；在它结束之前，谦让的线程几乎一次也轮不到。',
    },
    {
      en: 'The lab names no deadlock: the lock is moving all the time.',
      zh: '实验室不会判定死锁：锁一直在流动。',
    },
    { en: 'With numbers drawn, both get about half.', zh: '取号之后，双方各得约一半。' },
  ],
  why: {
    en: 'The lock is free again and again, but only for a few microseconds, and the modest thread would have to look in exactly that moment. Waiting in `acquire()` helps, yet promises nothing: when the lock is given back, the waiting thread has to be woken first, while the greedy one is awake and may be quicker. Most locks allow this barging because it is fast, and Python documents that it is not defined which of the waiting threads goes on. An ordinary lock thus promises that only one is inside, not that each gets its turn. A queue promises that too (the ticket lock in the program): first come, first served. Starvation shows in no wait-for graph, only in a measurement such as this one.',
    zh: '锁一次次地空闲下来，但每次只有几微秒，谦让的线程必须恰好在那一刻去看。在 `acquire()` 里等待会好一些，但仍没有保证：锁归还时，等待的线程先要被唤醒，而贪婪的线程本来就醒着，可能更快。多数锁都允许这种“插队”，因为这样更快；Python 文档也写明，多个线程等待时由哪一个继续是没有定义的。可见，普通的锁只保证里面至多有一个线程，并不保证人人都轮得到。排队（程序里的取号锁）才能保证这一点：先来先得。饥饿不会出现在任何等待图里，只有像这样测量才看得见。',
  },
  parameters: [
    {
      name: 'turns',
      kind: 'integer',
      default: 40,
      min: 10,
      max: 1000,
      label: { en: 'Turns, both together', zh: '总轮次' },
    },
    {
      name: 'hold',
      kind: 'number',
      default: 0.1,
      min: 0.01,
      max: 1,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Length of a turn', zh: '每轮时间' },
    },
    { name: 'fair', kind: 'switch', default: false, label: { en: 'Draw a number', zh: '取号排队' } },
  ],
  outcome: 'finished',
  expectations: [
    runsToItsEnd,
    {
      id: 'unfair',
      text: {
        en: 'Without numbers the modest thread gets less than a quarter.',
        zh: '不取号时，谦让的线程得到的不足四分之一。',
      },
      holds: (report, settings) => settings.fair === true || share(report, 'modest') < 25,
    },
    {
      id: 'fair',
      text: { en: 'With numbers both get about half.', zh: '取号时，双方各得约一半。' },
      holds: (report, settings) => settings.fair !== true || Math.abs(share(report, 'modest') - 50) <= 20,
    },
    {
      id: 'all-turns',
      text: { en: 'All turns are taken.', zh: '所有轮次都用完。' },
      holds: (report, settings) =>
        turnsOf(report, 'greedy')[0]! + turnsOf(report, 'modest')[0]! === setting(settings, 'turns'),
    },
  ],
  program,
  python: {
    program: python,
    measures: [
      {
        line: /^(greedy|modest): \d+ of \d+ turns, (\d+) %\.$/,
        bars: (label = '', share) => [
          { group: 'share of the turns', label, value: Number(share), unit: '%' },
        ],
      },
    ],
  },
}

export default lab
