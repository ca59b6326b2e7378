/**
 * What all queues have in common: `queue.Queue`, `LifoQueue`, `PriorityQueue` (thread-queue.ts), `multiprocessing.Queue`,
 * `JoinableQueue`, `SimpleQueue` (process-queue.ts and beside it), pipes and what is behind a pool.
 * The classic bounded buffer (Dijkstra 1965): a semaphore counts free slots, one counts items, a mutex guards the store.
 */
import { Empty, Full, sentences, ShutDown } from '../errors.ts'
import type { Memory } from '../memory/memory.ts'
import { SEMAPHORE_BYTES } from '../memory/region.ts'
import type { Semaphore, Word } from '../memory/region.ts'
import { callSite } from '../source.ts'
import { emit, emitOperation, meter } from '../trace.ts'
import { decode, encode } from '../values.ts'
import { block } from '../wait.ts'
import type { ResourceId } from '../../../shared/trace/ids.ts'
import type { ResourceKind, WaitOp } from '../../../shared/trace/kinds.ts'
import { Gate, GATE_BYTES } from './gate.ts'
import { createMutex, Mutex, MUTEX_BYTES, MUTEX_GATE } from './mutex.ts'
import { createFifoStore, FifoStore } from './fifo-store.ts'
import { queueWord, QUEUE_SHUT, QUEUE_WORDS, type Item, type QueueStore } from './queue-words.ts'
import { Resource } from './resource.ts'
import type { NameOption, Scope } from './resource.ts'
import { createSortedStore, SortedStore, type SortedOrder } from './sorted-store.ts'
import { patience } from './timeouts.ts'
import type { Patience } from './timeouts.ts'

export type Order = 'fifo' | SortedOrder

export const QUEUE_ITEMS = MUTEX_GATE + MUTEX_BYTES
export const QUEUE_FREE = QUEUE_ITEMS + SEMAPHORE_BYTES
const DONE = QUEUE_FREE + SEMAPHORE_BYTES
const BYTES = DONE + GATE_BYTES

/** Keyword arguments of `put` and `get`. */
export interface QueueOptions {
  /** false: don't wait. */
  block?: boolean
  /** Seconds to wait at most. */
  timeout?: number | null
}

export interface QueueSettings extends NameOption {
  key?: string
  /** Waits show as waits for this resource (a pool's own queues). */
  actingFor?: () => ResourceId
  ops?: { put: WaitOp; get: WaitOp }
}

interface Cells {
  store: QueueStore
  mutex: Mutex
  /** Counts items. */
  items: Semaphore
  /** Counts free slots; only in a bounded queue. */
  free: Semaphore
  /** Where `join` sleeps until nothing is unfinished. */
  done: Gate
  /** 1 once it was shut down; between threads only. Written under the mutex. */
  shut: Word | undefined
}

/** A full queue's cell is given up on at once, a short wait needs no clock. */
const AT_ONCE: Patience = 0

export class QueueBase<T> extends Resource {
  private cells_: Cells | undefined
  /** This process puts and takes no more. */
  protected closed = false
  private hasPut = false

  constructor(
    scope: Scope,
    kind: ResourceKind,
    /** 0: unbounded. */
    protected readonly maxsize: number,
    private readonly order: Order,
    private readonly settings: QueueSettings = {},
  ) {
    super(kind, scope, settings, BYTES)
  }

  /** Whether nothing is in it now; another actor may have changed that before you look at the answer. */
  empty(): boolean {
    return this.level === 0
  }

  /**
   * Puts an item in, waiting for a free slot if need be.
   * @param wait false: don't wait. Or both arguments as `{ block, timeout }`.
   * @param timeout seconds to wait at most
   * @throws Full if there was no free slot in time; ShutDown or ValueError if the queue was shut down or closed
   */
  put(item: T, wait: boolean | QueueOptions = true, timeout?: number | null): void {
    if (this.closed) throw sentences.putOnClosed(this.name)
    const { store, mutex, items, free, shut } = this.cells
    // Before anything is taken, so that what can't cross changes nothing. Valid until the next `encode`.
    const value = encode(item, this.scope, 'the item')
    if (this.maxsize > 0) this.takeFrom(free, 'put', wait, timeout)
    let put: { number: number; level: number }
    mutex.acquire()
    try {
      if (shut?.get() === 1) throw new ShutDown()
      put = store.put(value)
    } catch (error) {
      if (this.maxsize > 0) free.release()
      throw error
    } finally {
      mutex.release()
    }
    items.release()
    this.hasPut = true
    this.counters.writes++
    if (meter.credit > 0) this.note('put', put, item)
  }

  /**
   * Takes an item out, waiting for one if need be. Arguments as in `put`.
   * @throws Empty if none came in time; ShutDown if none is left in a queue that was shut down; ValueError if it was closed
   */
  get(wait: boolean | QueueOptions = true, timeout?: number | null): T {
    if (this.closed) throw sentences.putOnClosed(this.name)
    this.takeFrom(this.cells.items, 'get', wait, timeout)
    return this.takeOne()
  }

  /**
   * For whoever waits in slices: undefined if none came within `ms`.
   * @internal
   */
  poll(ms: number): { item: T } | undefined {
    const { items } = this.cells
    return items.tryAcquire() || (ms > 0 && items.acquireFor(ms)) ? { item: this.takeOne() } : undefined
  }

  /**
   * Waits until there is an item, and leaves it there.
   * @internal
   */
  waitForItem(op: WaitOp, seconds: Patience): boolean {
    const { items } = this.cells
    const there =
      items.tryAcquire() || (seconds !== 0 && block(this.what(op), (ms) => items.acquireFor(ms), seconds).ok)
    if (there) items.release()
    return there
  }

  /** Reports one item that was taken out as done. @throws ValueError if called more often than there were items */
  protected countDone(): void {
    const { store, mutex, done } = this.cells
    mutex.acquire()
    try {
      const left = store.taskDone()
      if (!left) throw sentences.taskDoneTooOften()
      emitOperation('task-done', { resource: this.resource, unfinished: left.unfinished })
      if (left.unfinished === 0) done.wake(Infinity)
    } finally {
      mutex.release()
    }
  }

  /** Waits until every item that was put in has been reported done. */
  protected waitUntilDone(): void {
    const { store, mutex, done } = this.cells
    mutex.acquire()
    try {
      while (store.unfinished() > 0) done.sleep(mutex, this.what('queue-join'), undefined)
    } finally {
      mutex.release()
    }
  }

  /** Nothing more is put in from now on; `immediate`: what is in it is thrown away, and counts as done. */
  protected shutDown(immediate: boolean): void {
    const { store, mutex, items, free, done, shut } = this.cells
    mutex.acquire()
    try {
      shut?.set(1)
      if (immediate) {
        while (store.take()) store.taskDone()
        emitOperation('sample', { resource: this.resource, value: 0 })
        done.wake(Infinity)
      }
    } finally {
      mutex.release()
    }
    // One more than there is: whoever waits wakes, finds out, and wakes the next one.
    items.release()
    if (this.maxsize > 0) free.release()
  }

  /**
   * Whether this actor has put anything into it.
   * @internal
   */
  get used(): boolean {
    return this.hasPut
  }
  /**
   * Pipe: nothing more will come; whoever waits for an item hears it.
   * @internal
   */
  hangUp(): void {
    this.cells.items.release()
  }
  /** How many items are in it now. */
  protected get level(): number {
    return this.place.memory.base.word(this.place.at + QUEUE_WORDS + queueWord.level * 4).get()
  }

  protected override initialise(memory: Memory, at: number): void {
    createMutex(memory, at)
    memory.base.createSemaphore(at + QUEUE_ITEMS, 0)
    memory.base.createSemaphore(at + QUEUE_FREE, Math.max(0, this.maxsize))
    if (this.order === 'fifo') createFifoStore(memory, at)
    else createSortedStore(memory, at)
  }
  protected override capacity(): number | undefined {
    return this.maxsize > 0 ? this.maxsize : undefined
  }
  protected override referenceArguments(): number[] {
    return [this.maxsize]
  }

  /** An item is certain (`items` was taken); takes it. */
  private takeOne(): T {
    const { store, mutex, free, items } = this.cells
    mutex.acquire()
    let taken: Item | undefined
    try {
      taken = store.take()
    } finally {
      mutex.release()
    }
    if (!taken) {
      // Only a closed pipe and a queue that was shut down ring without an item: let the next one hear it too.
      items.release()
      throw this.kind === 'pipe' ? sentences.endOfPipe() : new ShutDown()
    }
    if (this.maxsize > 0) free.release()
    const item = decode(taken) as T
    this.counters.reads++
    if (meter.credit > 0) this.note('got', taken, item)
    return item
  }

  /** Takes one from `semaphore`, waiting for it if need be. */
  private takeFrom(
    semaphore: Semaphore,
    what: 'put' | 'get',
    wait: boolean | QueueOptions,
    timeout: number | null | undefined,
  ): void {
    const plain = wait === true && timeout === undefined
    const seconds = plain ? undefined : this.patienceOf(wait, timeout)
    if (!semaphore.tryAcquire()) this.waitFor(semaphore, what, seconds)
  }

  private waitFor(semaphore: Semaphore, what: 'put' | 'get', seconds: Patience): void {
    if (seconds !== AT_ONCE) {
      const op = this.settings.ops?.[what] ?? what
      const { ok, waited } = block(this.what(op), (ms) => semaphore.acquireFor(ms), seconds)
      this.counters.contended++
      this.counters.waited += waited
      if (ok) return
    }
    if (this.cells.shut?.get() === 1) throw new ShutDown()
    throw what === 'put' ? new Full() : new Empty()
  }

  private patienceOf(wait: boolean | QueueOptions, timeout: number | null | undefined): Patience {
    const { block: blocking = true, timeout: limit } =
      typeof wait === 'object' ? wait : { block: wait, timeout }
    if (!blocking) return AT_ONCE
    if (limit !== undefined && limit !== null && limit < 0 && this.scope === 'thread')
      throw sentences.negativeTimeout(limit)
    return patience(limit)
  }

  private what(op: WaitOp): { op: WaitOp; resource: ResourceId } {
    return { op, resource: this.settings.actingFor?.() ?? this.resource }
  }

  private note(type: 'put' | 'got', { number, level }: { number: number; level: number }, item: T): void {
    if (this.settings.actingFor) return
    const source = callSite()
    meter.credit--
    emit(type, {
      resource: this.resource,
      item: number,
      level,
      preview: preview(item),
      ...(source && { source }),
    })
  }

  private get cells(): Cells {
    if (this.cells_) return this.cells_
    const { memory, at } = this.place
    return (this.cells_ = {
      store: this.order === 'fifo' ? new FifoStore(memory, at) : new SortedStore(memory, at, this.order),
      mutex: new Mutex(this.place, this.resource, () => this.holders()),
      items: memory.base.semaphore(at + QUEUE_ITEMS),
      free: memory.base.semaphore(at + QUEUE_FREE),
      done: new Gate(this.place, DONE),
      shut: this.scope === 'thread' ? memory.base.word(at + QUEUE_SHUT) : undefined,
    })
  }
}

/** A few letters of an item, for the slots on the screen. */
function preview(item: unknown): string {
  if (typeof item === 'string') return item.slice(0, 40)
  if (typeof item === 'object' && item !== null) {
    const text = JSON.stringify(item, (_key, value: unknown) =>
      typeof value === 'bigint' ? `${value}n` : value,
    )
    return text.slice(0, 40)
  }
  return String(item)
}
