/** `threading.Lock`, `multiprocessing.Lock`: held by at most one actor. */
import { SEMAPHORE_BYTES, type HeldLock } from '../memory/region.ts'
import { blockHead } from '../memory/layout.ts'
import type { Memory } from '../memory/memory.ts'
import { sentences } from '../errors.ts'
import { meter } from '../trace.ts'
import { block } from '../wait.ts'
import { ACQUIRED, note, RELEASED } from './note.ts'
import { Resource } from './resource.ts'
import type { NameOption, Scope } from './resource.ts'
import { acquirePatience } from './timeouts.ts'
import type { AcquireOptions, Patience } from './timeouts.ts'

/** Where a lock's and an rlock's gate lies in their blocks: in the cache line of the holder, since both change together. */
export const LOCK_GATE = 32

interface Cells {
  lock: HeldLock
  me: number
}

export class LockBase extends Resource {
  private cells: Cells | undefined

  constructor(scope: Scope, options: NameOption & { key?: string } = {}) {
    super('lock', scope, options, LOCK_GATE + SEMAPHORE_BYTES)
  }

  /**
   * Takes the lock, waiting for it if need be.
   * @param blocking false: don't wait. Or both arguments as `{ blocking, timeout }`.
   * @param timeout seconds to wait at most; -1 (threading) or null (multiprocessing): for ever
   * @returns whether it was taken
   */
  acquire(blocking: boolean | AcquireOptions = true, timeout?: number | null): boolean {
    const { lock, me } = this.cells ?? this.openCells()
    // One branch for all that is rare: each call that comes back into a hot loop makes V8 load everything anew there,
    // within the critical section.
    const plain = blocking === true && timeout === undefined && meter.credit <= 0
    if (!plain || !lock.tryAcquire(me)) return this.acquireRarely(blocking, timeout)
    this.counters.acquisitions++
    return true
  }

  /**
   * Gives the lock back; any actor may, as in Python.
   * @throws RuntimeError (threading) or ValueError (multiprocessing) if it is not locked
   */
  release(): void {
    const { lock, me } = this.cells ?? this.openCells()
    if (meter.credit > 0 || lock.holder() !== me) return this.releaseRarely()
    lock.release()
  }

  /** Whether somebody holds it now; another actor may have changed that before you look at the answer. */
  locked(): boolean {
    return !(this.cells ?? this.openCells()).lock.isFree()
  }

  /** `with lock:` — runs `work` holding the lock and gives it back whatever happens. */
  with<T>(work: () => T): T {
    this.acquire()
    try {
      return work()
    } finally {
      this.release()
    }
  }

  /**
   * For Condition: release and take again without this counting as a use of the lock by the program.
   * @internal
   */
  releaseSave(): void {
    this.release()
  }
  /** @internal */
  acquireRestore(_saved: void): void {
    this.acquire()
  }
  /** @internal */
  isOwned(): boolean {
    const { lock, me } = this.cells ?? this.openCells()
    return lock.holder() === me
  }

  protected override initialise(memory: Memory, at: number): void {
    memory.base.createLock(at + blockHead.owner, at + LOCK_GATE)
  }

  private acquireRarely(blocking: boolean | AcquireOptions, timeout: number | null | undefined): boolean {
    const { lock, me } = this.cells ?? this.openCells()
    const patience = acquirePatience(this.scope, blocking, timeout)
    if (!lock.tryAcquire(me) && !this.wait(lock, me, patience)) return false
    this.counters.acquisitions++
    if (meter.credit > 0) note(ACQUIRED, this)
    return true
  }

  private wait(lock: HeldLock, me: number, patience: Patience): boolean {
    if (patience === 0) return false
    const what = { op: 'acquire', resource: this.resource, holders: () => this.holders() } as const
    const { ok, waited } = block(what, (ms) => lock.acquireFor(me, ms), patience)
    this.counters.contended++
    this.counters.waited += waited
    return ok
  }

  private releaseRarely(): void {
    const { lock, me } = this.cells ?? this.openCells()
    if (lock.isFree())
      throw this.scope === 'thread' ? sentences.releaseUnlocked() : sentences.releasedTooOften()
    if (lock.holder() !== me) this.place.foreign.set(1)
    if (meter.credit > 0) note(RELEASED, this)
    lock.release()
  }

  private openCells(): Cells {
    const { memory, at, me } = this.place
    return (this.cells = { lock: memory.base.lock(at + blockHead.owner, at + LOCK_GATE), me })
  }
}
