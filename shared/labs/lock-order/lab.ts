/** The cure of `deadlock`: one order for all locks. */
import type { Lab } from '../lab.ts'
import { found, runsToItsEnd, sameNames, verdicts } from '../expect.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const GOT = /^Thread (\d) got lock (\d)\.$/

const lab: Lab = {
  id: 'lock-order',
  topic: 'deadlocks',
  title: { en: 'Lock ordering', zh: '锁的次序' },
  summary: {
    en: 'If everybody takes the locks in the same order, no circle can close.',
    zh: '只要人人按同一次序取锁，环就不可能闭合。',
  },
  about: {
    en: 'Thread 1 wants lock 1 and lock 2, thread 2 wants lock 2 and lock 1: this is the program of the lab “deadlock”. One line has been added: before taking them, each thread puts the locks in the order of their numbers. The program now waits a little more and never for ever.',
    zh: '线程 1 想要锁 1 和锁 2，线程 2 想要锁 2 和锁 1：这就是“死锁”实验里的程序，只多了一行：取锁之前，每个线程先按编号给锁排好次序。这样程序多等了一会儿，但绝不会永远等下去。',
  },
  tasks: [
    {
      en: 'Run it. Where does thread 2 wait, and what does it hold meanwhile?',
      zh: '运行程序。线程 2 在哪里等待？等待时它持有什么？',
    },
    {
      en: 'Turn `ordered` off: the deadlock is back. Compare the two wait-for graphs.',
      zh: '关闭 `ordered`：死锁又回来了。比较两幅等待图。',
    },
    {
      en: 'Locks seldom have numbers. What else could they be ordered by, for example in a transfer between two bank accounts?',
      zh: '现实中的锁很少有编号。还可以按什么排序？例如两个银行账户之间的转账。',
    },
  ],
  observe: [
    {
      en: 'Thread 2 waits for lock 1 with empty hands; lock 2 is still free.',
      zh: '线程 2 空着手等待锁 1；锁 2 仍然空闲。',
    },
    {
      en: 'One thread does all its work before the other begins: the order costs some concurrency.',
      zh: '一个线程做完全部工作，另一个才开始：固定次序的代价是损失一些并发。',
    },
  ],
  why: {
    en: 'Number the locks and let every thread ask only for higher numbers than those it holds. Then each arrow of the wait-for graph leads from a thread to one that holds something higher, and on a path that only climbs one never comes back to where one started: no cycle, for any number of threads and locks. Nothing checks the rule for you. It has to hold in every function that takes a lock, also in the ones called from inside a critical section. Python has no lock ordering either; it is a discipline, not a feature.',
    zh: '给所有锁编号，并要求每个线程只请求比自己手中编号更大的锁。这样，等待图中的每条箭头都从一个线程指向持有更大编号的线程；一条只升不降的路永远回不到起点，所以无论有多少线程和锁，都不会有环。没有人替你检查这条规则，它必须在每一个取锁的函数里成立，包括在临界区内部调用的函数。Python 也没有内置的锁排序，它是一种纪律，不是一项功能。',
  },
  parameters: [
    { name: 'ordered', kind: 'switch', default: true, label: { en: 'Agreed order', zh: '统一次序' } },
    {
      name: 'pause',
      kind: 'number',
      default: 1,
      min: 0,
      max: 10,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Pause between the locks', zh: '两把锁之间的停顿' },
    },
  ],
  outcome: 'finished',
  expectations: [
    {
      id: 'no-deadlock',
      text: { en: 'In order: both threads get both locks.', zh: '统一次序：两个线程都得到两把锁。' },
      holds: (report, settings) =>
        settings.ordered !== true ||
        (runsToItsEnd.holds(report, settings) && found(report, GOT).length === 4),
    },
    {
      id: 'one-after-the-other',
      text: {
        en: 'In order: nobody has lock 2 while the other has lock 1.',
        zh: '统一次序：一方持有锁 1 时，另一方不会持有锁 2。',
      },
      holds: (report, settings) => {
        const got = found(report, GOT)
          .map((line) => line.groups.join(':'))
          .join(' ')
        return settings.ordered !== true || got === '1:1 1:2 2:1 2:2' || got === '2:1 2:2 1:1 1:2'
      },
    },
    {
      id: 'deadlock',
      text: {
        en: 'Out of order: once each has its first lock, both are deadlocked.',
        zh: '次序不一：一旦各自拿到第一把锁，两个线程就死锁。',
      },
      holds: (report, settings) => {
        const [first, second] = found(report, GOT).map((line) => line.groups.join(':'))
        if (settings.ordered === true || !sameNames([first ?? '', second ?? ''], ['1:1', '2:2'])) return true
        const [deadlock, ...others] = verdicts(report, 'deadlock')
        return (
          report.outcome === 'deadlock' &&
          others.length === 0 &&
          sameNames(deadlock?.actors ?? [], ['t1', 't2']) &&
          sameNames(deadlock?.resources ?? [], ['lock1', 'lock2'])
        )
      },
    },
  ],
  program,
  python: { program: python },
}

export default lab
