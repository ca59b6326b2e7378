/** Shared memory between processes: a number and an array of numbers. */
import type { Lab } from '../lab.ts'
import { found, resource, runsToItsEnd, setting, value } from '../expect.ts'
import { handedOver } from '../handed-over.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const lab: Lab = {
  id: 'value-array',
  topic: 'processes',
  title: { en: 'Value and Array: shared memory', zh: 'Value 与 Array：共享内存' },
  summary: {
    en: 'Two processes count in one number. It is shared, but sharing is not yet safety.',
    zh: '两个进程在同一个数上计数。它是共享的，但共享并不等于安全。',
  },
  about: {
    en: 'Every process has its own memory; the global `mine` exists once in each. `Value` and `Array` put numbers of a declared type into memory that the operating system maps into all of them. Both processes add to the one `total`, under its lock, and each writes its result into a slot of the array that only it uses.',
    zh: '每个进程有自己的内存，全局变量 `mine` 在每个进程里各有一份。`Value` 和 `Array` 把声明了类型的数放进共享内存，由操作系统映射到所有进程。两个进程在锁的保护下累加同一个 `total`，又各自把结果写进数组中只属于自己的那一格。',
  },
  tasks: [
    {
      en: 'Run it. Compare `total`, `steps` and `mine` in the main process. Which of them are shared?',
      zh: '运行程序。比较主进程里的 `total`、`steps` 和 `mine`：哪些是共享的？',
    },
    {
      en: 'Turn `locked` off. How much is missing from `total`? Run it three times.',
      zh: '关闭 `locked`。`total` 少了多少？运行三次看看。',
    },
    {
      en: 'Why is `steps` right even without a lock?',
      zh: '为什么 `steps` 不加锁也是对的？',
    },
    {
      en: 'A Value of type `i` has 32 bits. What would `total` show after 3,000,000,000 steps? And with type `d`?',
      zh: '类型为 `i` 的 Value 只有 32 位。累加三十亿步之后，`total` 会显示多少？换成 `d` 类型呢？',
    },
  ],
  observe: [
    {
      en: 'With the lock, `total` is exactly twice `count`. Without it, it is less, and different every time.',
      zh: '加锁时，`total` 恰好是 `count` 的两倍；不加锁时，它更小，而且每次都不同。',
    },
    {
      en: '`mine` is right in each child and still 0 in the main process.',
      zh: '`mine` 在每个子进程里都正确，在主进程里仍然是 0。',
    },
  ],
  why: {
    en: 'Adding 1 means reading, adding and writing back. If the other process reads in between, both write the same number and an update is lost. The lock makes the three steps one. Slots that are written by one process only need no lock: nobody can come in between. In Python, too, a `Value` has a lock of its own, and this misleads many: it protects a single read or a single write, not `v.value += 1`, for which one writes `with v.get_lock():`.',
    zh: '加 1 意味着读出、相加、写回。如果另一个进程恰好在中间读了一次，两者就会写回同一个数，一次更新便丢失了。锁把这三步合成一步。只由一个进程写的格子不需要锁，因为没有人会插进来。Python 的 `Value` 也自带一把锁，这让许多人产生误解：它只保护单独的一次读或一次写，并不保护 `v.value += 1`；对后者应写 `with v.get_lock():`。',
  },
  parameters: [
    {
      name: 'count',
      kind: 'integer',
      default: 100_000,
      min: 1,
      max: 10_000_000,
      label: { en: 'Steps of each process', zh: '每个进程的步数' },
    },
    { name: 'locked', kind: 'switch', default: true, label: { en: 'Take the lock', zh: '加锁' } },
  ],
  outcome: 'finished',
  expectations: [
    runsToItsEnd,
    {
      id: 'total',
      text: {
        en: 'With the lock the total is exact; without it, it is never more.',
        zh: '加锁时总数精确；不加锁时绝不会更多。',
      },
      holds: (report, settings) => {
        const both = 2 * setting(settings, 'count')
        const total = value(report, 'total')
        return settings.locked === true ? total === both : total > 0 && total <= both
      },
    },
    {
      id: 'steps',
      text: { en: 'Both slots of the array are right.', zh: '数组的两格都正确。' },
      holds: (report, settings) => {
        const steps = resource(report, 'steps')?.value
        return (
          Array.isArray(steps) && steps.length === 2 && steps.every((n) => n === setting(settings, 'count'))
        )
      },
    },
    {
      id: 'own-globals',
      text: { en: 'The main process has a `mine` of its own.', zh: '主进程有自己的 `mine`。' },
      holds: (report) => found(report, /^mine, in the main process: 0$/).length === 1,
    },
  ],
  program,
  python: { program: python, differs: handedOver },
}

export default lab
