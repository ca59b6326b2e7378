/**
 * Every sentence of the supervisor, in both languages, made from facts: subject, what was expected, what came, what to do. Three voices:
 * your program did it, a limit was reached, it is the lab's own fault.
 */
import type { Text } from '../../shared/labs/lab.ts'
import type { ActorId } from '../../shared/trace/ids.ts'

export type LimitCode = 'processes' | 'threads' | 'seconds' | 'output-lines' | 'output-bytes' | 'trace-bytes'

export const limitSentence: Record<LimitCode, (limit: number) => Text> = {
  processes: (n) => ({
    en: `More than ${n} processes were alive at once; the run was stopped. Start fewer, or join some before starting more.`,
    zh: `同时存活的进程超过 ${n} 个，运行已停止。请少启动一些，或先 join 一些再启动更多。`,
  }),
  threads: (n) => ({
    en: `More than ${n} threads were alive at once; the run was stopped. Start fewer, or join some before starting more.`,
    zh: `同时存活的线程超过 ${n} 个，运行已停止。请少启动一些，或先 join 一些再启动更多。`,
  }),
  seconds: (n) => ({
    en: `The run was stopped after ${n} s, as asked.`,
    zh: `已按要求在 ${n} 秒后停止运行。`,
  }),
  'output-lines': (n) => ({
    en: `The program prints more than ${count(n)} lines a second; it is made to wait. Nothing is lost: the trace has every line.`,
    zh: `程序每秒输出超过 ${count(n)} 行，因此让它等待。没有丢失任何内容：轨迹中有每一行。`,
  }),
  'output-bytes': (n) => ({
    en: `The program prints more than ${size(n)} a second; it is made to wait. Nothing is lost: the trace has every line.`,
    zh: `程序每秒输出超过 ${size(n)}，因此让它等待。没有丢失任何内容：轨迹中有每一行。`,
  }),
  'trace-bytes': (n) => ({
    en: `The trace has grown past ${size(n)}; the run was stopped. Print less, or run it for a shorter time.`,
    zh: `轨迹已超过 ${size(n)}，运行已停止。请减少输出，或缩短运行时间。`,
  }),
}

export const leftOutSentence = (lines: number): Text => ({
  en: `${count(lines)} line${lines === 1 ? ' was' : 's were'} left out here, because more is printed than can be read; the trace has all of them.`,
  zh: `此处省略了 ${count(lines)} 行，因为输出多得来不及看；轨迹中有全部内容。`,
})

export type ControlCode =
  | 'unknown-actor'
  | 'not-started'
  | 'already-ended'
  | 'is-a-thread'
  | 'is-a-task'
  | 'not-permitted'
  | 'not-by-hand'
  | 'main-ended'
  | 'run-over'

export interface ControlFacts {
  actor: ActorId
  name: string
  signal: string
}

export const controlSentence: Record<ControlCode, (facts: ControlFacts) => Text> = {
  'unknown-actor': ({ actor }) => ({
    en: `There is no actor ${actor} in this run.`,
    zh: `此次运行中没有执行者 ${actor}。`,
  }),
  'not-started': ({ name, signal }) => ({
    en: `${name} has no process yet, so it can't be sent ${signal}: wait until it has started.`,
    zh: `${name} 还没有进程，无法向它发送 ${signal}：请等它启动之后。`,
  }),
  'already-ended': ({ name, signal }) => ({
    en: `${name} has already ended, so it can't be sent ${signal}.`,
    zh: `${name} 已经结束，无法向它发送 ${signal}。`,
  }),
  'is-a-thread': ({ name, signal }) => ({
    en: `${name} is a thread, and a thread can't be killed from outside: an operating system sends ${signal} to processes. End its process instead, or let the thread see a flag (an Event) and return.`,
    zh: `${name} 是线程，线程不能从外部终止：操作系统只向进程发送 ${signal}。请终止它所在的进程，或让线程检查一个标志（Event）后自行返回。`,
  }),
  'is-a-task': ({ name, signal }) => ({
    en: `${name} is a task, and a task can't be killed from outside: an operating system sends ${signal} to processes. End its process instead, or cancel the task in the program.`,
    zh: `${name} 是协程任务，不能从外部终止：操作系统只向进程发送 ${signal}。请终止它所在的进程，或在程序中取消该任务。`,
  }),
  'not-permitted': ({ name, signal }) => ({
    en: `The operating system refused to send ${signal} to ${name}.`,
    zh: `操作系统拒绝向 ${name} 发送 ${signal}。`,
  }),
  'not-by-hand': () => ({
    en: `This run runs its main() by itself and takes no commands: open the lab by hand to give commands.`,
    zh: `此次运行自动执行 main()，不接受命令：要下达命令，请以手动方式打开实验。`,
  }),
  'main-ended': () => ({
    en: `The run's main process has ended, so nobody is there to carry out the command.`,
    zh: `运行的主进程已经结束，没有谁能执行这条命令。`,
  }),
  'run-over': () => ({ en: `The run is over.`, zh: `运行已结束。` }),
}

/** A command, terminate or kill that can't be carried out. */
export class ControlError extends Error {
  override readonly name = 'ControlError'
  readonly code: ControlCode
  readonly text: Text
  constructor(code: ControlCode, facts: Partial<ControlFacts> = {}, options?: ErrorOptions) {
    const actor = facts.actor ?? ('?' as ActorId)
    const text = controlSentence[code]({
      actor,
      name: facts.name ?? actor,
      signal: facts.signal ?? 'a signal',
    })
    super(text.en, options)
    this.code = code
    this.text = text
  }
}

export const noticeSentence = {
  'not-an-event': (detail: string) => ({
    en: `An actor wrote something that is no event. ${detail} It was left out.`,
    zh: `某个执行者写入了不是事件的内容，已略过。${detail}`,
  }),
  'not-yours': (detail: string) => ({
    en: `An actor wrote a "${detail}" event, which only the supervisor may write. The event was left out.`,
    zh: `某个执行者写入了只有监管者才能写的 "${detail}" 事件，该事件已略过。`,
  }),
  'from-the-future': (detail: string) => ({
    en: `An actor wrote an event of a time that has not come (${detail}). The event was left out.`,
    zh: `某个执行者写入了时间尚未到来的事件（${detail}），该事件已略过。`,
  }),
  'too-long': (detail: string) => ({
    en: `An actor wrote a line of ${detail} bytes, which is longer than a line may be. The line was left out.`,
    zh: `某个执行者写入了 ${detail} 字节的一行，超过了允许的长度，该行已略过。`,
  }),
  'broken-off': (detail: string) => ({
    en: `An actor ended in the middle of writing an event: ${detail}. The event was left out.`,
    zh: `某个执行者在写事件的中途结束了：${detail}。该事件已略过。`,
  }),
  'more-bad-lines': (detail: string) => ({
    en: `${detail} more lines of actors were no proper events and were left out.`,
    zh: `执行者写入的另外 ${detail} 行不是正确的事件，已略过。`,
  }),
  'wrong-token': () => ({
    en: `Something that is not part of the run connected to its control socket and was turned away.`,
    zh: `有不属于此次运行的程序连接到控制套接字，已被拒绝。`,
  }),
  'bad-message': (detail: string) => ({
    en: `A process wrote something on its control socket that is no message (${detail}); the connection was closed.`,
    zh: `某个进程在控制套接字上写入了不是消息的内容（${detail}），连接已关闭。`,
  }),
  orphans: (names: string) => ({
    en: `The main process ended while ${names || 'a process'} still ran. Nobody was left to join them, so they were killed after 2 s. Join what you start, or start it as a daemon.`,
    zh: `主进程结束时 ${names || '某个进程'} 仍在运行。已没有谁会 join 它们，因此 2 秒后被强制终止。请 join 所启动的进程，或把它们设为守护进程。`,
  }),
  survivors: (pids: string) => ({
    en: `Processes of the run are still there after SIGKILL: pid ${pids}. Restart the machine if they stay.`,
    zh: `发送 SIGKILL 之后仍有运行中的进程存在：pid ${pids}。如果一直存在，请重启计算机。`,
  }),
  'record-failed': (detail: string) => ({
    en: `The trace could not be written (${detail}); the run was stopped. Make room on the disk.`,
    zh: `无法写入轨迹（${detail}），运行已停止。请腾出磁盘空间。`,
  }),
  'watcher-failed': (detail: string) => ({
    en: `A view of the run failed and is not told of it any more (${detail}).`,
    zh: `一个观察此次运行的视图出错，不再向它发送事件（${detail}）。`,
  }),
  'sampler-failed': (detail: string) => ({
    en: `The sampler did not answer (${detail}); last values may be missing.`,
    zh: `采样进程没有答复（${detail}），可能缺少最后的值。`,
  }),
  'look-failed': (detail: string) => ({
    en: `Deadlocks could not be looked for (${detail}).`,
    zh: `无法检查死锁（${detail}）。`,
  }),
  'ending-failed': (detail: string) => ({
    en: `The end of the run could not be seen properly (${detail}).`,
    zh: `未能正常观察到运行的结束（${detail}）。`,
  }),
} satisfies Record<string, (detail: string) => Text>
export type NoticeCode = keyof typeof noticeSentence

/** Why a run ended, in words; the outcome itself is a field. */
export const endSentence = {
  exit: (code: number) => ({
    en: `The main process ended with exit code ${code}.`,
    zh: `主进程以退出码 ${code} 结束。`,
  }),
  signal: (signal: string) => ({
    en: `The main process was ended by ${signal}.`,
    zh: `主进程被 ${signal} 终止。`,
  }),
  crash: (signal: string) => ({
    en: `The main process crashed (${signal}).`,
    zh: `主进程崩溃（${signal}）。`,
  }),
  user: () => ({ en: `The run was stopped.`, zh: `运行已停止。` }),
  deadlock: () => ({ en: `The run can't go on: see the verdict.`, zh: `运行无法继续：见判定结果。` }),
} satisfies Record<string, (detail: never) => Text>

/** The first half of each is the same: the run could not be started. */
export const startSentence = {
  'no-process': (detail: string) => ({ en: detail, zh: detail }),
  'no-utility': () => ({
    en: 'utility processes exist only in the desktop app; choose child processes here',
    zh: 'utility 进程只存在于桌面应用中，这里请选择子进程',
  }),
  'python-utility': () => ({
    en: 'a Python program starts processes of its own kind; choose child processes for it',
    zh: 'Python 程序启动的是它自己的进程，请为它选择子进程',
  }),
  'utility-ended': () => ({
    en: 'the utility process ended before it had begun',
    zh: 'utility 进程还没有开始就结束了',
  }),
  'no-trace': (detail: string) => ({
    en: `its trace can't be written (${detail})`,
    zh: `无法写入它的轨迹（${detail}）`,
  }),
  'long-path': (detail: string) => ({
    en: `the path of its control socket is longer than ${detail}; set TMPDIR to a shorter folder`,
    zh: `控制套接字的路径超过 ${detail}，请把 TMPDIR 设为更短的文件夹`,
  }),
  'no-socket': (detail: string) => ({
    en: `its control socket could not be opened (${detail})`,
    zh: `无法打开控制套接字（${detail}）`,
  }),
  'no-folder': (detail: string) => ({
    en: `its folder can't be made (${detail})`,
    zh: `无法建立它的文件夹（${detail}）`,
  }),
} satisfies Record<string, (detail: string) => Text>
export type StartCode = keyof typeof startSentence

/** The run could not be started at all. */
export class StartError extends Error {
  override readonly name = 'StartError'
  readonly code: StartCode
  readonly text: Text
  constructor(code: StartCode, detail = '', options?: ErrorOptions) {
    const { en, zh } = startSentence[code](detail)
    const text = { en: `The run could not be started: ${en}.`, zh: `无法启动运行：${zh}。` }
    super(text.en, options)
    this.code = code
    this.text = text
  }
}

function count(n: number): string {
  return n.toLocaleString('en')
}

function size(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB']
  let value = bytes
  let unit = 0
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024
    unit++
  }
  return `${Number(value.toFixed(1))} ${units[unit]}`
}

/** What went wrong, in its own words. */
export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
