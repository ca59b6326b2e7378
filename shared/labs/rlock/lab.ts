/** A lock that its owner may take again. */
import type { Lab } from '../lab.ts'
import { lasting, numbers, sameNames, setting, verdicts } from '../expect.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const PURSE = /^Savings -\d+, purse (\d+), together 0\.$/

const lab: Lab = {
  id: 'rlock',
  topic: 'locks',
  title: { en: 'RLock, the re-entrant lock', zh: '可重入锁 RLock' },
  summary: {
    en: 'A thread that already holds the lock asks for it again: an RLock allows it, a Lock blocks for ever.',
    zh: '已持有锁的线程再次请求同一把锁：RLock 允许，Lock 则永远阻塞。',
  },
  about: {
    en: 'A transfer consists of two deposits and must not be seen half done, so it takes the lock. A deposit on its own needs the lock too, so it takes it as well. A transfer therefore asks for a lock that its own thread already holds. An `RLock` knows its owner and counts: the owner may come in again, and has to go out as many times.',
    zh: '一次转账由两次存取组成，不能让别人看到只做了一半的样子，所以它要加锁。单独的一次存取也需要加锁，所以它也加锁。于是转账会请求自己线程已经持有的锁。`RLock` 记得持有者并且计数：持有者可以再次进入，但进去几次就得出来几次。',
  },
  tasks: [
    { en: 'Run it. What do the two accounts add up to?', zh: '运行程序。两个账户之和是多少？' },
    {
      en: 'Set `kind` to lock and run again. How many threads does the cycle have? Which line does t1 wait in?',
      zh: '把 `kind` 设为 lock 再运行。环里有几个线程？t1 在哪一行等待？',
    },
    {
      en: 'Repair the version with the plain lock without an RLock: split `deposit` into a part with the lock and a part without.',
      zh: '不用 RLock，修好普通锁的版本：把 `deposit` 拆成加锁和不加锁的两部分。',
    },
  ],
  observe: [
    {
      en: 'RLock: both threads finish, and the sum of the accounts is 0.',
      zh: 'RLock：两个线程都结束，账户之和为 0。',
    },
    {
      en: 'Lock: a deadlock of one. The thread waits for a lock that it holds itself, and the other one waits behind it.',
      zh: 'Lock：一个线程的死锁。它等待的正是自己持有的锁，另一个线程则排在它后面。',
    },
  ],
  why: {
    en: 'A plain lock does not ask who is asking: it is taken, so whoever wants it waits, even the thread that has it and that alone could give it back. The wait-for graph has an arrow from the thread to itself. An RLock compares the asking thread with its owner and only counts up. It costs a little more, and it hides how deep the nesting is; many therefore prefer a plain lock and functions that are called with the lock held. In Python only its owner may release an RLock; a plain `Lock` may be released by any thread.',
    zh: '普通的锁不问是谁在请求：锁已被占用，谁要谁就等，哪怕请求者正是持有它、也只有它能归还的那个线程。在等待图中，就是一条从线程指向自己的箭头。RLock 会比较请求者与持有者，如果相同就只把计数加一。它的开销稍大，也掩盖了嵌套的深度；因此很多人更愿意用普通锁，再配上“调用时须已持有锁”的函数。在 Python 中，只有持有者才能释放 RLock，而普通的 `Lock` 任何线程都可以释放。',
  },
  parameters: [
    {
      name: 'kind',
      kind: 'choice',
      default: 'rlock',
      options: ['rlock', 'lock'],
      label: { en: 'Kind of lock', zh: '锁的种类' },
    },
    {
      name: 'transfers',
      kind: 'integer',
      default: 1000,
      min: 1,
      max: 100_000,
      label: { en: 'Transfers of each thread', zh: '每个线程的转账次数' },
    },
  ],
  outcome: 'finished',
  expectations: [
    {
      id: 'sum',
      text: {
        en: 'With an RLock both finish, and no money has appeared or vanished.',
        zh: '用 RLock 时两个线程都结束，钱不多也不少。',
      },
      holds: (report, settings) => {
        const moved = 2 * setting(settings, 'transfers')
        const right = numbers(report, PURSE)[0] === moved
        return (
          settings.kind !== 'rlock' ||
          (report.outcome === 'finished' && lasting(report).length === 0 && right)
        )
      },
    },
    {
      id: 'deadlock-of-one',
      text: { en: 'With a plain lock a thread waits for itself.', zh: '用普通锁时，线程在等待自己。' },
      holds: (report, settings) =>
        settings.kind !== 'lock' ||
        (report.outcome === 'deadlock' &&
          verdicts(report, 'deadlock').some(
            (v) => sameNames(v.resources, ['lock']) && v.actors.length === 1,
          )),
    },
  ],
  program,
  python: { program: python },
}

export default lab
