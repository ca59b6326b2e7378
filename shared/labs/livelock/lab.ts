/** Livelock: busy for ever, without progress. */
import type { Lab } from '../lab.ts'
import { found, numbers, setting } from '../expect.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const lab: Lab = {
  id: 'livelock',
  topic: 'deadlocks',
  title: { en: 'Livelock', zh: '活锁' },
  summary: {
    en: 'Both step back politely, both come back together: always busy, never any further.',
    zh: '双方客气地退让，又同时回来：一直在忙，毫无进展。',
  },
  about: {
    en: 'Two people meet in a corridor. Both step to the same side, both step back, both try again. The two threads of this program use try-lock with back-off, but both wait equally long before they try again. The barrier `step` stands for that: it makes both ready at the same moment, every time. So that the run ends, the number of rounds is bounded.',
    zh: '两个人在走廊里迎面相遇，同时让向一边，又同时让回来，如此反复。本程序的两个线程使用尝试加锁与退避，但两者重试前等待的时间一样长。屏障 `step` 就表示这一点：它让双方每次都在同一时刻准备好。为了让运行能够结束，轮数是有限的。',
  },
  tasks: [
    {
      en: 'Run it. How many attempts, how much progress? Does any thread ever wait for long?',
      zh: '运行程序。尝试了多少次？进展是多少？有哪个线程长时间等待吗？',
    },
    {
      en: 'Set `rounds` to 50. Does patience help?',
      zh: '把 `rounds` 设为 50。有耐心就行了吗？',
    },
    {
      en: 'Set `backOff` to random. After how many rounds is there progress for the first time? Work out how probable it is in one round.',
      zh: '把 `backOff` 设为 random。第几轮第一次有进展？算一算每一轮有进展的概率。',
    },
  ],
  observe: [
    {
      en: 'Same: every attempt fails, in every round; the progress is 0.',
      zh: 'same：每一轮的每次尝试都失败，进展为 0。',
    },
    {
      en: 'The lab does not report a deadlock, and rightly so: both threads are running.',
      zh: '实验室没有报告死锁，这是对的：两个线程都在运行。',
    },
    {
      en: 'Random: as soon as only one of them tries, it succeeds.',
      zh: 'random：只要某一轮只有一方去试，它就会成功。',
    },
  ],
  why: {
    en: 'In a deadlock nobody does anything; in a livelock all do something and nothing comes of it. From outside it looks like work: processors are busy, lines are printed. A wait-for graph cannot show it, because nobody waits for anybody for long; only a measure of progress can. The cause is symmetry: equal threads that react equally to each other stay equal. Chance breaks the symmetry (Ethernet’s random back-off does just this), and so does any rule that treats them differently, such as a priority or an order of the locks.',
    zh: '死锁时谁也不动；活锁时人人都在动，却一事无成。从外面看它像是在工作：处理器忙碌，不断有输出。等待图看不出活锁，因为没有谁长时间等待谁；只有衡量“进展”才能发现它。原因在于对称：相同的线程对彼此作出相同的反应，就会一直相同。随机可以打破对称（以太网的随机退避正是如此），任何区别对待双方的规则也可以，例如优先级或锁的次序。',
  },
  parameters: [
    { name: 'rounds', kind: 'integer', default: 10, min: 1, max: 1000, label: { en: 'Rounds', zh: '轮数' } },
    {
      name: 'backOff',
      kind: 'choice',
      default: 'same',
      options: ['same', 'random'],
      label: { en: 'Back-off', zh: '退避方式' },
    },
    {
      name: 'pause',
      kind: 'number',
      default: 0.2,
      min: 0,
      max: 5,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Length of the back-off', zh: '退避时间' },
    },
  ],
  outcome: 'finished',
  expectations: [
    {
      id: 'not-a-deadlock',
      text: { en: 'It ends, and it is never called a deadlock.', zh: '运行结束，并且从不被判为死锁。' },
      holds: (report) => report.outcome === 'finished' && report.verdicts.length === 0,
    },
    {
      id: 'no-progress',
      text: {
        en: 'Same back-off: two attempts in every round, and no progress at all.',
        zh: '相同退避：每轮两次尝试，毫无进展。',
      },
      holds: (report, settings) => {
        const attempts = numbers(report, /^Attempts: (\d+)\. Progress: 0\.$/)[0]
        return settings.backOff !== 'same' || attempts === 2 * setting(settings, 'rounds')
      },
    },
    {
      id: 'chance-helps',
      text: {
        en: 'Random back-off, 20 rounds or more: there is progress.',
        zh: '随机退避且不少于 20 轮：有进展。',
      },
      holds: (report, settings) =>
        settings.backOff !== 'random' ||
        setting(settings, 'rounds') < 20 ||
        found(report, /has both locks/).length > 0,
    },
  ],
  program,
  python: { program: python },
}

export default lab
