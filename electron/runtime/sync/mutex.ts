/**
 * The inner lock of a queue, event or barrier: not the program's, so its use is not traced. Its holder is noted all
 * the same: if it is killed within, those who wait for it wait for an orphaned lock, and the look must see that.
 */
import type { ActorId, ResourceId } from '../../../shared/trace/ids.ts'
import { SEMAPHORE_BYTES } from '../memory/region.ts'
import type { Region, Semaphore } from '../memory/region.ts'
import { block } from '../wait.ts'
import type { Place } from './resource.ts'

export const MUTEX_BYTES = SEMAPHORE_BYTES

export function createMutex(region: Region, at: number): void {
  region.createSemaphore(at, 1)
}

export class Mutex {
  private readonly semaphore: Semaphore

  constructor(
    private readonly place: Place,
    at: number,
    private readonly resource: ResourceId,
    private readonly holders: () => ActorId[],
  ) {
    this.semaphore = place.memory.base.semaphore(at)
  }

  acquire(): void {
    if (!this.semaphore.tryAcquire()) {
      block(
        { op: 'acquire', resource: this.resource, holders: this.holders },
        (ms) => this.semaphore.acquireFor(ms),
        undefined,
      )
    }
    this.place.owner.set(this.place.me)
  }

  release(): void {
    this.place.owner.set(0)
    this.semaphore.release()
  }

  releaseSave(): void {
    this.release()
  }
  acquireRestore(_saved: void): void {
    this.acquire()
  }
}
