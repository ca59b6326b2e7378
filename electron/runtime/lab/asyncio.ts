/**
 * The part of Python's `asyncio` that JavaScript's own async functions leave open: tasks that the lab can show, and
 * what they synchronise with. All tasks of an actor share its one thread.
 */
import { nextChildId, self } from '../actor.ts'
import { awaitResult, awaitTask, runTask } from '../coroutines.ts'
import { TimeoutError, ValueError } from '../errors.ts'
import { callSite } from '../source.ts'
import { emitFor } from '../trace.ts'
import type { ActorId } from '../../../shared/trace/ids.ts'
import { programStack } from '../source.ts'

/** Seconds until a sleeping task may go on, at the run's speed. */
export function sleep(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, (Math.max(0, seconds) / self().boot.speed) * 1000))
}

/** Runs the main coroutine: `export function main() { return run(mainTask) }`. */
export function run<T>(main: () => Promise<T>): Promise<T> {
  return main()
}

/** What a task is called. */
export interface TaskOptions {
  /** Default: Task-1, Task-2, … */
  name?: string
}

/** A coroutine under way; awaited, it gives its result. */
export class Task<T> implements PromiseLike<T> {
  private finished = false

  /** @internal */
  constructor(
    /** What it is called on the screen. */
    readonly name: string,
    private readonly id: ActorId,
    private readonly promise: Promise<T>,
  ) {
    const finish = () => {
      this.finished = true
    }
    promise.then(finish, finish)
  }

  /** Whether it has ended. */
  done(): boolean {
    return this.finished
  }
  /** What it is called on the screen. */
  getName(): string {
    return this.name
  }
  /** What `await` calls: goes on with the result, or the exception. */
  then<A = T, B = never>(
    ok?: ((value: T) => A | PromiseLike<A>) | null,
    failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    awaitTask(this.id)
    return this.promise.then(ok, failed)
  }
}

let tasks = 0

/** Starts a coroutine; it runs whenever the others await. */
export function createTask<T>(work: () => Promise<T>, options: TaskOptions = {}): Task<T> {
  tasks += 1
  const name = options.name ?? `Task-${tasks}`
  const id = nextChildId()
  const source = callSite()
  emitFor('actor-created', id, { parent: self().id, kind: 'task', name, ...(source && { source }) })
  // Python's tasks start when their creator awaits next, not at once.
  return new Task(
    name,
    id,
    Promise.resolve().then(() => traced(id, work)),
  )
}

/** All results, in the order of the arguments. */
export function gather<T extends readonly unknown[]>(
  ...awaitables: { [K in keyof T]: PromiseLike<T[K]> }
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  return Promise.all(awaitables)
}

/** @throws TimeoutError if it takes longer than `timeout` seconds (the task itself goes on: JavaScript can't cancel it) */
export async function waitFor<T>(awaitable: PromiseLike<T>, timeout: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TimeoutError()), (timeout / self().boot.speed) * 1000)
  })
  try {
    return await Promise.race([awaitable, late])
  } finally {
    clearTimeout(timer)
  }
}

/** How many tasks may be inside at once; first come, first served. */
export class Semaphore {
  private readonly waiting: (() => void)[] = []

  constructor(private value = 1) {
    if (value < 0) throw new ValueError('Semaphore initial value must be >= 0')
  }

  /** Takes a place, waiting for one if need be. */
  async acquire(): Promise<true> {
    if (this.value > 0) this.value -= 1
    else await awaitResult(new Promise<void>((resolve) => this.waiting.push(resolve)))
    return true
  }
  /** Gives the place back to whoever waits longest. */
  release(): void {
    const next = this.waiting.shift()
    if (next) next()
    else this.value += 1
  }
  /** `async with semaphore:` */
  async with<T>(work: () => Promise<T>): Promise<T> {
    await this.acquire()
    try {
      return await work()
    } finally {
      this.release()
    }
  }
}

/** Held by at most one task. */
export class Lock extends Semaphore {
  constructor() {
    super(1)
  }
}

/** A flag that tasks wait for. */
export class Event {
  private set_ = false
  private waiting: (() => void)[] = []

  /** Whether the flag is set. */
  isSet(): boolean {
    return this.set_
  }
  /** Sets the flag and wakes all that wait for it. */
  set(): void {
    this.set_ = true
    for (const go of this.waiting.splice(0)) go()
  }
  /** Takes the flag away. */
  clear(): void {
    this.set_ = false
  }
  /** Waits until the flag is set. */
  async wait(): Promise<true> {
    if (!this.set_) await awaitResult(new Promise<void>((resolve) => this.waiting.push(resolve)))
    return true
  }
}

/** First in, first out, between tasks. */
export class Queue<T> {
  private readonly items: T[] = []
  private readonly filled = new Semaphore(0)
  private readonly free: Semaphore | undefined

  /** @param maxsize 0: unbounded */
  constructor(maxsize = 0) {
    this.free = maxsize > 0 ? new Semaphore(maxsize) : undefined
  }
  /** Puts an item in, waiting for a free slot if need be. */
  async put(item: T): Promise<void> {
    await this.free?.acquire()
    this.items.push(item)
    this.filled.release()
  }
  /** Takes an item out, waiting for one if need be. */
  async get(): Promise<T> {
    await this.filled.acquire()
    this.free?.release()
    return this.items.shift() as T
  }
  /** How many items are in it. */
  qsize(): number {
    return this.items.length
  }
}

async function traced<T>(id: ActorId, work: () => Promise<T>): Promise<T> {
  const { pid, ppid } = process
  emitFor('actor-started', id, { pid, ppid })
  try {
    const result = await runTask(id, work)
    emitFor('actor-exited', id, { cause: 'returned' })
    return result
  } catch (error) {
    emitFor('actor-exited', id, { cause: 'exception', message: programStack(error).slice(0, 500) })
    throw error
  }
}
