/**
 * Every sentence of the supervisor, made from facts: subject, what was expected, what came, what to do. Three voices:
 * your program did it, a limit was reached, it is the lab's own fault.
 */
import type { ActorId } from '../../shared/trace/ids.ts'

export type LimitCode = 'processes' | 'threads' | 'seconds' | 'output-lines' | 'output-bytes' | 'trace-bytes'

export const limitSentence: Record<LimitCode, (limit: number) => string> = {
  processes: (n) =>
    `More than ${n} processes were alive at once; the run was stopped. Start fewer, or join some before starting more.`,
  threads: (n) =>
    `More than ${n} threads were alive at once; the run was stopped. Start fewer, or join some before starting more.`,
  seconds: (n) => `The run was stopped after ${n} s, as asked.`,
  'output-lines': (n) =>
    `The program prints more than ${count(n)} lines a second; it is made to wait. Nothing is lost: the trace has every line.`,
  'output-bytes': (n) =>
    `The program prints more than ${size(n)} a second; it is made to wait. Nothing is lost: the trace has every line.`,
  'trace-bytes': (n) =>
    `The trace has grown past ${size(n)}; the run was stopped. Print less, or run it for a shorter time.`,
}

export const leftOutSentence = (lines: number) =>
  `${count(lines)} line${lines === 1 ? ' was' : 's were'} left out here, because more is printed than can be read; the trace has all of them.`

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

export const controlSentence: Record<ControlCode, (facts: ControlFacts) => string> = {
  'unknown-actor': ({ actor }) => `There is no actor ${actor} in this run.`,
  'not-started': ({ name, signal }) =>
    `${name} has no process yet, so it can't be sent ${signal}: wait until it has started.`,
  'already-ended': ({ name, signal }) => `${name} has already ended, so it can't be sent ${signal}.`,
  'is-a-thread': ({ name, signal }) =>
    `${name} is a thread, and a thread can't be killed from outside: an operating system sends ${signal} to processes. End its process instead, or let the thread see a flag (an Event) and return.`,
  'is-a-task': ({ name, signal }) =>
    `${name} is a task, and a task can't be killed from outside: an operating system sends ${signal} to processes. End its process instead, or cancel the task in the program.`,
  'not-permitted': ({ name, signal }) => `The operating system refused to send ${signal} to ${name}.`,
  'not-by-hand': () =>
    `This run runs its main() by itself and takes no commands: open the lab by hand to give commands.`,
  'main-ended': () => `The run's main process has ended, so nobody is there to carry out the command.`,
  'run-over': () => `The run is over.`,
}

/** A command, terminate or kill that can't be carried out. */
export class ControlError extends Error {
  override readonly name = 'ControlError'
  readonly code: ControlCode
  constructor(code: ControlCode, facts: Partial<ControlFacts> = {}, options?: ErrorOptions) {
    const actor = facts.actor ?? ('?' as ActorId)
    super(
      controlSentence[code]({ actor, name: facts.name ?? actor, signal: facts.signal ?? 'a signal' }),
      options,
    )
    this.code = code
  }
}

export const noticeSentence = {
  'not-an-event': (detail: string) => `An actor wrote something that is no event. ${detail} It was left out.`,
  'not-yours': (detail: string) =>
    `An actor wrote a "${detail}" event, which only the supervisor may write. The event was left out.`,
  'from-the-future': (detail: string) =>
    `An actor wrote an event of a time that has not come (${detail}). The event was left out.`,
  'too-long': (detail: string) =>
    `An actor wrote a line of ${detail} bytes, which is longer than a line may be. The line was left out.`,
  'broken-off': (detail: string) =>
    `An actor ended in the middle of writing an event: ${detail}. The event was left out.`,
  'more-bad-lines': (detail: string) =>
    `${detail} more lines of actors were no proper events and were left out.`,
  'wrong-token': () =>
    `Something that is not part of the run connected to its control socket and was turned away.`,
  'bad-message': (detail: string) =>
    `A process wrote something on its control socket that is no message (${detail}); the connection was closed.`,
  orphans: (names: string) =>
    `The main process ended while ${names} still ran. Nobody was left to join them, so they were killed after 2 s. Join what you start, or start it as a daemon.`,
  survivors: (pids: string) =>
    `Processes of the run are still there after SIGKILL: pid ${pids}. Restart the machine if they stay.`,
  'record-failed': (detail: string) =>
    `The trace could not be written (${detail}); the run was stopped. Make room on the disk.`,
  'watcher-failed': (detail: string) =>
    `A view of the run failed and is not told of it any more (${detail}).`,
  'sampler-failed': (detail: string) => `The sampler did not answer (${detail}); last values may be missing.`,
  'look-failed': (detail: string) => `Deadlocks could not be looked for (${detail}).`,
  'ending-failed': (detail: string) => `The end of the run could not be seen properly (${detail}).`,
  'no-utility': () => `utility processes exist only in the desktop app; choose child processes here`,
} satisfies Record<string, (detail: string) => string>
export type NoticeCode = keyof typeof noticeSentence

/** Why a run ended, in words; the outcome itself is a field. */
export const endSentence = {
  exit: (code: number) => `The main process ended with exit code ${code}.`,
  signal: (signal: string) => `The main process was ended by ${signal}.`,
  crash: (signal: string) => `The main process crashed (${signal}).`,
  user: () => `The run was stopped.`,
  deadlock: () => `The run can't go on: see the verdict.`,
}

/** The run could not be started at all. */
export class StartError extends Error {
  override readonly name = 'StartError'
  constructor(what: string, cause: unknown) {
    super(`The run could not be started: ${what}.`, { cause })
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
