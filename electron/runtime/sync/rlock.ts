/** `threading.RLock`, `multiprocessing.RLock`: its holder may take it again. */
import { SEMAPHORE_BYTES } from '../memory/region.ts'
import type { Semaphore, Word } from '../memory/region.ts'
import type { Memory } from '../memory/memory.ts'
import { sentences } from '../errors.ts'
import { emitOperation, meter } from '../trace.ts'
import { block } from '../wait.ts'
import { Resource } from './resource.ts'
import type { NameOption, Scope } from './resource.ts'
import { acquirePatience } from './timeouts.ts'
import type { AcquireOptions } from './timeouts.ts'

const DEPTH = 16
/** The semaphore that whoever holds it has taken. */
export const RLOCK_GATE = 64
const GATE = RLOCK_GATE

interface Cells {
  gate: Semaphore
  owner: Word
  depth: Word
  me: number
}

export class RLockBase extends Resource {
  private cells_: Cells | undefined

  constructor(scope: Scope, options: NameOption & { key?: string } = {}) {
    super('rlock', scope, options, GATE + SEMAPHORE_BYTES)
  }

  /** As `Lock.acquire`; an actor that holds it already gets it again at once. */
  acquire(blocking: boolean | AcquireOptions = true, timeout?: number | null): boolean {
    const { gate, owner, depth, me } = this.cells
    if (owner.get() === me) {
      depth.set(depth.get() + 1)
      return true
    }
    if (!gate.tryAcquire()) {
      const patience = acquirePatience(this.scope, blocking, timeout)
      if (patience === 0) return false
      const what = { op: 'acquire', resource: this.resource, holders: () => this.holders() } as const
      const { ok, waited } = block(what, (ms) => gate.acquireFor(ms), patience)
      this.counters.contended++
      this.counters.waited += waited
      if (!ok) return false
    }
    owner.set(me)
    depth.set(1)
    this.counters.acquisitions++
    if (meter.credit > 0) this.noteAcquired()
    return true
  }

  /**
   * Undoes one acquire; the last one gives the lock back.
   * @throws RuntimeError (threading) or AssertionError (multiprocessing) if this actor does not hold it
   */
  release(): void {
    const { owner, depth, me } = this.cells
    if (owner.get() !== me) throw sentences.releaseNotOwned(this.scope)
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

  locked(): boolean {
    return this.cells.gate.value() === 0
  }

  /** For Condition: gives it back whole and says how deep it was held. */
  releaseSave(): number {
    const depth = this.cells.depth.get()
    this.cells.depth.set(0)
    this.giveBack()
    return depth
  }
  acquireRestore(depth: number): void {
    this.acquire()
    this.cells.depth.set(depth)
  }
  isOwned(): boolean {
    const { owner, me } = this.cells
    return owner.get() === me
  }

  protected override initialise(memory: Memory, at: number): void {
    memory.base.createSemaphore(at + GATE, 1)
  }

  private giveBack(): void {
    this.cells.owner.set(0)
    if (meter.credit > 0) emitOperation('released', { resource: this.resource })
    this.cells.gate.release()
  }

  private get cells(): Cells {
    if (this.cells_) return this.cells_
    const { memory, at, owner, me } = this.place
    return (this.cells_ = {
      gate: memory.base.semaphore(at + GATE),
      depth: memory.base.word(at + DEPTH),
      owner,
      me,
    })
  }
}
