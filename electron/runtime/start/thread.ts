/** `threading.Thread`: a thread of this process, with its own JavaScript heap but shared locks and variables. */
import { nextChildId, self } from '../actor.ts'
import { sentences } from '../errors.ts'
import { ownNameFor } from '../naming.ts'
import { declare } from '../registry.ts'
import { ask } from '../service/ask.ts'
import { callSite } from '../source.ts'
import { patience } from '../sync/timeouts.ts'
import { emitFor } from '../trace.ts'
import { block } from '../wait.ts'
import type { ActorId } from '../../../shared/trace/ids.ts'
import {
  addChild,
  childAt,
  childOfKey,
  endsWithin,
  FAILED,
  hasEnded,
  liveChildren,
  MAIN_SLOT,
  pidOf,
  STARTING,
  stateOf,
  whileState,
} from './children.ts'
import type { Child } from './children.ts'
import { objectOf, standFor } from './objects.ts'
import { callTarget, encodeTask, targetName } from './task.ts'
import type { Kwargs, Target } from './task.ts'
import { nativeThreadId } from './native-id.ts'

/** What a thread is made of. */
export interface ThreadOptions {
  /** An exported function of the program. */
  target?: Target
  /** What the target is called with. Arguments are copied, except shared objects of the lab. */
  args?: readonly unknown[]
  /** Handed to the target as one object behind `args`. */
  kwargs?: Kwargs
  /** Default: the variable's name, else Thread-1, Thread-2, … */
  name?: string
  /** The process does not wait for a daemon when it ends. Default: as the current thread. */
  daemon?: boolean
}

interface State {
  name: string
  daemon: boolean
  /** By which every thread of the process finds the declared object; empty: it was made inside a function. */
  key: string
  target: Target | undefined
  args: readonly unknown[]
  kwargs: Kwargs
  slot: number | undefined
  id: ActorId | undefined
  isSelf: boolean
}

const states = new WeakMap<Thread, State>()
/** Made here and not started from here so far. */
let unstarted = 0

function stateOfThread(thread: Thread): State {
  const state = states.get(thread)
  if (!state)
    throw new Error('a subclass of Thread must call super() in its constructor before anything else')
  if (state.slot === undefined && !state.isSelf) {
    // Another thread of this process may have started the same declared object.
    const child = childOfKey(state.key, false)
    if (child) {
      state.slot = child.slot
      state.id = child.id
    }
  }
  return state
}

/** A thread of this process. It runs `target`, an exported function of the program; or `run()` of an exported subclass. */
export class Thread {
  /** @param options `target`, `args`, `kwargs`, `name`, `daemon` */
  constructor(options?: ThreadOptions)
  /** @internal */
  constructor(options?: ThreadOptions & { fallback?: string })
  constructor(options: ThreadOptions & { fallback?: string } = {}) {
    const { name, key, declared } = ownNameFor(options.fallback ?? 'Thread', options.name)
    if (options.target) targetName(options.target)
    states.set(this, {
      name,
      // A declared one is the main thread's, whichever thread starts it.
      daemon: options.daemon ?? (declared ? false : daemonic),
      key: declared ? key : '',
      target: options.target,
      args: options.args ?? [],
      kwargs: options.kwargs ?? {},
      slot: undefined,
      id: undefined,
      isSelf: false,
    })
    unstarted += 1
    if (declared) declare(key, { name, kind: 'thread', object: this })
  }

  /** What the thread does; called in it by `start()`, in the caller if called directly. A subclass may override it. */
  run(): unknown {
    const { target, args, kwargs } = stateOfThread(this)
    return target ? callTarget(targetName(target), args, kwargs) : undefined
  }

  /**
   * Starts the thread; returns once it runs.
   * @throws RuntimeError if it was started before
   */
  start(): void {
    const state = stateOfThread(this)
    if (state.slot !== undefined || state.isSelf) throw sentences.threadStartedTwice()
    const { limits } = self().boot
    if (liveThreads().filter(({ slot }) => slot !== MAIN_SLOT).length >= limits.threads)
      throw sentences.tooMany('threads', limits.threads)
    const start = encodeTask(this, Thread, { ...state, internal: undefined }, 'thread')
    const id = nextChildId()
    const slot = addChild({ id, name: state.name, key: state.key }, false, state.daemon)
    const source = callSite()
    emitFor('actor-created', id, {
      parent: self().id,
      kind: 'thread',
      name: state.name,
      daemon: state.daemon,
      ...(source && { source }),
    })
    state.slot = slot
    state.id = id
    standFor(slot, this)
    unstarted -= 1
    ask({ type: 'thread', task: { slot, id, name: state.name, start }, more: unstarted })
    while (stateOf(slot) === STARTING) whileState(slot, STARTING, 100)
    if (stateOf(slot) === FAILED)
      throw sentences.cannotStart(`the thread ${state.name}`, 'the process has no more room for threads')
  }

  /**
   * Waits until it has ended.
   * @param timeout seconds at most; ask `isAlive()` to see which it was
   * @throws RuntimeError if it was not started, or is the current thread
   */
  join(timeout?: number | null): void {
    const state = stateOfThread(this)
    if (state.isSelf || state.id === self().id) throw sentences.joinCurrentThread()
    const { slot, id } = state
    if (slot === undefined || id === undefined) throw sentences.joinThreadBeforeStart()
    if (hasEnded(slot)) return
    block({ op: 'join', target: id }, (ms) => endsWithin(slot, ms), patience(timeout))
  }

  /** Whether it was started and has not ended. */
  isAlive(): boolean {
    const state = stateOfThread(this)
    return state.isSelf || (state.slot !== undefined && !hasEnded(state.slot))
  }

  /** What it is called on the screen and in messages. */
  get name(): string {
    return stateOfThread(this).name
  }
  set name(name: string) {
    stateOfThread(this).name = name
  }
  /** The process does not wait for a daemon when it ends. */
  get daemon(): boolean {
    return stateOfThread(this).daemon
  }
  /** @throws RuntimeError once it was started */
  set daemon(daemon: boolean) {
    const state = stateOfThread(this)
    if (state.slot !== undefined || state.isSelf) throw sentences.daemonAfterStart('thread')
    state.daemon = daemon
  }
  /** A number that identifies it among the threads of this process; null before it is started. */
  get ident(): number | null {
    const { slot } = stateOfThread(this)
    return slot === undefined ? null : identOf(slot)
  }
  /** The operating system's thread id; null before it is started, or where it can't be had. */
  get nativeId(): number | null {
    const state = stateOfThread(this)
    if (state.isSelf) return nativeThreadId() ?? null
    return state.slot === undefined ? null : pidOf(state.slot) || null
  }

  toString(): string {
    const state = stateOfThread(this)
    const status =
      state.slot === undefined && !state.isSelf ? 'initial' : this.isAlive() ? 'started' : 'stopped'
    return `<Thread(${state.name}, ${status}${state.daemon ? ' daemon' : ''})>`
  }
}

let current: Thread
let daemonic = false
let mySlot: number = MAIN_SLOT

/** Boot: this thread is the one of this slot, called so; `object` is what it runs, if that is of a subclass. */
export function becomeThread(object: Thread | undefined, slot: number, name: string): void {
  const child = childAt(slot)
  daemonic = child.daemon
  mySlot = slot
  current = object ?? threadOf(child)
  const inherited = states.get(current) ?? stateOfChild(child)
  states.set(current, { ...inherited, name, daemon: daemonic, slot, id: child.id, isSelf: true })
}

/** The object for the thread we are in. */
export function currentThread(): Thread {
  return current
}

/** The number of the current thread among those of its process; see `Thread.ident`. */
export function getIdent(): number {
  return identOf(mySlot)
}

/** Every thread of this process that lives, the main one first. */
export function enumerate(): Thread[] {
  return liveThreads().map((child) => (child.slot === mySlot ? current : threadOf(child)))
}

/** The thread that the process began with. */
export function mainThread(): Thread {
  return mySlot === MAIN_SLOT ? current : threadOf(childAt(MAIN_SLOT))
}

function liveThreads(): Child[] {
  return liveChildren().filter((child) => !child.process)
}

function threadOf(child: Child): Thread {
  return objectOf(child, Thread, () => {
    const made = Object.create(Thread.prototype) as Thread
    states.set(made, stateOfChild(child))
    return made
  })
}

function stateOfChild({ name, daemon, key, id, slot }: Child): State {
  return { name, daemon, key, id, slot, target: undefined, args: [], kwargs: {}, isSelf: false }
}

function identOf(slot: number): number {
  return slot + 1
}
