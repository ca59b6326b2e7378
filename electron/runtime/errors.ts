/** The exceptions of the library, named as in Python, and every sentence the library says when it refuses something. */

/** A right kind of argument with a value that can't be: a negative timeout, a closed queue. */
export class ValueError extends Error {
  override name = 'ValueError'
}
/** The call is not possible now: release of a lock that is not held, a thread started twice. */
export class RuntimeError extends Error {
  override name = 'RuntimeError'
}
/** A process is used in a way it can't be: started twice, joined before it was started. */
export class AssertionError extends Error {
  override name = 'AssertionError'
}
/** What is asked for is not there yet: a process that has not been started can't be sent a signal. */
export class AttributeError extends Error {
  override name = 'AttributeError'
}
/** The time was over first: `multiprocessing.TimeoutError` and the built-in one. */
export class TimeoutError extends Error {
  override name = 'TimeoutError'
}
/** The barrier was broken while this actor waited at it, or before. */
export class BrokenBarrierError extends Error {
  override name = 'BrokenBarrierError'
}
/** `queue.Empty`: no item came in time. */
export class Empty extends Error {
  override name = 'Empty'
}
/** `queue.Full`: no slot became free in time. */
export class Full extends Error {
  override name = 'Full'
}
/** `queue.ShutDown`: the queue was shut down (and, for `get`, is empty). */
export class ShutDown extends Error {
  override name = 'ShutDown'
}
/** Nothing is left to receive, and the other end is closed. */
export class EOFError extends Error {
  override name = 'EOFError'
}
/** The operating system, or the other end of a pipe, refused. */
export class OSError extends Error {
  override name = 'OSError'
}
/** What `sys.exit(code)` raises: it ends the process, or the thread that calls it. */
export class SystemExit extends Error {
  override name = 'SystemExit'
  constructor(
    /** The exit code, or a text for standard error. */
    readonly code: number | string | null,
  ) {
    super(String(code))
  }
}

export const sentences = {
  releaseUnlocked: () => new RuntimeError('release unlocked lock'),
  releasedTooOften: () => new ValueError('semaphore or lock released too many times'),
  semaphoreReleasedTooOften: () => new ValueError('Semaphore released too many times'),
  releaseNotOwned: (scope: 'thread' | 'process') =>
    scope === 'thread'
      ? new RuntimeError('cannot release un-acquired lock')
      : new AssertionError('attempt to release recursive lock not owned by thread'),
  conditionNotHeld: (what: 'wait' | 'notify') => new RuntimeError(`cannot ${what} on un-acquired lock`),
  blockingWithTimeout: () => new ValueError("can't specify a timeout for a non-blocking call"),
  negativeTimeout: (timeout: number) =>
    new ValueError(`timeout value must be a non-negative number, got ${timeout}`),
  semaphoreInitial: (value: number) => new ValueError(`semaphore initial value must be >= 0, got ${value}`),
  releaseCount: (n: number) => new ValueError(`n must be one or more, got ${n}`),
  threadStartedTwice: () => new RuntimeError('threads can only be started once'),
  processStartedTwice: () => new AssertionError('cannot start a process twice'),
  joinCurrentThread: () => new RuntimeError('cannot join current thread'),
  joinCurrentProcess: () => new AssertionError('can only join a child process'),
  joinThreadBeforeStart: () => new RuntimeError('cannot join thread before it is started'),
  joinProcessBeforeStart: () => new AssertionError('can only join a started process'),
  notMyChild: () => new AssertionError('can only join a child process'),
  testNotMyChild: () => new AssertionError('can only test a child process'),
  daemonAfterStart: (what: 'process' | 'thread') =>
    what === 'process'
      ? new AssertionError('process has already started')
      : new RuntimeError('cannot set daemon status of active thread'),
  signalBeforeStart: (signal: string) =>
    new AttributeError(`${signal} can't be sent: the process has not been started`),
  negativeSleep: (seconds: number) => new ValueError(`sleep length must be non-negative, got ${seconds}`),
  closeRunning: () =>
    new ValueError(
      'Cannot close a process while it is still running. You should first call join() or terminate().',
    ),
  processClosed: () => new ValueError('process object is closed'),
  daemonicChildren: () => new AssertionError('daemonic processes are not allowed to have children'),
  putOnClosed: (name: string) => new ValueError(`Queue '${name}' is closed`),
  taskDoneTooOften: () => new ValueError('task_done() called too many times'),
  notReady: () => new ValueError('the result is not ready'),
  poolNotRunning: () => new ValueError('Pool not running'),
  poolStillRunning: () => new ValueError('Pool is still running'),
  poolSize: (n: number) => new ValueError(`Number of processes must be at least 1, got ${n}`),
  maxTasks: () => new ValueError('maxtasksperchild must be a positive int or null'),
  chunkSize: (n: number) => new ValueError(`Chunksize must be 1+, not ${n}`),
  barrierParties: (n: number) => new ValueError(`parties must be >= 1, got ${n}`),
  typecode: (code: string) =>
    new ValueError(`bad typecode '${code}' (must be one of b, B, h, H, i, I, l, L, q, Q, f or d)`),
  noInteger: (value: number) =>
    new TypeError(`${value} is no integer: use the typecode 'd' or 'f' for numbers that may have a fraction`),
  index: (index: number, length: number) =>
    new RangeError(`array index out of range: ${index}, the length is ${length}`),
  endOfPipe: () => new EOFError('the other end is closed and nothing is left to receive'),
  receiveOnly: () => new OSError('connection is read-only'),
  sendOnly: () => new OSError('connection is write-only'),
  connectionClosed: () => new OSError('handle is closed'),
  crosses: (path: string, what: string) =>
    new TypeError(
      `${path} is ${what}, and that can't cross to another process or thread: ` +
        'use numbers, strings, booleans, null, bigints, arrays, plain objects, typed arrays, or objects of lab/multiprocessing',
    ),
  threadObjectToProcess: (path: string, what: string) =>
    new TypeError(
      `${path} is a lab/threading ${what}, which only the threads of one process share: use the one of lab/multiprocessing`,
    ),
  notExported: (what: string, name: string) =>
    new TypeError(
      `${what} ${name ? `"${name}" ` : ''}is not an exported function of the program: another process or thread finds it by its name, ` +
        `so write it at the top level as \`export function ${name || 'work'}(…)\``,
    ),
  classNotExported: (name: string) =>
    new TypeError(
      `the class "${name}" is not exported: another process or thread makes the object anew from it, so write \`export class ${name}\``,
    ),
  notInProgram: (name: string) => new TypeError(`the program exports no "${name}"`),
  tooMany: (what: 'processes' | 'threads', limit: number) =>
    new RuntimeError(
      `the limit of ${limit} ${what} of a run at once is reached: start fewer, or join some before starting more`,
    ),
  startedTooMany: (limit: number) =>
    new RuntimeError(
      `a process can start at most ${limit - 1} processes and threads in its life: let each of them do more, ` +
        'for example as the workers of a Pool (with maxtasksperchild, each does only so many tasks)',
    ),
  cannotStart: (what: string, reason: string) => new OSError(`${what} can't be started: ${reason}`),
  onlyInMain: (what: string) =>
    new RuntimeError(`${what} can be used only in the process and thread that made it`),
} as const
