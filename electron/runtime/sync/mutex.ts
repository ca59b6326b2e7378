/**
 * The inner lock of a queue, event or barrier: not the program's, so its use is not traced. Its holder is noted all
 * the same: if it is killed within, those who wait for it wait for an orphaned lock, and the look must see that.
 */
import type { ActorId, ResourceId } from '../../../shared/trace/ids.ts'
import { blockHead } from '../memory/layout.ts'
import { SEMAPHORE_BYTES, type HeldLock } from '../memory/region.ts'
import { spin } from '../memory/spin.ts'
import type { Memory } from '../memory/memory.ts'
import { block } from '../wait.ts'
import type { Place } from './resource.ts'

/** Where the gate of the mutex lies in the block of whatever has one. */
export const MUTEX_GATE = 64
export const MUTEX_BYTES = SEMAPHORE_BYTES

/** It is held for a microsecond or two: whoever sleeps at once is woken too late, and each waking costs the holder more. */
const TRIES = 100

/** Makes the mutex of the block at `block`. */
export function createMutex(memory: Memory, block: number): void {
  memory.base.createLock(block + blockHead.owner, block + MUTEX_GATE)
}

export class Mutex {
  private readonly lock: HeldLock
  private readonly me: number

  constructor(
    { memory, at, me }: Place,
    private readonly resource: ResourceId,
    private readonly holders: () => ActorId[],
  ) {
    this.lock = memory.base.lock(at + blockHead.owner, at + MUTEX_GATE)
    this.me = me
  }

  acquire(): void {
    const { lock, me } = this
    if (lock.tryAcquire(me)) return
    if (spin(() => lock.tryAcquire(me), TRIES)) return
    block(
      { op: 'acquire', resource: this.resource, holders: this.holders },
      (ms) => lock.acquireFor(me, ms),
      undefined,
    )
  }

  release(): void {
    this.lock.release()
  }

  releaseSave(): void {
    this.release()
  }
  acquireRestore(_saved: void): void {
    this.acquire()
  }
}
