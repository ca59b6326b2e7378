/** What can be read of a run's memory from outside: opened when the run has made it, never made from here. */
import type { Looked } from '../../shared/contract/actor.ts'
import { resourceId } from '../../shared/trace/ids.ts'
import { lookAt, sample, type Sample } from '../runtime/memory/look.ts'
import { Memory } from '../runtime/memory/memory.ts'
import { openExistingSegments, type ProcessSegments } from '../runtime/memory/native/index.ts'
import { MemoryError } from '../runtime/memory/region.ts'

type Seen = Pick<Looked, 'waits' | 'resources'>

export class Reading {
  readonly #segment: string
  #segments: ProcessSegments | undefined
  #memory: Memory | undefined
  #closed = false

  constructor(segment: string) {
    this.#segment = segment
  }

  /** Who waits and who holds; empty while the run has no such memory. */
  look(): Seen {
    const memory = this.#open()
    return memory ? lookAt(memory, resourceId) : { waits: [], resources: [] }
  }

  /** The value of everything that has one, by its resource. */
  samples(): Map<string, Sample> {
    const found = new Map<string, Sample>()
    const memory = this.#open()
    for (const entry of memory?.entries() ?? []) {
      const value = memory && readable(() => sample(memory, entry))
      if (value !== undefined) found.set(entry.key, value)
    }
    return found
  }

  /** Whatever was read before must not be touched after this: it is not mapped any more. */
  close(): void {
    this.#closed = true
    this.#memory = undefined
    this.#segments?.close()
    this.#segments = undefined
  }

  #open(): Memory | undefined {
    if (this.#memory || this.#closed) return this.#memory
    this.#segments = readable(() => openExistingSegments(this.#segment))
    if (this.#segments) this.#memory = new Memory(this.#segments)
    return this.#memory
  }
}

/** Memory that is being changed while we read may name a segment that is gone, or a place that is none. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof MemoryError || error instanceof RangeError) return undefined
    throw error
  }
}
