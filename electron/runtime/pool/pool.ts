/** `multiprocessing.Pool`: worker processes that take tasks from one queue. */
import { sentences } from '../errors.ts'
import { cpuCount } from '../lab/os.ts'
import { now } from '../clock.ts'
import { ownNameFor } from '../naming.ts'
import { declare } from '../registry.ts'
import { Process } from '../start/process.ts'
import { targetName } from '../start/task.ts'
import type { Kwargs, Target } from '../start/task.ts'
import type { NameOption } from '../sync/resource.ts'
import { patience } from '../sync/timeouts.ts'
import { emit } from '../trace.ts'
import { block } from '../wait.ts'
import { resourceId } from '../../../shared/trace/ids.ts'
import type { ResourceId } from '../../../shared/trace/ids.ts'
import { MapResult, PartIterator } from './iteration.ts'
import { Line } from './line.ts'
import type { Answer, How, Job } from './messages.ts'
import { addPump } from './pumping.ts'
import { poolQueues } from './queues.ts'
import type { PoolQueues } from './queues.ts'
import { AsyncResult } from './result.ts'
import type { Callbacks } from './result.ts'

/** What a pool is made of. */
export interface PoolOptions extends NameOption {
  /** How many workers. Default: one per processor. */
  processes?: number
  /** An exported function that each worker calls first. */
  initializer?: Target
  /** What the initializer is called with. */
  initargs?: readonly unknown[]
  /** A worker ends after so many tasks and another takes its place. */
  maxtasksperchild?: number | null
}

export interface ApplyOptions<T> extends Callbacks<T> {
  kwds?: Kwargs
}

/** Whoever waits for answers of one job. */
interface Receiver {
  settle(part: number, ok: boolean, value: unknown): void
  /** After an answer: no more will come. */
  readonly complete: boolean
}

// What the pool calls are the program's own functions; their types are checked where the program calls `apply`.
type Task<A extends readonly unknown[], R> = (...args: [...A]) => R

/** How long a join waits before it looks after workers that were killed meanwhile. */
const JOIN_SECONDS = 0.1

const live = new Set<Pool>()

/** At the end of the process: what was not ended by the program. */
export function terminatePools(): void {
  for (const pool of live) pool.terminate()
}

/** Worker processes that take tasks from one queue. */
export class Pool {
  /** What it is called on the screen. */
  readonly name: string
  private readonly options: PoolOptions
  private readonly size: number
  private readonly key: string
  private queues_: PoolQueues | undefined
  /** By their places. */
  private readonly workers: Process[] = []
  private line_: Line | undefined
  private started = 0
  private jobs = 0
  private readonly open = new Map<number, Receiver>()
  private state: 'running' | 'closed' | 'terminated' = 'running'
  private stopPumping: (() => void) | undefined

  /** @param processes how many workers, or all options together */
  constructor(processes: number | PoolOptions = {}) {
    this.options = typeof processes === 'number' ? { processes } : processes
    this.size = this.options.processes ?? cpuCount()
    if (!Number.isInteger(this.size) || this.size < 1) throw sentences.poolSize(this.size)
    const { maxtasksperchild: most } = this.options
    if (most !== undefined && most !== null && (!Number.isInteger(most) || most < 1))
      throw sentences.maxTasks()
    const naming = ownNameFor('pool', this.options.name)
    this.name = naming.name
    this.key = naming.key
    if (naming.declared) declare(naming.key, { name: this.name, kind: 'pool', object: this })
    else this.start()
  }

  /** Runs `fn(...args)` in a worker and waits for the result. */
  apply<A extends readonly unknown[], R>(fn: Task<A, R>, args?: A, kwds?: Kwargs): R {
    return this.applyAsync(fn, args, kwds ? { kwds } : {}).get()
  }

  /**
   * Hands `fn(...args)` to a worker and goes on.
   * @param options `kwds`, and `callback(result)` or `errorCallback(exception)`, called in this thread while it is inside
   *   a call of a pool or of `sleep`
   */
  applyAsync<A extends readonly unknown[], R>(
    fn: Task<A, R>,
    args?: A,
    options: ApplyOptions<R> = {},
  ): AsyncResult<R> {
    const target = targetName(fn)
    const result = new AsyncResult<R>(this.pumping, options)
    const job = this.submit(result)
    this.put([job, 0, target, 'call', [...(args ?? [])], options.kwds ?? null])
    return result
  }

  /** `fn` of every item, in pieces of `chunksize`; waits for the list of results. */
  map<T, R>(fn: (item: T) => R, items: Iterable<T>, chunksize?: number): R[] {
    return this.mapAsync(fn, items, chunksize).get()
  }
  /** `map` without waiting for the results. */
  mapAsync<T, R>(
    fn: (item: T) => R,
    items: Iterable<T>,
    chunksize?: number,
    callbacks: Callbacks<R[]> = {},
  ): AsyncResult<R[]> {
    return this.pieces<R>(fn, 'map', [...items], chunksize, callbacks)
  }
  /** As `map`, with the items spread as arguments: `fn(...item)`. */
  starmap<A extends readonly unknown[], R>(fn: Task<A, R>, items: Iterable<A>, chunksize?: number): R[] {
    return this.starmapAsync(fn, items, chunksize).get()
  }
  /** `starmap` without waiting for the results. */
  starmapAsync<A extends readonly unknown[], R>(
    fn: Task<A, R>,
    items: Iterable<A>,
    chunksize?: number,
    callbacks: Callbacks<R[]> = {},
  ): AsyncResult<R[]> {
    return this.pieces<R>(fn, 'star', [...items], chunksize, callbacks)
  }

  /** The results one by one, in the order of the items, each as soon as it is there. `next(timeout)` raises TimeoutError. */
  imap<T, R>(fn: (item: T) => R, items: Iterable<T>, chunksize = 1): PartIterator<R> {
    return this.iterate<R>(fn, [...items], chunksize, true)
  }
  /** As `imap`, in the order in which they are done. */
  imapUnordered<T, R>(fn: (item: T) => R, items: Iterable<T>, chunksize = 1): PartIterator<R> {
    return this.iterate<R>(fn, [...items], chunksize, false)
  }

  /** No more tasks; the workers end when all are done. */
  close(): void {
    if (this.state !== 'running') return
    this.start()
    this.state = 'closed'
    for (let i = 0; i < this.size; i++) this.queues.jobs.put(null)
  }

  /** Ends the workers at once, whatever they do. */
  terminate(): void {
    if (this.state === 'terminated') return
    this.state = 'terminated'
    for (const worker of this.workers) worker.terminate()
    this.open.clear()
    this.finish()
  }

  /**
   * Waits until the workers have ended.
   * @throws ValueError if the pool was not closed or terminated before
   */
  join(): void {
    if (this.state === 'running') throw sentences.poolStillRunning()
    if (this.state === 'closed') this.pumping(() => this.open.size === 0, undefined)
    for (const worker of this.workers) {
      // One that is killed while it is the first in line leaves the others standing there.
      for (worker.join(JOIN_SECONDS); worker.isAlive(); worker.join(JOIN_SECONDS)) this.leaveDead()
    }
    this.finish()
  }

  /** `with Pool() as pool:` — ends with `terminate()`, as in Python. */
  with<T>(work: (pool: this) => T): T {
    try {
      return work(this)
    } finally {
      this.terminate()
    }
  }

  toString(): string {
    return `<Pool ${this.name} state=${this.state} pool_size=${this.size}>`
  }

  private get resource(): ResourceId {
    return resourceId(this.key)
  }
  private get queues(): PoolQueues {
    return (this.queues_ ??= poolQueues(this.resource))
  }

  /** One declared at module level starts its workers when it is first used: the module is evaluated in them, too. */
  private start(): void {
    if (this.stopPumping || this.state !== 'running') return
    emit('resource-created', {
      resource: this.resource,
      kind: 'pool',
      name: this.name,
      scope: 'process',
      capacity: this.size,
    })
    this.stopPumping = addPump(() => this.pump(0))
    live.add(this)
    try {
      for (let place = 0; place < this.size; place++) this.addWorker(place)
    } catch (error) {
      this.terminate()
      throw error
    }
  }

  private addWorker(place: number): void {
    this.started += 1
    const { initializer, initargs = [], maxtasksperchild } = this.options
    const worker = new Process({
      name: `${this.name}-worker-${this.started}`,
      daemon: true,
      internal: 'pool-worker',
      args: [
        this.resource,
        place,
        this.size,
        maxtasksperchild ?? 0,
        initializer ? targetName(initializer) : '',
        [...initargs],
      ],
    })
    worker.start()
    this.workers[place] = worker
  }

  private submit(receiver: Receiver): number {
    if (this.state !== 'running') throw sentences.poolNotRunning()
    this.start()
    this.jobs += 1
    this.open.set(this.jobs, receiver)
    return this.jobs
  }

  private put(job: NonNullable<Job>): void {
    try {
      this.queues.jobs.put(job)
    } catch (error) {
      this.open.delete(job[0])
      throw error
    }
  }

  private pieces<R>(
    fn: Target,
    how: How,
    items: unknown[],
    chunksize: number | undefined,
    callbacks: Callbacks<R[]>,
  ): AsyncResult<R[]> {
    const target = targetName(fn)
    checkChunk(chunksize)
    const size = chunksize ?? Math.max(1, Math.ceil(items.length / (this.size * 4)))
    const parts = Math.ceil(items.length / size)
    const result = new AsyncResult<R[]>(this.pumping, callbacks)
    if (parts === 0) {
      result.settle(0, true, [])
      return result
    }
    const job = this.submit(new MapResult(parts, (ok, value) => result.settle(0, ok, value)))
    this.putParts(job, target, how, items, size)
    return result
  }

  private iterate<R>(fn: Target, items: unknown[], chunksize: number, ordered: boolean): PartIterator<R> {
    const target = targetName(fn)
    checkChunk(chunksize)
    const iterator = new PartIterator<R>(Math.ceil(items.length / chunksize), ordered, this.pumping)
    if (items.length > 0) this.putParts(this.submit(iterator), target, 'map', items, chunksize)
    return iterator
  }

  private putParts(job: number, target: string, how: How, items: unknown[], size: number): void {
    for (let part = 0; part * size < items.length; part++) {
      this.put([job, part, target, how, items.slice(part * size, (part + 1) * size), null])
    }
  }

  /** Takes answers until `done` or the time is over; replaces workers that ended. */
  private readonly pumping = (done: () => boolean, timeout: number | null | undefined): boolean => {
    if (done()) return true
    const seconds = patience(timeout)
    const attempt = (ms: number) => {
      // A call-back may be slow or throw; it must do so before anything more is taken.
      this.pump(ms)
      return done()
    }
    const since = now()
    if (seconds === 0) return attempt(0)
    const left = () => (seconds === undefined ? undefined : seconds - (now() - since) / 1e6)
    return block({ op: 'result', resource: this.resource }, attempt, left()).ok
  }

  /** Takes the answers that are there, waiting for the first; says whether there were any. */
  private pump(ms: number): boolean {
    let answer = this.queues.answers.poll(ms)
    const some = answer !== undefined
    while (answer) {
      this.settle(answer.item)
      answer = this.queues.answers.poll(0)
    }
    this.replaceEnded()
    return some
  }

  private settle([job, part, ok, value]: Answer): void {
    const receiver = this.open.get(job)
    if (!receiver) return
    try {
      receiver.settle(part, ok, value)
    } finally {
      if (receiver.complete) this.open.delete(job)
    }
  }

  private replaceEnded(): void {
    if (this.state === 'terminated' || this.workers.every((worker) => worker.isAlive())) return
    const dead = this.leaveDead()
    // After close() workers end one by one; only those that are still needed are replaced.
    const alive = this.size - dead.length
    const wanted = this.state === 'running' ? this.size : Math.min(this.size, this.open.size)
    for (const place of dead.slice(0, Math.max(0, wanted - alive))) this.addWorker(place)
  }

  /** Takes those out of the line that have ended, and says their places. */
  private leaveDead(): number[] {
    const dead = [...this.workers.keys()].filter((place) => !this.workers[place]?.isAlive())
    for (const place of dead) {
      this.line.leave(place)
      this.line.silence(place)
    }
    return dead
  }

  private get line(): Line {
    return (this.line_ ??= new Line(this.resource, this.size))
  }

  private finish(): void {
    live.delete(this)
    this.stopPumping?.()
  }
}

function checkChunk(size: number | undefined): void {
  if (size !== undefined && !(Number.isInteger(size) && size > 0)) throw sentences.chunkSize(size)
}
