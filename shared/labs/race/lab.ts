import type { Lab } from '../lab.ts'
import { found, numbers, resource, runsToItsEnd, sameNames, setting, value, verdicts } from '../expect.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const RESULT = /^m = (\d+), expected (\d+), lost (\d+)$/
/** Below this many additions a thread may be done before the other gets in its way. */
const ENOUGH = 200_000

const lab: Lab = {
  id: 'race',
  topic: 'threads',
  title: { en: 'Lost updates', zh: '丢失的更新' },
  summary: {
    en: 'Two threads add 1 a million times each, without a lock. The sum comes out too small.',
    zh: '两个线程各加一百万次 1，不加锁，结果总是偏小。',
  },
  about: {
    en: 'Two threads share one variable `m` and each adds 1 to it a million times. No lock protects it. If every addition counted, `m` would be 2,000,000 at the end.',
    zh: '两个线程共享一个变量 `m`，各给它加一百万次 1，没有任何锁保护。如果每次加法都算数，最后 `m` 应当是 2,000,000。',
  },
  tasks: [
    {
      en: 'Predict the final `m`. Then run it three times and write the three values down.',
      zh: '先预测 `m` 的最终值，再运行三次，把三个结果记下来。',
    },
    {
      en: 'Set `count` to 1000 and run it ten times. How often is it right? Would a test with 1000 additions have found the fault?',
      zh: '把 `count` 改为 1000，运行十次。有几次是对的？只做 1000 次加法的测试能发现这个错误吗？',
    },
    {
      en: 'By hand: `start t1` and `join t1 1`. Why does `t1` wait at the barrier?',
      zh: '手动操作：执行 `start t1` 和 `join t1 1`。`t1` 为什么停在屏障处等待？',
    },
    {
      en: 'In the program, replace `m.value += 1` by two lines, one that reads and one that writes. Does that make it worse?',
      zh: '在程序中把 `m.value += 1` 拆成一行读、一行写。情况会更糟吗？',
    },
  ],
  observe: [
    { en: 'The final `m` is below 2,000,000.', zh: '`m` 的最终值小于 2,000,000。' },
    {
      en: 'It differs from run to run: the program is the same, the timing is not.',
      zh: '每次运行的结果都不同：程序没有变，变的是时序。',
    },
    { en: 'The lab says how many updates were lost.', zh: '实验室会给出丢失了多少次更新。' },
  ],
  why: {
    en: '`m += 1` is three steps: load `m`, add 1, store the sum. If both threads load the same value, both store the same sum, and one of the two additions is gone. This is a race condition: the result depends on who comes first. It needs shared data, at least one writer, and no agreement on whose turn it is; take one of the three away and the race is gone. CPython’s interpreter lock does not promise to help: until version 3.9 the interpreter could switch threads between the load and the store and lost updates just as well; since 3.10 it happens to switch only at calls and at the end of a loop pass, so this very loop usually comes out right there, until somebody calls a function inside it or runs it on a free-threaded build.',
    zh: '`m += 1` 分三步：读出 `m`，加 1，写回。如果两个线程读到同一个值，就会写回同一个和，两次加法中有一次白做了。这就是竞态条件：结果取决于谁先谁后。它需要三个条件：共享的数据、至少一个写者、没有约定轮到谁；去掉其中任何一个，竞态就消失了。CPython 的全局解释器锁并不保证能避免它：3.9 及以前的版本可能在读与写之间切换线程，同样会丢失更新；从 3.10 起，解释器恰好只在函数调用处和每轮循环末尾切换，所以这个循环在那里通常得到正确结果，但只要在循环里调用一个函数，或者换成自由线程版本，就不再如此。',
  },
  parameters: [
    {
      name: 'count',
      kind: 'integer',
      default: 1_000_000,
      min: 1,
      max: 100_000_000,
      label: { en: 'Additions of each thread', zh: '每个线程的加法次数' },
    },
  ],
  outcome: 'finished',
  expectations: [
    runsToItsEnd,
    {
      id: 'too-small',
      text: {
        en: 'The final m is below twice the count: updates were lost.',
        zh: 'm 的最终值小于次数的两倍：有更新丢失了。',
      },
      holds: (report, settings) => {
        const count = setting(settings, 'count')
        const m = numbers(report, RESULT)[0] ?? NaN
        return m >= 1 && (count < ENOUGH ? m <= 2 * count : m < 2 * count)
      },
    },
    {
      id: 'told',
      text: {
        en: 'The program prints the value, and how far it is from the right one.',
        zh: '程序打印出结果以及它与正确值的差。',
      },
      holds: (report, settings) => {
        const told = found(report, RESULT).map((line) => line.groups.map(Number))
        const [m, expected, lost] = told[0] ?? []
        return told.length === 1 && expected === 2 * setting(settings, 'count') && lost === expected - m!
      },
    },
    {
      id: 'verdict',
      languages: ['typescript'],
      text: {
        en: 'The lab counts the lost updates, and they add up.',
        zh: '实验室统计出丢失的更新次数，而且数目对得上。',
      },
      holds: (report, settings) => {
        const lost = 2 * setting(settings, 'count') - value(report, 'm')
        if (lost !== numbers(report, RESULT, 2)[0]) return false
        const [verdict, ...others] = verdicts(report, 'lost-updates')
        if (lost === 0) return verdict === undefined
        return (
          others.length === 0 &&
          verdict?.lost === lost &&
          sameNames(verdict.resources, ['m']) &&
          resource(report, 'm')?.lost === lost
        )
      },
    },
  ],
  program,
  python: {
    program: python,
    differs: {
      en: 'The Python program writes `m = plus_one(m)` and not `m += 1`, and this is why. CPython’s interpreter lock lets only one thread execute at a time, but it can change hands between load and store: in versions 3.8 and 3.9 nearly anywhere, since 3.10 only when a function is called and when a loop begins its next pass. Measured with two threads of a million additions, four runs in each version: `m += 1` came to 1,213,316 … 1,574,881 in 3.8 and 3.9, and to exactly 2,000,000 in every run of 3.10, 3.11, 3.12 and 3.13. With a function call between load and store all six versions lost updates in every run: 1,018,949 … 1,838,228. So the bare `m += 1` is no safer, only luckier: nothing promises it, and a free-threaded Python, which has no interpreter lock, takes the luck away. The lab cannot count the lost updates of a plain global; the program itself says how many are missing.',
      zh: 'Python 程序写的是 `m = plus_one(m)` 而不是 `m += 1`，原因如下。CPython 的解释器锁同一时刻只让一个线程执行，但它可能在读与写之间易手：在 3.8 和 3.9 中几乎随处可能，从 3.10 起只在调用函数和循环进入下一轮时。两个线程各加一百万次，每个版本实测四次：`m += 1` 在 3.8 和 3.9 中得到 1,213,316 … 1,574,881，在 3.10、3.11、3.12、3.13 中每次都恰好是 2,000,000。如果读与写之间有一次函数调用，六个版本每次都丢失更新：1,018,949 … 1,838,228。可见单独的 `m += 1` 并不更安全，只是运气更好：没有任何保证，而没有解释器锁的自由线程版 Python 会把这份运气拿走。实验室统计不了普通全局变量丢失的更新，少了多少由程序自己打印。',
    },
    measures: [
      {
        line: /^(t\d): (\d+) ns for each addition$/,
        bars: (who = '', each) => [
          { group: 'one addition', label: `${who}, no lock`, value: Number(each), unit: 'ns' },
        ],
      },
    ],
  },
}
export default lab
