/** `threading.RLock`, `multiprocessing.RLock`: its holder may take it again. */
import { SEMAPHORE_BYTES, type HeldLock, type Word } from '../memory/region.ts'
import { blockHead } from '../memory/layout.ts'
import type { Memory } from '../memory/memory.ts'
import { sentences } from '../errors.ts'
import { meter } from '../trace.ts'
import { block } from '../wait.ts'
import { ACQUIRED, note, RELEASED } from './note.ts'
import { LOCK_GATE } from './lock.ts'
import { Resource } from './resource.ts'
import type { NameOption, Scope } from './resource.ts'
import { acquirePatience } from './timeouts.ts'
import type { AcquireOptions } from './timeouts.ts'

const DEPTH = 16

interface Cells {
  lock: HeldLock
  depth: Word
  me: number
}

export class RLockBase extends Resource {
  private cells_: Cells | undefined

  constructor(scope: Scope, options: NameOption & { key?: string } = {}) {
    super('rlock', scope, options, LOCK_GATE + SEMAPHORE_BYTES)
  }

  /** As `Lock.acquire`; an actor that holds it already gets it again at once. */
  acquire(blocking: boolean | AcquireOptions = true, timeout?: number | null): boolean {
    const { lock, depth, me } = this.cells
    const plain = blocking === true && timeout === undefined
    const patience = plain ? undefined : acquirePatience(this.scope, blocking, timeout)
    if (lock.holder() === me) {
      depth.set(depth.get() + 1)
      return true
    }
    if (!lock.tryAcquire(me)) {
      if (patience === 0) return false
      const what = { op: 'acquire', resource: this.resource, holders: () => this.holders() } as const
      const { ok, waited } = block(what, (ms) => lock.acquireFor(me, ms), patience)
      this.counters.contended++
      this.counters.waited += waited
      if (!ok) return false
    }
    depth.set(1)
    this.counters.acquisitions++
    if (meter.credit > 0) note(ACQUIRED, this)
    return true
  }

  /**
   * Undoes one acquire; the last one gives the lock back.
   * @throws RuntimeError (threading) or AssertionError (multiprocessing) if this actor does not hold it
   */
  release(): void {
    const { lock, depth, me } = this.cells
    if (lock.holder() !== me) throw sentences.releaseNotOwned(this.scope)
    const left = depth.get() - 1
    depth.set(left)
    if (left === 0) this.giveBack()
  }

  /** `with lock:` */
  with<T>(work: () => T): T {
    this.acquire()
    try {
      return work()
    } finally {
      this.release()
    }
  }

  /** Whether somebody holds it now; another actor may have changed that before you look at the answer. */
  locked(): boolean {
    return !this.cells.lock.isFree()
  }

  /**
   * For Condition: gives it back whole and says how deep it was held.
   * @internal
   */
  releaseSave(): number {
    const depth = this.cells.depth.get()
    this.cells.depth.set(0)
    this.giveBack()
    return depth
  }
  /** @internal */
  acquireRestore(depth: number): void {
    this.acquire()
    this.cells.depth.set(depth)
  }
  /** @internal */
  isOwned(): boolean {
    const { lock, me } = this.cells
    return lock.holder() === me
  }

  protected override initialise(memory: Memory, at: number): void {
    memory.base.createLock(at + blockHead.owner, at + LOCK_GATE)
  }

  private giveBack(): void {
    if (meter.credit > 0) note(RELEASED, this)
    this.cells.lock.release()
  }

  private get cells(): Cells {
    if (this.cells_) return this.cells_
    const { memory, at, me } = this.place
    return (this.cells_ = {
      lock: memory.base.lock(at + blockHead.owner, at + LOCK_GATE),
      depth: memory.base.word(at + DEPTH),
      me,
    })
  }
}
