/** `Semaphore` and `BoundedSemaphore` of both modules: at most `value` actors are inside at once. */
import { SEMAPHORE_BYTES } from '../memory/region.ts'
import type { Semaphore } from '../memory/region.ts'
import type { Memory } from '../memory/memory.ts'
import { sentences } from '../errors.ts'
import { meter } from '../trace.ts'
import { block } from '../wait.ts'
import { ACQUIRED, note, RELEASED } from './note.ts'
import { Resource } from './resource.ts'
import type { NameOption, Scope } from './resource.ts'
import { semaphorePatience } from './timeouts.ts'
import type { AcquireOptions } from './timeouts.ts'

/** The semaphore that whoever holds it has taken. */
export const SEMAPHORE_GATE = 64
const GATE = SEMAPHORE_GATE

export class SemaphoreBase extends Resource {
  private gate_: Semaphore | undefined

  constructor(
    scope: Scope,
    private readonly initial: number,
    private readonly bounded: boolean,
    options: NameOption & { key?: string } = {},
  ) {
    super(bounded ? 'bounded-semaphore' : 'semaphore', scope, options, GATE + SEMAPHORE_BYTES)
    if (!Number.isInteger(initial) || initial < 0) throw sentences.semaphoreInitial(initial)
  }

  /**
   * Takes one, waiting while there is none.
   * @param blocking false: don't wait. Or both arguments as `{ blocking, timeout }`.
   * @param timeout seconds to wait at most; null: for ever
   * @returns whether one was taken
   * @throws ValueError (threading) if there is a timeout, and no waiting
   */
  acquire(blocking: boolean | AcquireOptions = true, timeout?: number | null): boolean {
    const plain = blocking === true && timeout === undefined
    const patience = plain ? undefined : semaphorePatience(this.scope, blocking, timeout)
    if (!this.gate.tryAcquire()) {
      if (patience === 0) return false
      const { ok, waited } = block(
        { op: 'acquire', resource: this.resource },
        (ms) => this.gate.acquireFor(ms),
        patience,
      )
      this.counters.contended++
      this.counters.waited += waited
      if (!ok) return false
    }
    this.counters.acquisitions++
    if (meter.credit > 0) note(ACQUIRED, this)
    return true
  }

  /**
   * Gives `n` back and wakes as many waiters. (`multiprocessing` takes no n.)
   * @throws ValueError if a BoundedSemaphore would exceed its initial value
   */
  release(n = 1): void {
    if (n < 1) throw sentences.releaseCount(n)
    if (this.bounded && this.gate.value() + n > this.initial) {
      throw this.scope === 'thread' ? sentences.semaphoreReleasedTooOften() : sentences.releasedTooOften()
    }
    if (meter.credit > 0) note(RELEASED, this)
    for (let i = 0; i < n; i++) this.gate.release()
  }

  /** How many could be taken now (`get_value` of multiprocessing). */
  getValue(): number {
    return this.gate.value()
  }

  /** `with semaphore:` */
  with<T>(work: () => T): T {
    this.acquire()
    try {
      return work()
    } finally {
      this.release()
    }
  }

  protected override initialise(memory: Memory, at: number): void {
    memory.base.createSemaphore(at + GATE, this.initial)
  }
  protected override capacity(): number {
    return this.initial
  }
  protected override referenceArguments(): number[] {
    return [this.initial]
  }

  private get gate(): Semaphore {
    return (this.gate_ ??= this.place.memory.base.semaphore(this.place.at + GATE))
  }
}
