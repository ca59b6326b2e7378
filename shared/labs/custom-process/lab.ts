import type { Lab } from '../lab.ts'
import type { RunReport } from '../../trace/report.ts'
import { allDifferent, countsTo, found, named, numbers, runsToItsEnd, setting } from '../expect.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const INSTANCES = ['t1', 't2']
const countsOf = (report: RunReport, name: string) =>
  numbers(report, new RegExp(`^${name} counts (\\d+), pid \\d+$`))

const lab: Lab = {
  id: 'custom-process',
  topic: 'processes',
  title: { en: 'A process class of your own', zh: '自定义进程类' },
  summary: {
    en: 'Override run(), start two instances, and let each end itself by a signal.',
    zh: '重写 run()，启动两个实例，让它们各自用信号终止自己。',
  },
  about: {
    en: '`Counter` is a subclass of `Process` that overrides `run()`. The program starts two instances. Each counts once a second, and when its counter reaches 5 it terminates itself before it can print the 5. Main waits for both with `join()` and prints how they ended.',
    zh: '`Counter` 是 `Process` 的子类，重写了 `run()`。程序启动它的两个实例，每个实例每秒计数一次；计数到 5 时，它在打印 5 之前就终止了自己。主进程对两者调用 `join()`，然后打印它们是怎样结束的。',
  },
  tasks: [
    {
      en: 'Predict the last number each instance prints, and its exit code. Then run it.',
      zh: '先预测每个实例打印的最后一个数和它的退出码，再运行验证。',
    },
    {
      en: 'Set `limit` to 3. Which number is the last one now?',
      zh: '把 `limit` 改为 3。现在最后打印的数是几？',
    },
    {
      en: 'By hand: `start t1`, then kill it from the process table before it reaches the limit. Compare the exit code with that of a process that was terminated.',
      zh: '手动操作：执行 `start t1`，在它计数到上限之前从进程表中将它强制杀死（kill）。把退出码与被 terminate 的进程比较。',
    },
    {
      en: 'In the program, replace `this.terminate()` by `return`. What is the exit code now?',
      zh: '在程序里把 `this.terminate()` 换成 `return`。现在退出码是多少？',
    },
  ],
  observe: [
    { en: 'Each instance prints 1 to 4, never 5.', zh: '每个实例只打印 1 到 4，从不打印 5。' },
    {
      en: 'The exit code is -15 (on POSIX): minus the number of SIGTERM. A normal return would give 0.',
      zh: '退出码为 -15（POSIX 系统），即 SIGTERM 的编号取负；正常返回则是 0。',
    },
    {
      en: 'Main’s own `t1.count` is still 0: the counter that moved is the one in the child.',
      zh: '主进程中的 `t1.count` 仍是 0：真正变化的是子进程里的那个计数器。',
    },
  ],
  why: {
    en: '`start()` sends the instance with its fields to the new process and calls `run()` there; from then on there are two instances in two memories. `terminate()` sends SIGTERM, which ends a process between two instructions: it does not return, its `finally` blocks do not run, and locks it holds stay held. The parent learns of it from the exit code, which is negative for a signal. In Python, `self.terminate()` works only in the parent; inside the child it raises AttributeError, because the child’s copy has no handle on the process. There one writes `os.kill(os.getpid(), signal.SIGTERM)`, which does what this lab’s `this.terminate()` does.',
    zh: '`start()` 把实例连同它的字段送到新进程，并在那里调用 `run()`；从此两块内存里各有一个实例。`terminate()` 发送 SIGTERM，进程会在两条指令之间突然结束：函数不会返回，`finally` 块不会执行，持有的锁也不会释放。父进程从退出码得知这一点：负数表示被信号终止。在 Python 中，`self.terminate()` 只能在父进程里用；在子进程里调用会抛出 AttributeError，因为子进程中的副本没有该进程的句柄。这时应写 `os.kill(os.getpid(), signal.SIGTERM)`，效果与本实验的 `this.terminate()` 相同。',
  },
  parameters: [
    {
      name: 'limit',
      kind: 'integer',
      default: 5,
      min: 1,
      max: 100,
      label: { en: 'Terminates itself at', zh: '计数到几时终止自己' },
    },
    {
      name: 'sleep',
      kind: 'number',
      default: 1,
      min: 0,
      max: 10,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Pause before each step', zh: '每次计数前的间隔' },
    },
  ],
  outcome: 'finished',
  expectations: [
    runsToItsEnd,
    {
      id: 'counts-below-limit',
      text: {
        en: 'Each instance prints every number below the limit, and not the limit.',
        zh: '每个实例依次打印小于上限的每个数，但不打印上限本身。',
      },
      holds: (report, settings) =>
        INSTANCES.every((name) => countsTo(countsOf(report, name), setting(settings, 'limit') - 1)),
    },
    {
      id: 'ends-by-signal',
      text: {
        en: 'Each ends by SIGTERM, and its exit code says so (-15 on POSIX).',
        zh: '每个实例都因 SIGTERM 而结束，退出码也如此显示（POSIX 上为 -15）。',
      },
      holds: (report) =>
        INSTANCES.every((name) => {
          const actor = named(report, name)
          const told = numbers(report, new RegExp(`^${name} ended with exit code (-?\\d+)$`))
          return (
            actor?.cause === 'signal' &&
            actor.signal === 'SIGTERM' &&
            actor.exitCode === -15 &&
            told[0] === -15
          )
        }),
    },
    {
      id: 'two-processes',
      text: { en: 'The two instances are two processes.', zh: '两个实例是两个不同的进程。' },
      holds: (report) => allDifferent(INSTANCES.map((name) => named(report, name)?.pid)),
    },
    {
      id: 'own-fields',
      text: { en: 'Main’s own instance has not counted.', zh: '主进程自己的那个实例没有计数。' },
      holds: (report) => found(report, /^main's own t1\.count is still 0$/).length === 1,
    },
  ],
  program,
  python: {
    program: python,
    differs: {
      en: 'The instance that counts cannot call `self.terminate()`: in the child it raises AttributeError, in every version from 3.8 to 3.13, because only the parent’s copy has a handle on the process. So it sends the signal itself, `os.kill(os.getpid(), signal.SIGTERM)`. What follows is the same: exit code -15, no `finally`.',
      zh: '正在计数的实例不能调用 `self.terminate()`：从 3.8 到 3.13 的每个版本中，在子进程里这样做都会抛出 AttributeError，因为只有父进程中的那份实例才有该进程的句柄。所以它自己发送信号：`os.kill(os.getpid(), signal.SIGTERM)`。后果完全相同：退出码为 -15，不执行 `finally`。',
    },
  },
}
export default lab
