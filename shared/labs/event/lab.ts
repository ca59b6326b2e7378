/** An event as a flag that many processes wait for. */
import type { Lab } from '../lab.ts'
import { allDifferent, before, children, found, runsToItsEnd, setting } from '../expect.ts'
import { handedOver } from '../handed-over.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const lab: Lab = {
  id: 'event',
  topic: 'synchronisation',
  title: { en: 'Event', zh: '事件' },
  summary: {
    en: 'One process gives the signal, and all who wait for it go on together.',
    zh: '一个进程发出信号，所有等待者同时继续。',
  },
  about: {
    en: 'An event is a flag, down at first. `wait()` blocks while it is down; `set()` raises it and wakes everybody who waits; it then stays up until `clear()`. `wait(timeout)` tells by its result whether the flag is up or the time was. Here it is a starting gun, and the runners are processes: the flag lies in memory that they share.',
    zh: '事件是一面旗，起初是放下的。旗放下时，`wait()` 阻塞；`set()` 把旗升起并唤醒所有等待者；此后旗一直升着，直到 `clear()`。`wait(timeout)` 用返回值说明：是旗已升起，还是时间到了。这里它是一把发令枪，赛跑者是进程，这面旗放在它们共享的内存里。',
  },
  tasks: [
    {
      en: 'Run it. How many runners does one `set()` wake? Compare the times of their last lines.',
      zh: '运行程序。一次 `set()` 唤醒了几名赛跑者？比较他们最后一行的时间。',
    },
    {
      en: 'Set `patience` to 0.3: how often does each runner wake up for nothing, and what does `wait` return then?',
      zh: '把 `patience` 设为 0.3：每名赛跑者白白醒来几次？这时 `wait` 返回什么？',
    },
    {
      en: 'By hand: `start r1`, `set gun`, `start r2`, then `clear gun` and `start r3`. Who waits?',
      zh: '手动操作：先后执行 `start r1`、`set gun`、`start r2`，再执行 `clear gun`、`start r3`。谁在等待？',
    },
  ],
  observe: [
    {
      en: 'Every runner waits in a process of its own; nobody runs before the bang, and then all run at once.',
      zh: '每名赛跑者都在自己的进程里等待；枪响之前谁也不跑，枪响之后全体同时起跑。',
    },
    {
      en: 'The late runner does not wait at all: the flag is still up.',
      zh: '迟到者完全不用等：旗仍然升着。',
    },
  ],
  why: {
    en: 'An event remembers. A signal that is given before anybody waits is not lost, unlike the `notify()` of a condition, which reaches only those who are waiting at that moment. In exchange it knows just two states and cannot count: five calls of `set()` are the same as one. Python has the same class twice, `threading.Event` for the threads of one process and `multiprocessing.Event` for processes, and so has the lab.',
    zh: '事件有记忆。在有人等待之前发出的信号不会丢失；而条件变量的 `notify()` 只能通知那一刻正在等待的线程。代价是它只有两种状态，不会计数：调用五次 `set()` 与调用一次相同。Python 中这个类有两份：`threading.Event` 用于同一进程的线程，`multiprocessing.Event` 用于进程之间；本实验室也是如此。',
  },
  parameters: [
    {
      name: 'runners',
      kind: 'integer',
      default: 3,
      min: 1,
      max: 10,
      label: { en: 'Runners', zh: '赛跑者人数' },
    },
    {
      name: 'delay',
      kind: 'number',
      default: 3,
      min: 0,
      max: 60,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Time until the gun', zh: '发令前的时间' },
    },
    {
      name: 'patience',
      kind: 'number',
      default: 1,
      min: 0.1,
      max: 60,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Timeout of one wait', zh: '每次等待的超时' },
    },
  ],
  outcome: 'finished',
  expectations: [
    runsToItsEnd,
    {
      id: 'after-the-gun',
      text: { en: 'Everybody runs, and nobody before the bang.', zh: '人人都跑了，而且没有人抢跑。' },
      holds: (report, settings) =>
        before(report, /^Bang!$/, /runs\.$/) &&
        found(report, /runs\.$/).length === setting(settings, 'runners') + 1,
    },
    {
      id: 'own-processes',
      text: {
        en: 'Every runner is a process with a pid of its own.',
        zh: '每名赛跑者都是有自己 pid 的进程。',
      },
      holds: (report, settings) =>
        children(report).length === setting(settings, 'runners') + 1 &&
        allDifferent(report.actors.map((actor) => actor.pid)),
    },
    {
      id: 'late-does-not-wait',
      text: { en: 'The late runner never waits.', zh: '迟到者从不等待。' },
      holds: (report) =>
        found(report, /^late runs/).length === 1 && found(report, /^late is still waiting/).length === 0,
    },
  ],
  program,
  python: { program: python, differs: handedOver },
}

export default lab
