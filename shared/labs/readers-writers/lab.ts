/** Readers and writers, with preference for one or the other. */
import type { Lab } from '../lab.ts'
import { countsTo, found, numbers, runsToItsEnd, setting } from '../expect.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const RESULT = /^At most (\d+) read at once; clashes: (\d+)\.$/

const lab: Lab = {
  id: 'readers-writers',
  topic: 'classics',
  title: { en: 'Readers and writers', zh: '读者—写者问题' },
  summary: {
    en: 'Any number may read at once, a writer must be alone: and who goes first?',
    zh: '读者可以同时读，写者必须独占：那么谁优先？',
  },
  about: {
    en: 'Readers do not disturb each other; a writer disturbs everybody. A plain lock would be safe, but would let the readers in one by one. So the door is guarded by a condition: readers enter while nobody writes, a writer enters when nobody is there at all. What remains is a decision, the parameter `favour`: may a reader still enter while a writer is waiting?',
    zh: '读者之间互不妨碍，写者却妨碍所有人。用一把普通的锁固然安全，但读者就只能一个一个进去。所以门口用条件变量把守：没有人在写时读者可以进；里面一个人也没有时写者才可以进。剩下的是一个选择，也就是参数 `favour`：有写者在等时，还放不放新的读者进去？',
  },
  tasks: [
    {
      en: 'Run it with `favour` readers. When does the writer write for the first time, and why so late?',
      zh: '用 `favour` = readers 运行。写者第一次写是什么时候？为什么这么晚？',
    },
    {
      en: 'Set `favour` to writers and compare how long the writer waited for the board.',
      zh: '把 `favour` 设为 writers，比较写者等了多久。',
    },
    {
      en: 'With writers favoured, set `writers` to 5 and `readers` to 2. Who waits now?',
      zh: '在写者优先时，把 `writers` 设为 5、`readers` 设为 2。现在是谁在等？',
    },
    {
      en: 'Could both be treated fairly? Write down a rule, then change the two conditions in the program.',
      zh: '能不能对双方都公平？先写下规则，再修改程序里的两个条件。',
    },
  ],
  observe: [
    {
      en: 'Several readers are inside together; a writer never meets anybody: the number of clashes is 0.',
      zh: '多名读者同时在内；写者从不遇到任何人：冲突次数为 0。',
    },
    {
      en: 'Readers favoured: their visits overlap like roof tiles, the board is never free, and the writer starves until they are done.',
      zh: '读者优先：读者的停留像瓦片一样首尾相叠，布告栏从不空闲，写者一直饿到他们读完为止。',
    },
    {
      en: 'Writers favoured: the writer gets in as soon as those inside have left.',
      zh: '写者优先：里面的人一离开，写者就能进去。',
    },
  ],
  why: {
    en: 'Both versions are correct: nothing is ever read while it is being written. They differ in liveness. If readers may always join readers, there need never be a moment with none, and a writer can wait without end although nothing is locked in a circle: starvation, not deadlock, and no detector of cycles will find it. Favouring writers turns the problem round. Python’s standard library has no readers–writer lock; this program is how one is built from a condition.',
    zh: '两个版本都是正确的：绝不会有人读到正在写的内容。它们的区别在于活性。如果读者总能加入正在读的读者，那么可能永远没有空下来的一刻，写者会无止境地等待，虽然并没有任何循环等待：这是饥饿而不是死锁，找环的检测器发现不了它。写者优先则把问题反了过来。Python 标准库没有读写锁，这个程序展示了怎样用条件变量造一个。',
  },
  parameters: [
    { name: 'readers', kind: 'integer', default: 4, min: 1, max: 10, label: { en: 'Readers', zh: '读者数' } },
    { name: 'writers', kind: 'integer', default: 1, min: 1, max: 10, label: { en: 'Writers', zh: '写者数' } },
    {
      name: 'rounds',
      kind: 'integer',
      default: 3,
      min: 1,
      max: 20,
      label: { en: 'Visits of each', zh: '每人来访次数' },
    },
    {
      name: 'stay',
      kind: 'number',
      default: 1,
      min: 0.1,
      max: 10,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Time to read', zh: '阅读时间' },
    },
    {
      name: 'favour',
      kind: 'choice',
      default: 'readers',
      options: ['readers', 'writers'],
      label: { en: 'Who goes first', zh: '谁优先' },
    },
  ],
  outcome: 'finished',
  expectations: [
    runsToItsEnd,
    {
      id: 'no-clash',
      text: { en: 'A writer is always alone.', zh: '写者始终独占。' },
      holds: (report) => numbers(report, RESULT, 1)[0] === 0,
    },
    {
      id: 'readers-together',
      text: { en: 'Several readers read at the same time.', zh: '多名读者同时在读。' },
      holds: (report, settings) =>
        setting(settings, 'readers') < 2 || (numbers(report, RESULT)[0] ?? NaN) >= 2,
    },
    {
      id: 'all-done',
      text: { en: 'Everything is read and written in the end.', zh: '最终该读的都读了，该写的都写了。' },
      holds: (report, settings) => {
        const [reads, writes] = ['readers', 'writers'].map(
          (who) => setting(settings, who) * setting(settings, 'rounds'),
        )
        return (
          found(report, /reads version/).length === reads &&
          countsTo(numbers(report, /writes version (\d+)\.$/), writes ?? NaN)
        )
      },
    },
  ],
  program,
  python: {
    program: python,
    differs: {
      en: 'How long a writer waited is printed, in a line of its own. Readers, writers and the rest are ordinary globals here, which all threads share; the functions that change them say `global`.',
      zh: '写者等了多久会单独打印一行。读者数、写者数等在这里都是普通的全局变量，由所有线程共享；修改它们的函数里要写 `global`。',
    },
    measures: [
      {
        line: /^(w\d+, \d+): waited ([\d.]+) s for the board\.$/,
        bars: (label = '', waited) => [
          { group: 'waited for the board', label, value: Number(waited), unit: 's' },
        ],
      },
    ],
  },
}

export default lab
