/** Try-lock with back-off: never hold one lock while waiting for another. */
import type { Lab } from '../lab.ts'
import { found, numbers, runsToItsEnd, setting } from '../expect.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const lab: Lab = {
  id: 'try-lock',
  topic: 'deadlocks',
  title: { en: 'Try-lock with back-off', zh: '尝试加锁与退避' },
  summary: {
    en: 'If the second lock is taken, give back the first, wait a random while and try again.',
    zh: '第二把锁拿不到，就归还第一把，随机等一会儿再试。',
  },
  about: {
    en: 'Not every program can agree on an order of its locks: often it does not know beforehand which ones it will need. The other way out is not to insist. `acquire(false)` takes a lock if it is free and otherwise returns false at once. Whoever fails gives back what it holds, rests for a random time and starts anew.',
    zh: '不是每个程序都能为锁约定次序，因为它往往事先不知道会用到哪些锁。另一条出路是不强求。`acquire(false)` 在锁空闲时取得它，否则立即返回 false。失败者归还手中的锁，随机休息一会儿，再从头开始。',
  },
  tasks: [
    {
      en: 'Run it several times. How many attempts does a job cost? Why is it different every time?',
      zh: '运行几次。每件工作平均要尝试几次？为什么每次都不一样？',
    },
    {
      en: 'Set `backOff` to 0.05. Do the threads step back more often or less?',
      zh: '把 `backOff` 设为 0.05。线程退让的次数变多还是变少？',
    },
    {
      en: 'Look at the wait-for graph whenever you like: can it ever hold a cycle?',
      zh: '随时查看等待图：它可能出现环吗？',
    },
  ],
  observe: [
    {
      en: 'Both finish all their jobs, though both take the locks in opposite order.',
      zh: '两个线程取锁的次序相反，却都做完了全部工作。',
    },
    {
      en: 'There are more attempts than jobs: the difference is work done in vain.',
      zh: '尝试次数多于工作数，多出来的就是白费的功夫。',
    },
  ],
  why: {
    en: 'A deadlock needs threads that hold something while they wait for something else. Here the second lock is never waited for, and whoever does wait holds nothing: one of the four conditions is gone. The price is wasted work, and there is no bound for it; only chance makes it unlikely to go on for long. That is why the rest must be random. What happens when it is not, the lab “livelock” shows. In Python `lock.acquire(blocking=False)` and `lock.acquire(timeout=…)` are the same two tools.',
    zh: '死锁要求线程在持有某些东西的同时等待别的东西。这里从不等待第二把锁，而真正等待的线程手里什么也没有，四个必要条件少了一个。代价是白费的功夫，而且没有上限，只有概率使它不太可能持续很久。所以休息时间必须是随机的；如果不随机会怎样，请看“活锁”实验。在 Python 中，对应的两件工具是 `lock.acquire(blocking=False)` 和 `lock.acquire(timeout=…)`。',
  },
  parameters: [
    {
      name: 'jobs',
      kind: 'integer',
      default: 3,
      min: 1,
      max: 50,
      label: { en: 'Jobs of each thread', zh: '每个线程的工作数' },
    },
    {
      name: 'pause',
      kind: 'number',
      default: 0.2,
      min: 0,
      max: 5,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Pause between the locks', zh: '两把锁之间的停顿' },
    },
    {
      name: 'backOff',
      kind: 'number',
      default: 0.5,
      min: 0.01,
      max: 10,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Longest back-off', zh: '最长退避时间' },
    },
  ],
  outcome: 'finished',
  expectations: [
    runsToItsEnd,
    {
      id: 'all-done',
      text: { en: 'Both threads do all their jobs.', zh: '两个线程都做完全部工作。' },
      holds: (report, settings) =>
        [/^t1 has both locks/, /^t2 has both locks/].every(
          (job) => found(report, job).length === setting(settings, 'jobs'),
        ),
    },
    {
      id: 'attempts',
      text: {
        en: 'Every attempt ends in a job or in stepping back.',
        zh: '每次尝试要么完成一件工作，要么退让。',
      },
      holds: (report, settings) => {
        const attempts = [0, 1].map(
          (group) => numbers(report, /attempts (\d+) and (\d+)\.$/, group)[0] ?? NaN,
        )
        return (
          attempts[0]! + attempts[1]! === 2 * setting(settings, 'jobs') + found(report, /steps back/).length
        )
      },
    },
    {
      id: 'no-deadlock',
      text: { en: 'There is no deadlock, not even for a while.', zh: '没有死锁，连暂时的也没有。' },
      holds: (report) => report.verdicts.length === 0,
    },
  ],
  program,
  python: { program: python },
}

export default lab
