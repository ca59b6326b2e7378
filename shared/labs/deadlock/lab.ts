import type { Lab } from '../lab.ts'
import { children, found, lasting, named, sameNames, threads } from '../expect.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const lab: Lab = {
  id: 'deadlock',
  topic: 'deadlocks',
  title: { en: 'Deadlock: two locks, opposite order', zh: '死锁：两把锁，次序相反' },
  summary: {
    en: 'Each thread holds what the other one wants, and neither lets go.',
    zh: '两个线程各自占着对方想要的锁，谁也不放手。',
  },
  about: {
    en: 'Thread 1 takes lock 1, sleeps a second and then wants lock 2. Thread 2 takes lock 2, sleeps a second and then wants lock 1. Each line of this program is correct by itself. Together the two threads stop for ever.',
    zh: '线程 1 先获取锁 1，睡眠一秒，再去获取锁 2；线程 2 先获取锁 2，睡眠一秒，再去获取锁 1。单独看，程序的每一行都没有错；合在一起，两个线程就永远停住了。',
  },
  tasks: [
    {
      en: 'Predict which lines are printed, and which never are. Then run it.',
      zh: '先预测哪些行会打印、哪些行永远不会打印，再运行验证。',
    },
    {
      en: 'Follow the arrows of the wait-for graph once round, and find the line of the program for each arrow.',
      zh: '沿着等待图的箭头走一圈，为每一条箭头找到程序中对应的那一行。',
    },
    {
      en: 'By hand: `start t1`, wait until it is done, then `start t2`. Why is there no deadlock?',
      zh: '手动操作：先执行 `start t1`，等它结束后再执行 `start t2`。为什么没有死锁？',
    },
    {
      en: 'Set `sleep` to 0 and run it ten times. Is it safe now, or only lucky?',
      zh: '把 `sleep` 设为 0，运行十次。现在是安全了，还是只是运气好？',
    },
    {
      en: 'Repair it in the program: take both locks in the same order in both threads.',
      zh: '在程序中修复它：让两个线程以相同的次序获取两把锁。',
    },
  ],
  observe: [
    { en: 'Each thread prints its first line only.', zh: '每个线程都只打印了第一行。' },
    {
      en: 'The graph closes to a cycle: t1 → lock2 → t2 → lock1 → t1.',
      zh: '等待图连成一个环：t1 → lock2 → t2 → lock1 → t1。',
    },
    {
      en: 'The lab names both threads, both locks and the two lines where they wait.',
      zh: '实验室指出两个线程、两把锁，以及它们各自停在哪一行。',
    },
    {
      en: 'Main is not in the cycle, yet it hangs as well: it waits in `join()`.',
      zh: '主线程不在环中，但它也卡住了：它停在 `join()` 上。',
    },
    {
      en: 'Nothing uses the processor. A deadlock is silent.',
      zh: '没有任何线程占用处理器。死锁是悄无声息的。',
    },
  ],
  why: {
    en: 'Four things must come together for a deadlock: a resource that only one can hold (mutual exclusion), holding one while waiting for another (hold and wait), nobody can take it away (no preemption), and a closed chain of waits (circular wait). Break any one of them and it cannot happen. The usual cure is an order: if everybody takes lock 1 before lock 2, the chain cannot close. The other one is a timeout, as in the next lab. Python’s locks behave the same; there the program would simply hang, without a word.',
    zh: '死锁需要四个条件同时成立：资源一次只能由一个线程持有（互斥）；持有一个的同时等待另一个（占有并等待）；别人不能强行拿走（不可抢占）；等待构成闭环（循环等待）。破坏其中任何一个，死锁就不会发生。最常用的办法是规定次序：如果人人都先取锁 1 再取锁 2，环就无法闭合。另一个办法是超时，见下一个实验。Python 的锁也是如此；在那里，程序只会一声不响地挂住。',
  },
  parameters: [
    {
      name: 'sleep',
      kind: 'number',
      default: 1,
      min: 0,
      max: 60,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Pause between the two locks', zh: '获取两把锁之间的间隔' },
    },
  ],
  outcome: 'deadlock',
  expectations: [
    {
      id: 'first-lines-only',
      text: { en: 'Both threads print their first line only.', zh: '两个线程都只打印了第一行。' },
      holds: (report) =>
        found(report, /^Thread 1 got lock 1\.$/).length === 1 &&
        found(report, /^Thread 2 got lock 2\.$/).length === 1 &&
        found(report, /^(Thread 1 got lock 2|Thread 2 got lock 1|Both threads are done)\.$/).length === 0,
    },
    {
      id: 'one-cycle',
      text: {
        en: 'One verdict: a deadlock of both threads over both locks, which will not end by itself.',
        zh: '恰有一条判定：两个线程因两把锁而死锁，且不会自行解除。',
      },
      holds: (report) => {
        const [verdict, ...others] = lasting(report)
        return (
          report.outcome === 'deadlock' &&
          others.length === 0 &&
          verdict?.kind === 'deadlock' &&
          sameNames(verdict.actors, ['t1', 't2']) &&
          sameNames(verdict.resources, ['lock1', 'lock2'])
        )
      },
    },
    {
      id: 'both-lines',
      text: {
        en: 'The verdict names the line where each thread waits, and for which lock.',
        zh: '判定指出每个线程停在哪一行、在等哪把锁。',
      },
      holds: (report) => {
        const waits = lasting(report)[0]?.lines ?? []
        const first = waits.find((wait) => wait.actor === 't1')
        const second = waits.find((wait) => wait.actor === 't2')
        if (waits.length !== 2 || !first?.source || !second?.source) return false
        return (
          first.op === 'acquire' &&
          first.resource === 'lock2' &&
          second.op === 'acquire' &&
          second.resource === 'lock1' &&
          first.source.line !== second.source.line
        )
      },
    },
    {
      id: 'one-process',
      text: {
        en: 'It takes one process and two threads to get stuck.',
        zh: '一个进程、两个线程，就足以卡死。',
      },
      holds: (report) =>
        children(report).length === 0 &&
        threads(report).length === 2 &&
        named(report, 't1')?.pid === named(report, 't2')?.pid,
    },
  ],
  program,
  python: { program: python },
}
export default lab
