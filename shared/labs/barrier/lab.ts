/** A barrier: nobody goes on before all have arrived. */
import type { Lab } from '../lab.ts'
import { before, found, runsToItsEnd, setting } from '../expect.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const lab: Lab = {
  id: 'barrier',
  topic: 'synchronisation',
  title: { en: 'Barrier', zh: '屏障' },
  summary: {
    en: 'Nobody starts the next stage before everybody has finished this one.',
    zh: '所有线程都完成这一段之前，谁也不能开始下一段。',
  },
  about: {
    en: 'A barrier is a meeting point for a fixed number of threads. `wait()` blocks until that many have called it; then all of them go on and the barrier is ready for the next meeting. Calculations in steps work like this: each thread computes its part of step k, and step k + 1 needs all the parts. Here hikers of different speed walk in stages and meet in camp.',
    zh: '屏障是固定数量线程的会合点。`wait()` 一直阻塞，直到有这么多线程都调用了它；然后全体继续，屏障随即可用于下一次会合。分步计算就是这样：每个线程算出第 k 步中自己的部分，而第 k + 1 步需要所有部分。这里，快慢不同的徒步者分段行走，在营地会合。',
  },
  tasks: [
    {
      en: 'Run it. Who waits in camp longest, and who never waits?',
      zh: '运行程序。谁在营地等得最久？谁从来不用等？',
    },
    {
      en: 'Work out how long the run takes from `hikers`, `stages` and `pace`, then test your formula with other values.',
      zh: '用 `hikers`、`stages`、`pace` 推出总时间的公式，再换几组数值检验。',
    },
    {
      en: 'By hand: `start h1` and `start h2`. What do they wait for, and how long? Then `start h3`.',
      zh: '手动操作：执行 `start h1` 和 `start h2`。它们在等什么？要等多久？然后执行 `start h3`。',
    },
  ],
  observe: [
    {
      en: 'The last hiker of each stage arrives and all set out on the next one at that moment.',
      zh: '每一段最后一名到达的那一刻，全体同时出发走下一段。',
    },
    {
      en: 'The slowest decides: the run takes stages × the time of the slowest.',
      zh: '由最慢者决定：总时间 = 段数 × 最慢者的用时。',
    },
    {
      en: '“Everybody is here” stands once between two stages.',
      zh: '相邻两段之间，“Everybody is here”恰好出现一次。',
    },
  ],
  why: {
    en: 'A barrier counts arrivals. The last one to arrive does not wait at all; it runs the `action`, if there is one, and wakes the others. Whoever never arrives holds up everybody: if one thread ends early, the rest would wait for ever. For that case `wait` takes a timeout, after which the barrier counts as broken and every waiting thread gets `BrokenBarrierError` rather than silence. Python has the same in `threading` and `multiprocessing`.',
    zh: '屏障清点到达的人数。最后到达的线程完全不用等，它先执行 `action`（如果有的话），再唤醒其他线程。谁不来，就拖住所有人：只要有一个线程提前结束，其余线程就会永远等下去。为此 `wait` 可以带超时：超时之后屏障视为“破损”，每个等待的线程都会得到 `BrokenBarrierError`，而不是无声无息地等。Python 的 `threading` 和 `multiprocessing` 中都是如此。',
  },
  parameters: [
    {
      name: 'hikers',
      kind: 'integer',
      default: 3,
      min: 1,
      max: 10,
      label: { en: 'Hikers', zh: '徒步者人数' },
    },
    { name: 'stages', kind: 'integer', default: 3, min: 1, max: 20, label: { en: 'Stages', zh: '段数' } },
    {
      name: 'pace',
      kind: 'number',
      default: 0.5,
      min: 0.1,
      max: 10,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Time of the fastest for a stage', zh: '最快者走一段的时间' },
    },
  ],
  outcome: 'finished',
  expectations: [
    runsToItsEnd,
    {
      id: 'in-step',
      text: {
        en: 'Nobody sets out on a stage before everybody has finished the one before.',
        zh: '所有人走完上一段之前，没有人开始下一段。',
      },
      holds: (report, settings) =>
        Array.from({ length: setting(settings, 'stages') - 1 }, (_, i) => i + 1).every((stage) =>
          before(
            report,
            new RegExp(`arrives after stage ${stage}\\.`),
            new RegExp(`sets out on stage ${stage + 1}\\.`),
          ),
        ),
    },
    {
      id: 'everybody',
      text: { en: 'Everybody walks every stage.', zh: '每个人都走完每一段。' },
      holds: (report, settings) =>
        found(report, /arrives after stage/).length ===
        setting(settings, 'hikers') * setting(settings, 'stages'),
    },
    {
      id: 'one-action',
      text: { en: 'The action runs once for each meeting.', zh: '每次会合，action 恰好执行一次。' },
      holds: (report, settings) =>
        found(report, /^Everybody is here\.$/).length === setting(settings, 'stages'),
    },
  ],
  program,
  python: { program: python },
}

export default lab
