/** `threading.Lock`, `multiprocessing.Lock`: held by at most one actor. */
import { SEMAPHORE_BYTES } from '../memory/region.ts'
import type { Semaphore, Word } from '../memory/region.ts'
import type { Memory } from '../memory/memory.ts'
import { sentences } from '../errors.ts'
import { emitOperation, meter } from '../trace.ts'
import { block } from '../wait.ts'
import { Resource } from './resource.ts'
import type { NameOption, Scope } from './resource.ts'
import { acquirePatience } from './timeouts.ts'
import type { AcquireOptions, Patience } from './timeouts.ts'

/** The semaphore that whoever holds it has taken. */
export const LOCK_GATE = 64
const GATE = LOCK_GATE

interface Cells {
  gate: Semaphore
  owner: Word
  me: number
}

export class LockBase extends Resource {
  private cells: Cells | undefined

  constructor(scope: Scope, options: NameOption & { key?: string } = {}) {
    super('lock', scope, options, GATE + SEMAPHORE_BYTES)
  }

  /**
   * Takes the lock, waiting for it if need be.
   * @param blocking false: don't wait. Or both arguments as `{ blocking, timeout }`.
   * @param timeout seconds to wait at most; -1 (threading) or null (multiprocessing): for ever
   * @returns whether it was taken
   */
  acquire(blocking: boolean | AcquireOptions = true, timeout?: number | null): boolean {
    const cells = this.cells ?? this.openCells()
    if (cells.gate.tryAcquire()) {
      cells.owner.set(cells.me)
      this.counters.acquisitions++
      if (meter.credit > 0) this.noteAcquired()
      return true
    }
    return this.acquireSlowly(acquirePatience(this.scope, blocking, timeout))
  }

  /**
   * Gives the lock back; any actor may, as in Python.
   * @throws RuntimeError (threading) or ValueError (multiprocessing) if it is not locked
   */
  release(): void {
    const { gate, owner, me } = this.cells ?? this.openCells()
    const holder = owner.get()
    if (holder !== me) this.checkForeignRelease(gate)
    // Cleared first: whoever takes it next must never be mistaken for us.
    owner.set(0)
    if (meter.credit > 0) emitOperation('released', { resource: this.resource })
    gate.release()
  }

  locked(): boolean {
    return (this.cells ?? this.openCells()).gate.value() === 0
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

  /** For Condition: release and take again without this counting as a use of the lock by the program. */
  releaseSave(): void {
    this.release()
  }
  acquireRestore(_saved: void): void {
    this.acquire()
  }
  isOwned(): boolean {
    const { gate, owner, me } = this.cells ?? this.openCells()
    return gate.value() === 0 && owner.get() === me
  }

  protected override initialise(memory: Memory, at: number): void {
    memory.base.createSemaphore(at + GATE, 1)
  }

  private acquireSlowly(patience: Patience): boolean {
    if (patience === 0) return false
    const { gate, owner, me } = this.cells ?? this.openCells()
    const what = { op: 'acquire', resource: this.resource, holders: () => this.holders() } as const
    const { ok, waited } = block(what, (ms) => gate.acquireFor(ms), patience)
    this.counters.contended++
    this.counters.waited += waited
    if (!ok) return false
    owner.set(me)
    this.counters.acquisitions++
    if (meter.credit > 0) this.noteAcquired()
    return true
  }

  private checkForeignRelease(gate: Semaphore): void {
    if (gate.value() > 0)
      throw this.scope === 'thread' ? sentences.releaseUnlocked() : sentences.releasedTooOften()
    this.place.foreign.set(1)
  }

  private openCells(): Cells {
    const { memory, at, owner, me } = this.place
    return (this.cells = { gate: memory.base.semaphore(at + GATE), owner, me })
  }
}
