/**
 * Idle workers of a pool stand in line: whoever has waited longest takes the next task, so that tasks go round all
 * workers in turn. Only the first in line looks at the queue of tasks; when it has one it rings the next one's bell.
 */
import { block } from '../wait.ts'
import { blockHead } from '../memory/layout.ts'
import { processMemory } from '../memory/mine.ts'
import { SEMAPHORE_BYTES, type HeldLock, type Semaphore, type Word, type Words } from '../memory/region.ts'
import type { ResourceId } from '../../../shared/trace/ids.ts'

const MUTEX = 64
const BELLS = MUTEX + SEMAPHORE_BYTES
/** Its mutex is held for a microsecond, except by somebody who was killed in it. Milliseconds. */
const PATIENCE_MS = 5000

export class Line {
  /** How many stand in line, then their places in the pool, the first one first. Written under the mutex. */
  private readonly order: Words
  /** The first word of it, to look at without the mutex. */
  private readonly length: Word
  private readonly mutex: HeldLock
  private readonly bells: readonly Semaphore[]
  private readonly me: number

  /** @param size workers of the pool; each has a place from 0 on */
  constructor(
    private readonly pool: ResourceId,
    size: number,
  ) {
    const { memory, slot } = processMemory()
    const bell = (at: number, place: number) => at + BELLS + place * SEMAPHORE_BYTES
    const orderAt = (at: number) => bell(at, size)
    const { at } = memory.block(`${pool}.line`, 'pool', orderAt(0) + 4 + size * 4, (fresh) => {
      memory.base.createLock(fresh + blockHead.owner, fresh + MUTEX)
      // All stand in line from the start, whichever gets up first; the first one's bell has rung.
      const order = memory.base.words(orderAt(fresh), 1 + size)
      order.set(0, size)
      for (let place = 0; place < size; place++) {
        order.set(1 + place, place)
        memory.base.createSemaphore(bell(fresh, place), place === 0 ? 1 : 0)
      }
      order.store()
    })
    this.me = slot.owner
    this.mutex = memory.base.lock(at + blockHead.owner, at + MUTEX)
    this.order = memory.base.words(orderAt(at), 1 + size)
    this.length = memory.base.word(orderAt(at))
    this.bells = Array.from({ length: size }, (_, place) => memory.base.semaphore(bell(at, place)))
  }

  /** Whether nobody stands in line at this moment. */
  isEmpty(): boolean {
    return this.length.get() === 0
  }

  /** `place` stands in line from now on; what is returned waits for its turn, does `take`, and lets the next one have its turn. */
  stand<T>(place: number, take: () => T): () => T {
    let atOnce = false
    this.change((line) => {
      if (line.includes(place)) return
      atOnce = line.length === 0
      line.push(place)
    })
    return () => {
      const bell = this.bells[place]
      if (!atOnce && bell) block({ op: 'get', resource: this.pool }, (ms) => bell.acquireFor(ms), undefined)
      try {
        return take()
      } finally {
        this.leave(place)
      }
    }
  }

  /** Takes a place out of the line: its turn is over, or its worker is dead. */
  leave(place: number): void {
    let wasFirst = false
    const [next] = this.change((line) => {
      const at = line.indexOf(place)
      wasFirst = at === 0
      if (at >= 0) line.splice(at, 1)
    })
    if (wasFirst && next !== undefined) this.bells[next]?.release()
  }

  /** Forgets a bell that rang for a worker which was dead by then; before another one takes its place. */
  silence(place: number): void {
    while (this.bells[place]?.tryAcquire());
  }

  private change(work: (line: number[]) => void): number[] {
    const { order, mutex, me } = this
    const until = performance.now() + PATIENCE_MS
    while (!mutex.acquireFor(me, 100)) if (performance.now() > until) break
    try {
      order.load()
      const line = Array.from({ length: order.get(0) }, (_, i) => order.get(i + 1))
      work(line)
      order.set(0, line.length)
      line.forEach((place, i) => order.set(i + 1, place))
      order.store()
      return line
    } finally {
      mutex.release()
    }
  }
}
