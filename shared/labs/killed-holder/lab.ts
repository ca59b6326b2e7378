/** An orphaned lock: its holder was killed. */
import type { Lab } from '../lab.ts'
import { found, named, runsToItsEnd, verdicts } from '../expect.ts'
import { handedOver } from '../handed-over.ts'
import program from './program.ts?raw'
import python from './program.py?raw'

const lab: Lab = {
  id: 'killed-holder',
  topic: 'deadlocks',
  title: { en: 'Killed while holding a lock', zh: '持有锁时被终止' },
  summary: {
    en: 'A killed process gives nothing back: its lock stays taken for ever.',
    zh: '被杀死的进程什么也不归还：它的锁永远处于占用状态。',
  },
  about: {
    en: 'One process takes a lock and is killed inside its critical section. A second one wants the same lock. The lock lies in shared memory, which outlives the process, and says “taken”; the one who could free it no longer exists. Such a lock is called an orphan.',
    zh: '一个进程取得锁，随后在临界区内被杀死；第二个进程想要同一把锁。锁位于共享内存中，比进程活得更久，它的状态仍是“已占用”，而能够释放它的进程已经不存在了。这样的锁称为孤儿锁。',
  },
  tasks: [
    {
      en: 'Run it. What does the lab say about the lock, and in which line does the heir wait?',
      zh: '运行程序。实验室对这把锁说了什么？heir 在哪一行等待？',
    },
    {
      en: 'Set `signal` to terminate. Does the `finally` block run now? Look at the exit code.',
      zh: '把 `signal` 设为 terminate。`finally` 块现在执行了吗？看一看退出码。',
    },
    {
      en: 'Turn `giveUp` on: the heir waits with a timeout. Is the lock free afterwards?',
      zh: '打开 `giveUp`：heir 带超时地等待。之后锁就空闲了吗？',
    },
    {
      en: 'By hand: `start holder`, kill it from the process table, then `acquire lock` in the main process.',
      zh: '手动操作：执行 `start holder`，在进程表中将它杀死，再让主进程执行 `acquire lock`。',
    },
  ],
  observe: [
    {
      en: 'The holder ends by a signal: exit code −9 for kill, −15 for terminate (POSIX). Its `finally` never runs.',
      zh: 'holder 因信号而结束：kill 的退出码为 −9，terminate 为 −15（POSIX）。它的 `finally` 从未执行。',
    },
    {
      en: 'The heir would wait for ever; the lab reports an orphaned lock and names its dead holder.',
      zh: 'heir 会永远等下去；实验室报告一把孤儿锁，并指出它已死去的持有者。',
    },
    {
      en: 'With a timeout the heir gives up and the run ends, but the lock is still taken.',
      zh: '带超时的话，heir 会放弃，运行得以结束，但锁仍然被占用。',
    },
  ],
  why: {
    en: 'A signal does not ask first. SIGKILL cannot be caught at all, and SIGTERM ends a Python process just as abruptly unless it has a handler: no `finally`, no `with` block, no `atexit`. So never terminate a process that may hold a lock, or be writing to a queue; Python’s documentation warns of exactly this. Ask it to stop instead, with an event for example. A timeout keeps others from hanging, but what the lock protects may be half changed, and nobody can know. Threads do not have this problem for a simple reason: one cannot kill a thread.',
    zh: '信号不会先征求同意。SIGKILL 根本无法捕获；没有设置处理函数时，SIGTERM 也会同样突然地结束 Python 进程：不执行 `finally`，不退出 `with` 块，也不运行 `atexit`。所以绝不要终止可能持有锁或正在写队列的进程，Python 文档对此有明确的警告。应当请它自己停下来，例如通过一个事件。超时可以避免别人一直挂着，但锁所保护的数据可能只改了一半，谁也无从知道。线程没有这个问题，原因很简单：线程是杀不死的。',
  },
  parameters: [
    {
      name: 'signal',
      kind: 'choice',
      default: 'kill',
      options: ['kill', 'terminate'],
      label: { en: 'How the holder is ended', zh: '如何结束持有者' },
    },
    {
      name: 'giveUp',
      kind: 'switch',
      default: false,
      label: { en: 'The heir waits with a timeout', zh: 'heir 带超时等待' },
    },
    {
      name: 'timeout',
      kind: 'number',
      default: 2,
      min: 0.1,
      max: 60,
      unit: { en: 's', zh: '秒' },
      label: { en: 'Timeout', zh: '超时' },
    },
  ],
  outcome: 'deadlock',
  expectations: [
    {
      id: 'killed',
      text: {
        en: 'The holder ended by a signal, not by returning.',
        zh: 'holder 因信号而结束，不是正常返回。',
      },
      holds: (report) => {
        const holder = named(report, 'holder')
        return holder?.state === 'exited' && holder.cause === 'signal' && holder.exitCode !== 0
      },
    },
    {
      id: 'orphan',
      text: {
        en: 'Without a timeout: one orphaned lock, and the heir waits for it.',
        zh: '不带超时：一把孤儿锁，heir 在等它。',
      },
      holds: (report, settings) => {
        const orphans = verdicts(report, 'orphan').filter((v) => !v.temporary)
        const waits = orphans[0]?.lines.some(
          (line) => line.actor === 'heir' && line.op === 'acquire' && line.resource === 'lock',
        )
        return (
          settings.giveUp === true ||
          (report.outcome === 'deadlock' && orphans.length === 1 && waits === true)
        )
      },
    },
    {
      id: 'way-out',
      text: {
        en: 'With a timeout: the heir gives up, and the run ends.',
        zh: '带超时：heir 放弃，运行结束。',
      },
      holds: (report, settings) =>
        settings.giveUp !== true ||
        (runsToItsEnd.holds(report, settings) && found(report, /^The heir gives up/).length === 1),
    },
    {
      id: 'never-inherited',
      text: { en: 'Nobody gets the lock any more.', zh: '再也没有人得到这把锁。' },
      holds: (report) => found(report, /^The heir has the lock/).length === 0,
    },
  ],
  program,
  python: { program: python, differs: handedOver },
}

export default lab
