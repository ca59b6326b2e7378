/** `multiprocessing.Process`: a process of the operating system, started by this one. */
import { constants } from 'node:os'
import { nextChildId, self } from '../actor.ts'
import { sentences } from '../errors.ts'
import { block } from '../wait.ts'
import { ownNameFor } from '../naming.ts'
import { declare } from '../registry.ts'
import { ask } from '../service/ask.ts'
import { callSite } from '../source.ts'
import { patience } from '../sync/timeouts.ts'
import { emitFor } from '../trace.ts'
import { actorId } from '../../../shared/trace/ids.ts'
import type { ActorId } from '../../../shared/trace/ids.ts'
import {
  addChild,
  childOfKey,
  codeOf,
  endsWithin,
  FAILED,
  hasEnded,
  liveChildren,
  pidOf,
  STARTING,
  stateOf,
  whileState,
} from './children.ts'
import type { Child } from './children.ts'
import { objectOf, standFor } from './objects.ts'
import { callTarget, encodeTask, targetName } from './task.ts'
import type { Kwargs, Target } from './task.ts'

/** What a process is made of. */
export interface ProcessOptions {
  /** An exported function of the program. */
  target?: Target
  /** What the target is called with. Arguments are copied, except shared objects of the lab. */
  args?: readonly unknown[]
  /** Handed to the target as one object behind `args`. */
  kwargs?: Kwargs
  /** Default: the variable's name, else Process-1, Process-2, … */
  name?: string
  /** A daemon is terminated when its parent process ends. Default: as the current process. */
  daemon?: boolean
}

/** What the library keeps of a process; not a field, so that a subclass's own fields are all that travels. */
interface State {
  name: string
  daemon: boolean
  /** By which every thread of the process finds the declared object; empty: it was made inside a function. */
  key: string
  target: Target | undefined
  /** One of the library's own functions instead of the program's. */
  internal: string | undefined
  args: readonly unknown[]
  kwargs: Kwargs
  id: ActorId | undefined
  slot: number | undefined
  closed: boolean
  /** This object stands for the process that we are in. */
  isSelf: boolean
}

/** What is not known of a process by an object that did not start it. */
const NOTHING = { target: undefined, internal: undefined, args: [], kwargs: {}, closed: false } as const

const states = new WeakMap<Process, State>()

function stateOfProcess(process: Process): State {
  const state = states.get(process)
  if (!state)
    throw new Error('a subclass of Process must call super() in its constructor before anything else')
  if (state.closed) throw sentences.processClosed()
  if (state.slot === undefined && !state.isSelf) {
    // Another thread of this process may have started the same declared object.
    const child = childOfKey(state.key, true)
    if (child) {
      state.slot = child.slot
      state.id = child.id
    }
  }
  return state
}

/** A process of the operating system. It runs `target`, an exported function of the program; or `run()` of an exported subclass. */
export class Process {
  /** @param options `target`, `args`, `kwargs`, `name`, `daemon` */
  constructor(options?: ProcessOptions)
  /** @internal */
  constructor(options?: ProcessOptions & { internal?: string })
  constructor(options: ProcessOptions & { internal?: string } = {}) {
    const { name, key, declared } = ownNameFor('Process', options.name)
    if (options.target) targetName(options.target)
    states.set(this, {
      name,
      daemon: options.daemon ?? isDaemon(),
      key: declared ? key : '',
      target: options.target,
      internal: options.internal,
      args: options.args ?? [],
      kwargs: options.kwargs ?? {},
      id: undefined,
      slot: undefined,
      closed: false,
      isSelf: false,
    })
    if (declared) declare(key, { name, kind: 'process', object: this })
  }

  /** What the process does; called in it by `start()`, in the caller if called directly. A subclass may override it. */
  run(): unknown {
    const { target, args, kwargs } = stateOfProcess(this)
    return target ? callTarget(targetName(target), args, kwargs) : undefined
  }

  /**
   * Makes the operating system start the process, whose parent is this one. Returns as soon as it exists.
   * @throws AssertionError if it was started before, or this process is a daemon; OSError if the system refuses
   */
  start(): void {
    const state = stateOfProcess(this)
    if (state.slot !== undefined || state.isSelf) throw sentences.processStartedTwice()
    if (isDaemon()) throw sentences.daemonicChildren()
    const { boot } = self()
    const { limits } = boot
    // This one counts, too.
    if (liveProcesses().length + 1 >= limits.processes) throw sentences.tooMany('processes', limits.processes)
    const start = encodeTask(this, Process, state, 'process')
    const id = nextChildId()
    const slot = addChild({ id, name: state.name, key: state.key }, true, state.daemon)
    const source = callSite()
    const kind = boot.processes
    emitFor('actor-created', id, {
      parent: self().id,
      kind,
      name: state.name,
      daemon: state.daemon,
      ...(source && { source }),
    })
    const actor = { id, name: state.name, kind, daemon: state.daemon }
    const parent = { name: current.name, pid: process.pid }
    ask({
      type: 'process',
      slot,
      boot: { ...boot, actor, parent, drive: 'whole', start: Buffer.from(start).toString('base64') },
    })
    while (stateOf(slot) === STARTING) whileState(slot, STARTING, 100)
    if (stateOf(slot) === FAILED)
      throw sentences.cannotStart(`the process ${state.name}`, errnoText(codeOf(slot)))
    state.id = id
    state.slot = slot
    standFor(slot, this)
  }

  /**
   * Waits until it has ended.
   * @param timeout seconds at most; look at `exitCode` (null: still running) to see which it was
   * @throws AssertionError if it is not a started child of this process
   */
  join(timeout?: number | null): void {
    const state = stateOfProcess(this)
    if (state.isSelf) throw sentences.joinCurrentProcess()
    const { slot, id } = started(state)
    if (hasEnded(slot)) return
    block({ op: 'join', target: id }, (ms) => endsWithin(slot, ms), patience(timeout))
  }

  /** Whether it was started and has not ended. */
  isAlive(): boolean {
    const state = stateOfProcess(this)
    if (state.isSelf) return true
    return state.slot !== undefined && !hasEnded(state.slot)
  }

  /**
   * SIGTERM, which ends it at once, whatever it does; on Windows TerminateProcess.
   * @throws AttributeError if it was not started
   */
  terminate(): void {
    this.signal('SIGTERM')
  }
  /** SIGKILL. @throws AttributeError if it was not started */
  kill(): void {
    this.signal('SIGKILL')
  }

  /** Forgets the process. @throws ValueError while it runs */
  close(): void {
    const state = states.get(this)
    if (!state || state.closed) return
    if (state.slot !== undefined && !hasEnded(state.slot)) throw sentences.closeRunning()
    state.closed = true
  }

  /** What it is called on the screen and in messages. */
  get name(): string {
    return stateOfProcess(this).name
  }
  set name(name: string) {
    stateOfProcess(this).name = name
  }
  /** A daemon is terminated when its parent process ends. */
  get daemon(): boolean {
    return stateOfProcess(this).daemon
  }
  /** @throws AssertionError once it was started */
  set daemon(daemon: boolean) {
    const state = stateOfProcess(this)
    if (state.slot !== undefined) throw sentences.daemonAfterStart('process')
    state.daemon = daemon
  }
  /** null before it is started. */
  get pid(): number | null {
    const state = stateOfProcess(this)
    if (state.isSelf) return process.pid
    return state.slot === undefined ? null : pidOf(state.slot)
  }
  /** The same as `pid`. */
  get ident(): number | null {
    return this.pid
  }
  /** null while it runs; 0 after a return, 1 after an exception, n after `exit(n)`, -n after signal n. */
  get exitCode(): number | null {
    const state = stateOfProcess(this)
    return state.slot === undefined ? null : (codeOf(state.slot) ?? null)
  }
  /**
   * What becomes ready when it ends: in Python a handle for `connection.wait`, here an object with `wait(timeout)`.
   */
  get sentinel(): { wait: (timeout?: number) => boolean } {
    return { wait: (timeout) => (this.join(timeout), !this.isAlive()) }
  }

  toString(): string {
    const state = stateOfProcess(this)
    const code = state.slot === undefined ? undefined : codeOf(state.slot)
    const status =
      state.isSelf || (state.slot !== undefined && code === undefined)
        ? 'started'
        : code === undefined
          ? 'initial'
          : 'stopped'
    return `<Process name='${state.name}' ${status}${code === undefined ? '' : ` exitcode=${code}`}${state.daemon ? ' daemon' : ''}>`
  }

  private signal(signal: 'SIGTERM' | 'SIGKILL'): void {
    const state = stateOfProcess(this)
    if (state.isSelf) {
      process.kill(process.pid, signal)
      // The signal is delivered at once; nothing of the program comes after it.
      for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000)
    }
    if (state.slot === undefined) throw sentences.signalBeforeStart(signal)
    if (hasEnded(state.slot)) return
    try {
      process.kill(pidOf(state.slot), signal)
    } catch {
      // It ended by itself at this very moment.
    }
  }
}

/** The object for the process we are in. */
export function currentProcess(): Process {
  return current
}

let current: Process
let daemonic = false

/** Boot: this process is the one that its boot line says; `object` is what it runs, if that is of a subclass. */
export function becomeProcess(object: Process | undefined): void {
  const { id, name, daemon } = self().boot.actor
  current = object ?? (Object.create(Process.prototype) as Process)
  daemonic = daemon
  states.set(current, { ...NOTHING, name, daemon, key: '', id, slot: undefined, isSelf: true })
}

export function isDaemon(): boolean {
  return daemonic
}

/** Every child process of this one that lives. */
export function activeChildren(): Process[] {
  return liveProcesses().map((child) =>
    objectOf(child, Process, () => {
      const made = Object.create(Process.prototype) as Process
      const { name, daemon, key, id, slot } = child
      states.set(made, { ...NOTHING, name, daemon, key, id, slot, isSelf: false })
      return made
    }),
  )
}

function liveProcesses(): Child[] {
  return liveChildren().filter((child) => child.process)
}

function started(state: State): { slot: number; id: ActorId } {
  if (state.slot === undefined) throw sentences.joinProcessBeforeStart()
  return { slot: state.slot, id: state.id ?? actorId('') }
}

function errnoText(errno: number | undefined): string {
  if (errno === undefined) return 'the app could not start it; close some programs or start fewer processes'
  const name = Object.entries(constants.errno).find(([, value]) => value === -errno)?.[0]
  return `the operating system says ${name ?? `error ${errno}`}; close some programs or start fewer processes`
}
