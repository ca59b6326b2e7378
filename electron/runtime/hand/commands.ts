/** The commands of the main process, each for the kinds of objects that can do it. */
import { Pool } from '../pool/pool.ts'
import { functionCalled } from '../program/exports.ts'
import { allDeclared } from '../registry.ts'
import type { Declared } from '../registry.ts'
import { Process } from '../start/process.ts'
import { Thread } from '../start/thread.ts'
import { Timer } from '../start/timer.ts'
import { ArrayBase } from '../sync/array.ts'
import { BarrierBase } from '../sync/barrier.ts'
import { ConditionBase } from '../sync/condition.ts'
import { EventBase } from '../sync/event.ts'
import { JoinableQueueBase } from '../sync/joinable-queue.ts'
import { LockBase } from '../sync/lock.ts'
import { ProcessQueue } from '../sync/process-queue.ts'
import { QueueBase } from '../sync/queue.ts'
import { RLockBase } from '../sync/rlock.ts'
import { SemaphoreBase } from '../sync/semaphore.ts'
import { SimpleQueueBase } from '../sync/simple-queue.ts'
import { SizedQueue } from '../sync/sized-queue.ts'
import { ThreadQueue } from '../sync/thread-queue.ts'
import { ValueBase } from '../sync/value.ts'
import { CommandError, secondsOf, splitWords, valueOf } from './words.ts'

type Action = (object: object, words: string[]) => unknown

/** Answered instead of a result where the object can't do it. */
const CANNOT = Symbol('cannot')

const ACTIONS: Record<string, Action> = {
  start: (o) => (isActor(o) ? done(o.start()) : CANNOT),
  run: (o) => (isActor(o) ? o.run() : CANNOT),
  join: (o, [seconds]) => {
    if (countsTasks(o) || o instanceof Pool) return done(o.join())
    return isActor(o) ? done(o.join(secondsOf(seconds))) : CANNOT
  },
  terminate: (o) => (o instanceof Process || o instanceof Pool ? done(o.terminate()) : CANNOT),
  kill: (o) => (o instanceof Process ? done(o.kill()) : CANNOT),
  close: (o) => (canClose(o) ? done(o.close()) : CANNOT),
  cancel: (o) => (o instanceof Timer ? done(o.cancel()) : CANNOT),
  alive: (o) => (isActor(o) ? o.isAlive() : CANNOT),
  exitcode: (o) => (o instanceof Process ? o.exitCode : CANNOT),
  acquire: (o, [seconds]) => (isLock(o) ? o.acquire(true, secondsOf(seconds) ?? null) : CANNOT),
  release: (o) => (isLock(o) ? done(o.release()) : CANNOT),
  locked: (o) => (o instanceof LockBase || o instanceof RLockBase ? o.locked() : CANNOT),
  put: (o, words) =>
    o instanceof QueueBase ? done(o.put(itemOf(words), true, secondsOf(words[1]))) : CANNOT,
  get: (o, [where]) => {
    if (o instanceof QueueBase) return (o as QueueBase<unknown>).get(true, secondsOf(where))
    if (o instanceof ValueBase) return o.value
    return o instanceof ArrayBase ? o.get(Number(where ?? 0)) : CANNOT
  },
  task_done: (o) => (countsTasks(o) ? done(o.taskDone()) : CANNOT),
  size: (o) => (o instanceof SizedQueue ? o.qsize() : CANNOT),
  empty: (o) => (o instanceof QueueBase ? o.empty() : CANNOT),
  full: (o) => (o instanceof SizedQueue ? o.full() : CANNOT),
  set: (o, [first, second]) => {
    if (o instanceof EventBase) return done(o.set())
    if (o instanceof ValueBase) return done((o.value = numberOf(first)))
    return o instanceof ArrayBase ? done(o.set(numberOf(first), numberOf(second))) : CANNOT
  },
  is_set: (o) => (o instanceof EventBase ? o.isSet() : CANNOT),
  clear: (o) => (o instanceof EventBase ? done(o.clear()) : CANNOT),
  wait: (o, [seconds]) =>
    o instanceof EventBase || o instanceof ConditionBase || o instanceof BarrierBase
      ? o.wait(secondsOf(seconds))
      : CANNOT,
  notify: (o, [n]) =>
    o instanceof ConditionBase ? done(o.notify(n === undefined ? 1 : numberOf(n))) : CANNOT,
  notify_all: (o) => (o instanceof ConditionBase ? done(o.notifyAll()) : CANNOT),
  reset: (o) => (o instanceof BarrierBase ? done(o.reset()) : CANNOT),
  abort: (o) => (o instanceof BarrierBase ? done(o.abort()) : CANNOT),
  value: (o, [value]) => {
    if (!(o instanceof ValueBase)) return CANNOT
    if (value !== undefined) o.value = numberOf(value)
    return o.value
  },
  apply: (o, [fn, ...args]) => (o instanceof Pool ? o.apply(functionOf(fn), args.map(valueOf)) : CANNOT),
  apply_async: (o, [fn, ...args]) =>
    o instanceof Pool ? done(o.applyAsync(functionOf(fn), args.map(valueOf))) : CANNOT,
  map: (o, [fn, ...items]) => (o instanceof Pool ? o.map(functionOf(fn), items.map(valueOf)) : CANNOT),
}

/** @throws CommandError with one sentence if the command can't be understood; the program's own exception if it fails */
export function carryOut(text: string): unknown {
  const [verb = '', name, ...words] = splitWords(text)
  const key = verb.replaceAll('-', '_').toLowerCase()
  const action = Object.hasOwn(ACTIONS, key) ? ACTIONS[key] : undefined
  if (!action)
    throw new CommandError(`there is no command "${verb}": use one of ${Object.keys(ACTIONS).join(', ')}`)
  if (name === undefined) throw new CommandError(`${verb} what? Name one of ${names()}`)
  const { object, kind } = find(name)
  const result = action(object, words)
  if (result === CANNOT) throw new CommandError(`a ${kind} can't ${verb}: ${name} is a ${kind}`)
  return result
}

function find(name: string): Declared {
  const declared = allDeclared().find((one) => one.name === name || nameOf(one) === name)
  if (!declared) throw new CommandError(`the program declares no "${name}": it has ${names()}`)
  return declared
}

/** A program may rename its processes and threads. */
function nameOf({ object, name }: Declared): string {
  return isActor(object) ? object.name : name
}

function names(): string {
  const all = allDeclared().map((one) => one.name)
  return all.length > 0 ? all.join(', ') : 'nothing (declare objects at the top level of the program)'
}

function isActor(object: object): object is Process | Thread {
  return object instanceof Process || object instanceof Thread
}

function countsTasks(object: object): object is ThreadQueue<unknown> | JoinableQueueBase<unknown> {
  return object instanceof ThreadQueue || object instanceof JoinableQueueBase
}

function canClose(
  object: object,
): object is Process | Pool | ProcessQueue<unknown> | SimpleQueueBase<unknown> {
  return [Process, Pool, ProcessQueue, SimpleQueueBase].some((made) => object instanceof made)
}

function isLock(object: object): object is LockBase | RLockBase | SemaphoreBase | ConditionBase {
  return (
    object instanceof LockBase ||
    object instanceof RLockBase ||
    object instanceof SemaphoreBase ||
    object instanceof ConditionBase
  )
}

function itemOf([item]: string[]): unknown {
  if (item === undefined) throw new CommandError('put what? Write the item behind the queue, e.g. put q 5')
  return valueOf(item)
}

function numberOf(word: string | undefined): number {
  const number = Number(word)
  if (word === undefined || Number.isNaN(number))
    throw new CommandError(`a number is needed, not "${word ?? 'nothing'}"`)
  return number
}

function functionOf(name: string | undefined): (...args: unknown[]) => unknown {
  const fn = name === undefined ? undefined : functionCalled(name)
  if (!fn) throw new CommandError(`the program exports no function "${name ?? ''}"`)
  return fn as (...args: unknown[]) => unknown
}

/** Python's None is not worth showing. */
function done(_nothing: unknown): undefined {
  return undefined
}
