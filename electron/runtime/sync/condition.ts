/** `Condition`: wait, under a lock, until somebody notifies. */
import { self } from '../actor.ts'
import { sentences } from '../errors.ts'
import { REFERENCE } from '../values.ts'
import { Gate, GATE_BYTES } from './gate.ts'
import type { LockBase } from './lock.ts'
import { RLockBase } from './rlock.ts'
import { Resource } from './resource.ts'
import type { NameOption, Scope } from './resource.ts'
import { patience } from './timeouts.ts'
import type { AcquireOptions } from './timeouts.ts'

const GATE = 64

export class ConditionBase extends Resource {
  private readonly lock: RLockBase | LockBase
  private gate_: Gate | undefined

  constructor(
    scope: Scope,
    lock: RLockBase | LockBase | undefined,
    options: NameOption & { key?: string } = {},
  ) {
    super('condition', scope, options, GATE + GATE_BYTES)
    this.lock = lock ?? new RLockBase(scope, { name: `${this.name}.lock`, key: `${this.key}.lock` })
  }

  /** Takes its lock. Arguments as in `Lock.acquire`. */
  acquire(blocking: boolean | AcquireOptions = true, timeout?: number | null): boolean {
    return this.lock.acquire(blocking, timeout)
  }
  /** Gives its lock back. */
  release(): void {
    this.lock.release()
  }
  /** `with condition:` */
  with<T>(work: () => T): T {
    return this.lock.with(work)
  }

  /**
   * Gives the lock back, sleeps until notified, and takes the lock again.
   * @param timeout seconds at most
   * @returns false if the timeout came first
   * @throws RuntimeError if the lock is not held
   */
  wait(timeout?: number | null): boolean {
    if (!this.lock.isOwned()) throw sentences.conditionNotHeld('wait')
    const lock = this.lock as { releaseSave(): unknown; acquireRestore(saved: unknown): void }
    return this.gate.sleep(lock, { op: 'wait', resource: this.resource }, patience(timeout))
  }

  /** Waits until `predicate` is true; returns its last value. */
  waitFor<T>(predicate: () => T, timeout?: number | null): T {
    const speed = self().boot.speed
    const end =
      timeout === undefined || timeout === null ? undefined : performance.now() + (timeout / speed) * 1000
    let result = predicate()
    while (!result) {
      const left = end === undefined ? undefined : ((end - performance.now()) / 1000) * speed
      if (left !== undefined && left <= 0) break
      this.wait(left)
      result = predicate()
    }
    return result
  }

  /** Wakes `n` of those that wait; the lock must be held. */
  notify(n = 1): void {
    if (!this.lock.isOwned()) throw sentences.conditionNotHeld('notify')
    this.gate.wake(n)
  }
  /** Wakes all that wait; the lock must be held. */
  notifyAll(): void {
    this.notify(Infinity)
  }

  protected override initialise(): void {}

  protected override referenceArguments(): string[] {
    const { type, key, name } = this.lock[REFERENCE]
    return [type.slice(type.indexOf(':') + 1), key, name]
  }

  private get gate(): Gate {
    return (this.gate_ ??= new Gate(this.place, GATE))
  }
}
