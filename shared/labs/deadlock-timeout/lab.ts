import type { Lab, Text } from '../lab.ts'
import { before, found, lasting, runsToItsEnd, sameNames, verdicts } from '../expect.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const seconds: Text = { en: 's', zh: '秒' }

const lab: Lab = {
  id: 'deadlock-timeout',
  topic: 'deadlocks',
  title: { en: 'The way out: acquire with a timeout', zh: '死锁的出路：带超时的 acquire' },
  summary: {
    en: 'The same cycle, but one wait ends by itself: the thread backs off and both finish.',
    zh: '同样的环，但其中一个等待会自行结束：该线程退让，两个线程都能完成。',
  },
  about: {
    en: 'The two threads and two locks of the deadlock lab, with one change: each waits for its second lock with a timeout. Thread 1 gives up after 2 seconds, thread 2 only after 4. A thread that gives up puts its first lock back, pauses and begins again.',
    zh: '与死锁实验一样是两个线程、两把锁，只有一处改动：获取第二把锁时带有超时。线程 1 等 2 秒就放弃，线程 2 要等 4 秒。放弃的线程归还自己的第一把锁，停一会儿，再从头开始。',
  },
  tasks: [
    {
      en: 'Run it. The graph shows a cycle: when will it break, and who gives in?',
      zh: '运行程序。等待图出现一个环：它什么时候会解开？由谁退让？',
    },
    {
      en: 'Set `timeout2` below `timeout1`. What changes?',
      zh: '把 `timeout2` 设得比 `timeout1` 小。有什么变化？',
    },
    {
      en: 'Set both timeouts to 2. Both give up at the same time, again and again: that is a livelock. Stop the run.',
      zh: '把两个超时都设为 2。两者同时放弃，周而复始：这就是活锁。请手动停止运行。',
    },
    {
      en: 'In the program, leave out `lock1.release()` in the branch that gives up. Does the timeout alone help?',
      zh: '在程序中去掉放弃分支里的 `lock1.release()`。只有超时有用吗？',
    },
  ],
  observe: [
    {
      en: 'For a moment there is the same cycle as in the deadlock lab, marked as temporary, with the time at which it will break.',
      zh: '有一段时间出现与死锁实验相同的环，但标为“暂时”，并给出它将在何时解开。',
    },
    {
      en: 'At that time thread 1 gives up and puts lock 1 back; thread 2 gets it at once.',
      zh: '到那一刻，线程 1 放弃并归还锁 1，线程 2 立即得到它。',
    },
    { en: 'Both threads finish, thread 2 first.', zh: '两个线程都完成了，线程 2 在先。' },
  ],
  why: {
    en: '`acquire(timeout=…)` returns False when the time is over, so a thread that holds one lock no longer waits for the other without end. The timeout by itself gives nothing back: it is the release of the first lock that breaks the cycle, since it ends “hold and wait”. Timeouts are a way out, not a cure: the time is lost each time, too short a timeout gives up when nothing is wrong, and equal timeouts can make both threads step back together for ever. A fixed order of the locks avoids all that where you can have it.',
    zh: '`acquire(timeout=…)` 到时间后返回 False，所以持有一把锁的线程不会再无休止地等另一把。超时本身并不归还任何东西：真正解开环的是归还第一把锁，它破坏了“占有并等待”这个条件。超时是出路，而不是根治：每次都要白白等掉这段时间；超时太短，会在一切正常时放弃；超时相同，双方可能永远一起后退。能规定加锁次序时，就用次序来避免这一切。',
  },
  parameters: [
    {
      name: 'sleep',
      kind: 'number',
      default: 1,
      min: 0,
      max: 60,
      unit: seconds,
      label: { en: 'Pause between the two locks', zh: '获取两把锁之间的间隔' },
    },
    {
      name: 'timeout1',
      kind: 'number',
      default: 2,
      min: 0,
      max: 60,
      unit: seconds,
      label: { en: 'Thread 1 waits at most', zh: '线程 1 最多等待' },
    },
    {
      name: 'timeout2',
      kind: 'number',
      default: 4,
      min: 0,
      max: 60,
      unit: seconds,
      label: { en: 'Thread 2 waits at most', zh: '线程 2 最多等待' },
    },
  ],
  outcome: 'finished',
  expectations: [
    runsToItsEnd,
    {
      id: 'both-finish',
      text: { en: 'Both threads get both locks in the end.', zh: '两个线程最终都得到了两把锁。' },
      holds: (report) =>
        found(report, /^Thread 1 got lock 2\.$/).length === 1 &&
        found(report, /^Thread 2 got lock 1\.$/).length === 1 &&
        before(report, /^Thread [12] got/, /^Both threads are done\.$/),
    },
    {
      id: 'backs-off',
      text: {
        en: 'The thread with the shorter timeout gives up, so the other one gets both locks first.',
        zh: '超时较短的线程放弃，于是另一个先得到两把锁。',
      },
      holds: (report, settings) => {
        if (!cycleIsSure(settings.sleep, settings.timeout1, settings.timeout2)) return true
        return (
          found(report, /^Thread 1 gave up/).length >= 1 &&
          found(report, /^Thread 2 gave up/).length === 0 &&
          before(report, /^Thread 2 got lock 1\.$/, /^Thread 1 got lock 2\.$/)
        )
      },
    },
    {
      id: 'temporary',
      text: {
        en: 'The cycle is reported as temporary, with the thread that will get the timeout and when.',
        zh: '这个环被判定为“暂时的”，并指出哪个线程会超时、在什么时候。',
      },
      holds: (report, settings) => {
        if (!cycleIsSure(settings.sleep, settings.timeout1, settings.timeout2))
          return lasting(report).length === 0
        const verdict = verdicts(report, 'deadlock')[0]
        return (
          verdict?.temporary === true &&
          sameNames(verdict.actors, ['t1', 't2']) &&
          sameNames(verdict.resources, ['lock1', 'lock2']) &&
          verdict.breaks?.actor === 't1' &&
          verdict.breaks.at > 0 &&
          verdict.breaks.at < report.seconds
        )
      },
    },
  ],
  program,
  python: { program: python },
}
export default lab

/** With these settings the cycle closes, lasts long enough to be seen, and thread 1 is the one to give up. */
function cycleIsSure(sleep: unknown, timeout1: unknown, timeout2: unknown): boolean {
  return Number(sleep) >= 1 && Number(timeout1) >= 2 && Number(timeout2) >= Number(timeout1) + 1
}
