/** Dijkstra's dining philosophers, and two ways to save them. */
import type { Lab, Settings } from '../lab.ts'
import { allDifferent, found, runsToItsEnd, sameNames, setting, verdicts } from '../expect.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

/** All take their first fork before anybody asks for the second. */
const isTrap = (settings: Settings) => settings.strategy === 'naive' && setting(settings, 'pause') >= 0.5

const lab: Lab = {
  id: 'philosophers',
  topic: 'classics',
  title: { en: 'Dining philosophers', zh: '哲学家就餐问题' },
  summary: {
    en: 'Five philosophers, five forks, and everybody needs two: naive, ordered, or with a waiter.',
    zh: '五位哲学家，五把叉子，每人需要两把：朴素做法、资源排序、请一位服务员。',
  },
  about: {
    en: 'The problem goes back to an examination question that Dijkstra set in 1965, with computers and tape drives; Hoare gave it its philosophers. Around a table sit five philosophers with one fork between each two of them. To eat, a philosopher needs the fork on the left and the fork on the right. Each fork is a lock. If each takes the left one first, then in the unlucky moment when all do so together, every right fork is in a neighbour’s hand.',
    zh: '这个问题源自 Dijkstra 1965 年出的一道考题，原题说的是计算机争用磁带机，后来 Hoare 把它讲成了哲学家的故事。五位哲学家围坐一桌，每两人之间放着一把叉子。要吃饭，就得同时拿到左边和右边的叉子。每把叉子就是一把锁。如果人人都先拿左边的，那么在所有人同时动手的倒霉时刻，每一把右边的叉子都在邻座手里。',
  },
  tasks: [
    {
      en: 'Run it with `strategy` naive. Follow the cycle in the wait-for graph once around the table.',
      zh: '把 `strategy` 设为 naive 运行。在等待图上沿着环绕桌一周。',
    },
    {
      en: 'Set `pause` to 0 and run it a few times. Does it still deadlock? Is the program right now?',
      zh: '把 `pause` 设为 0，运行几次。还会死锁吗？程序因此就正确了吗？',
    },
    {
      en: 'Set `strategy` to ordered, then to waiter. Which of the four conditions of a deadlock does each of them remove?',
      zh: '把 `strategy` 依次设为 ordered 和 waiter。它们各自破坏了死锁四个必要条件中的哪一个？',
    },
    {
      en: 'Which of the two lets more philosophers eat at the same time? Read it off the timeline, with 10 philosophers.',
      zh: '这两种策略，哪一种能让更多人同时吃饭？用 10 位哲学家，从时间线上读出来。',
    },
  ],
  observe: [
    {
      en: 'naive: each has one fork and waits for the next; one cycle through all of them, and nobody eats.',
      zh: 'naive：每人手里一把叉子，等着下一把；一个环穿过所有人，谁也吃不上。',
    },
    {
      en: 'ordered: only the last philosopher reaches for the forks the other way round, and that breaks the cycle.',
      zh: 'ordered：只有最后一位哲学家拿叉子的次序相反，环就断了。',
    },
    {
      en: 'waiter: one of them always has to keep still, so somebody among the others finds a second fork.',
      zh: 'waiter：总有一人不得伸手拿叉子，所以其余的人中必有一人能拿到第二把。',
    },
  ],
  why: {
    en: 'A deadlock needs four things at once: mutual exclusion (a fork is for one), hold and wait (keep the first, want the second), no preemption (nobody takes a fork away) and circular wait. Remove any one and it cannot happen. A global order of the locks removes the circle: whoever holds the highest fork of all never waits for a lower one. The waiter is a semaphore that keeps the circle from filling up. The pause between the forks does not cause the deadlock; it makes an unlikely moment certain. Without it the program works nearly always, which is worse.',
    zh: '死锁需要四个条件同时成立：互斥（一把叉子只归一人）、占有并等待（拿着第一把等第二把）、不可抢占（没有人夺走叉子）、循环等待。破坏其中任何一个，死锁就不会发生。给锁规定统一的次序，就消除了环：拿着编号最大的叉子的人，绝不会再等编号更小的。服务员是一个信号量，不让这个环凑满。两把叉子之间的停顿并不是死锁的原因，它只是把不太可能的时刻变成必然。没有停顿，程序几乎总能正常工作，而这更糟。',
  },
  parameters: [
    {
      name: 'philosophers',
      kind: 'integer',
      default: 5,
      min: 2,
      max: 12,
      label: { en: 'Philosophers', zh: '哲学家人数' },
    },
    { name: 'meals', kind: 'integer', default: 2, min: 1, max: 20, label: { en: 'Meals', zh: '餐数' } },
    {
      name: 'pause',
      kind: 'number',
      default: 1,
      min: 0,
      max: 10,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Pause between the forks', zh: '两把叉子之间的停顿' },
    },
    {
      name: 'strategy',
      kind: 'choice',
      default: 'naive',
      options: ['naive', 'ordered', 'waiter'],
      label: { en: 'Strategy', zh: '策略' },
    },
  ],
  outcome: 'deadlock',
  expectations: [
    {
      id: 'one-cycle',
      text: {
        en: 'naive, with a pause: one deadlock, a cycle through all philosophers and all forks.',
        zh: 'naive 且有停顿：一个死锁，环穿过所有哲学家和所有叉子。',
      },
      holds: (report, settings) => {
        if (!isTrap(settings)) return true
        const everybody = Array.from({ length: setting(settings, 'philosophers') }, (_, i) => `p${i + 1}`)
        const [deadlock, ...others] = verdicts(report, 'deadlock')
        return (
          report.outcome === 'deadlock' &&
          deadlock !== undefined &&
          others.length === 0 &&
          sameNames(deadlock.actors, everybody) &&
          deadlock.resources.length === everybody.length &&
          allDifferent(deadlock.resources) &&
          deadlock.resources.every((name) => name.startsWith('fork'))
        )
      },
    },
    {
      id: 'nobody-eats',
      text: { en: 'naive, with a pause: nobody eats.', zh: 'naive 且有停顿：没有人吃上饭。' },
      holds: (report, settings) => !isTrap(settings) || found(report, /and eats/).length === 0,
    },
    {
      id: 'everybody-eats',
      text: { en: 'ordered, waiter: everybody eats every meal.', zh: 'ordered、waiter：人人吃完每一餐。' },
      holds: (report, settings) =>
        settings.strategy === 'naive' ||
        (runsToItsEnd.holds(report, settings) &&
          found(report, /and eats/).length ===
            setting(settings, 'philosophers') * setting(settings, 'meals')),
    },
  ],
  program,
  python: {
    program: python,
    differs: {
      en: 'The forks are a list of locks, so the lab names them by their places in it, and Python counts from 0: `forks[0]` is the fork that the program prints as 1.',
      zh: '叉子是一个由锁组成的列表，所以实验室按它们在列表中的位置命名，而 Python 从 0 开始数：`forks[0]` 就是程序打印为 1 的那把叉子。',
    },
  },
}

export default lab
