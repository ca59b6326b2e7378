/** A semaphore as a counter of free places. */
import type { Lab } from '../lab.ts'
import { found, numbers, runsToItsEnd, setting } from '../expect.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const lab: Lab = {
  id: 'semaphore',
  topic: 'synchronisation',
  title: { en: 'Semaphore', zh: '信号量' },
  summary: {
    en: 'A semaphore lets in a fixed number of threads at a time.',
    zh: '信号量：同一时刻只放行固定数量的线程。',
  },
  about: {
    en: 'A semaphore is a counter of free places. `acquire()` takes a place and blocks while there is none; `release()` gives one back and wakes somebody who is waiting. With a single place it does the work of a lock. With more it limits how many threads do something at once: downloads, database connections, licences. Here it is the door of a reading room.',
    zh: '信号量是一个记录剩余名额的计数器。`acquire()` 取走一个名额，没有名额时阻塞；`release()` 归还一个名额，并唤醒一个等待者。只有一个名额时，它可以当锁用；有多个名额时，它限制同时做某件事的线程数，例如下载、数据库连接、软件许可。在这里，它是一间阅览室的门。',
  },
  tasks: [
    {
      en: 'Run it and watch `inside`. How high does it ever get?',
      zh: '运行程序，观察 `inside`：它最高到过几？',
    },
    {
      en: 'Set `places` to 1, then to 6. Predict how long the whole run takes, then compare.',
      zh: '把 `places` 分别设为 1 和 6。先预测整个运行要多久，再对照结果。',
    },
    {
      en: 'By hand, with `stay` at 60: `start v1`, `start v2`, `start v3`. Who waits, and for what? Then `release room` from the main process, which never acquired it. What happens?',
      zh: '手动操作，先把 `stay` 设为 60：依次执行 `start v1`、`start v2`、`start v3`。谁在等待？等的是什么？然后由从未获取过它的主进程执行 `release room`，会发生什么？',
    },
  ],
  observe: [
    {
      en: 'Everybody arrives at the door at the same time, but never more than `places` are inside.',
      zh: '所有人几乎同时来到门口，但室内的人数从不超过 `places`。',
    },
    {
      en: 'The next one goes in exactly when somebody leaves.',
      zh: '有人离开的那一刻，下一个人才进去。',
    },
    {
      en: 'Six visitors and two places: the run takes three times as long as one visit.',
      zh: '六位访客、两个名额：总时间是一次停留的三倍。',
    },
  ],
  why: {
    en: 'Each `acquire()` lowers the counter by one, and the counter never falls below zero: that is all a semaphore does. It does not know who took which place, so it has no owner, and any thread may release it. This makes it useful as a signal between threads, and it makes mistakes silent: one `release()` too many is one place too many. Python therefore also has `BoundedSemaphore`, which raises `ValueError` when it is released above its initial value. The two counters still need a lock of their own, because a semaphore with more than one place lets several threads change them at once.',
    zh: '每次 `acquire()` 使计数器减一，而计数器永远不会小于零，信号量所做的仅此而已。它不记得谁取走了哪个名额，因此没有“持有者”，任何线程都可以释放它。这使它可以充当线程之间的信号，也使错误悄无声息：多调用一次 `release()`，就多出一个名额。所以 Python 另有 `BoundedSemaphore`：释放次数超出初始值时抛出 `ValueError`。程序里的两个计数变量仍然需要一把锁，因为名额多于一个的信号量会让多个线程同时修改它们。',
  },
  parameters: [
    {
      name: 'visitors',
      kind: 'integer',
      default: 6,
      min: 1,
      max: 20,
      label: { en: 'Visitors', zh: '访客数' },
    },
    { name: 'places', kind: 'integer', default: 2, min: 1, max: 20, label: { en: 'Places', zh: '名额数' } },
    {
      name: 'stay',
      kind: 'number',
      default: 1,
      min: 0.1,
      max: 60,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Length of a visit', zh: '停留时间' },
    },
  ],
  outcome: 'finished',
  expectations: [
    runsToItsEnd,
    {
      id: 'never-too-many',
      text: { en: 'Never more are inside than there are places.', zh: '室内人数从不超过名额数。' },
      holds: (report, settings) =>
        numbers(report, /goes in: (\d+) inside/).every((inside) => inside <= setting(settings, 'places')),
    },
    {
      id: 'full',
      text: {
        en: 'When more have come than there are places, the room is full.',
        zh: '来的人多于名额时，阅览室是满的。',
      },
      holds: (report, settings) => {
        let present = 0
        let most = 0
        for (const line of found(report, /(is at the door|leaves)/)) {
          present += line.groups[0] === 'leaves' ? -1 : 1
          most = Math.max(most, present)
        }
        const places = setting(settings, 'places')
        return most <= places || numbers(report, /^At most (\d+) were inside at once\.$/)[0] === places
      },
    },
    {
      id: 'everybody',
      text: { en: 'Everybody goes in once and comes out again.', zh: '每个人都进去一次，又都出来。' },
      holds: (report, settings) => {
        const visitors = setting(settings, 'visitors')
        return (
          found(report, /goes in/).length === visitors &&
          found(report, /leaves/).length === visitors &&
          numbers(report, /leaves: (\d+) inside/).at(-1) === 0
        )
      },
    },
  ],
  program,
  python: { program: python },
}

export default lab
