/**
 * A memory is segments with a directory (key -> block) and a roster (slot -> actor). The same key is the same block
 * for every actor that shares the memory; that is how `new Lock()` at module level is one lock in all of them.
 */
import { layout, directoryEntry } from './layout.ts'
import { MemoryError } from './region.ts'
import type { Region, Segments, Semaphore } from './region.ts'
import { RESOURCE_KINDS } from '../../../shared/trace/kinds.ts'
import type { ResourceKind } from '../../../shared/trace/kinds.ts'

const kinds: readonly ResourceKind[] = RESOURCE_KINDS
const encoder = new TextEncoder()
const decoder = new TextDecoder()

export interface Entry {
  key: string
  kind: ResourceKind
  /** Offset of its block in the base region. */
  block: number
}

/** Prepares a fresh, zero-filled memory; only its creator calls it, before anybody else looks. */
export function formatMemory(base: Region): void {
  base.createSemaphore(layout.mutex, 1)
  base.word(layout.bump).set(layout.blocks)
}

export class Memory {
  readonly scope: 'thread' | 'process'
  readonly base: Region
  private readonly mutex: Semaphore

  constructor(readonly segments: Segments) {
    this.scope = segments.scope
    this.base = segments.base
    this.mutex = this.base.semaphore(layout.mutex)
  }

  /**
   * The block of this key, made and initialised by whoever asks first.
   * @throws MemoryError if the key is taken by another kind, or there is no room.
   */
  block(
    key: string,
    kind: ResourceKind,
    bytes: number,
    initialise: (at: number) => void,
  ): { at: number; created: boolean } {
    const name = encoder.encode(key)
    if (name.length > directoryEntry.keyRoom)
      throw new MemoryError(
        `a name has at most ${directoryEntry.keyRoom} bytes, "${key}" has ${name.length}: shorten it`,
      )
    return this.exclusively(() => {
      const found = this.find(key)
      if (found) {
        if (found.kind !== kind)
          throw new MemoryError(
            `"${key}" already names a ${found.kind}, and a ${kind} was to be made: give one of them another name`,
          )
        return { at: found.block, created: false }
      }
      const count = this.base.word(layout.entries).get()
      if (count >= directoryEntry.count)
        throw new MemoryError(
          `a run has at most ${directoryEntry.count} locks, queues and values: reuse some instead of making new ones`,
        )
      const at = this.take(bytes)
      initialise(at)
      const entry = layout.directory + count * directoryEntry.bytes
      this.base.word(entry + directoryEntry.hash).set(hash(name))
      this.base.word(entry + directoryEntry.kind).set(kinds.indexOf(kind))
      this.base.word(entry + directoryEntry.block).set(at)
      this.base.word(entry + directoryEntry.keyBytes).set(name.length)
      this.base.write(entry + directoryEntry.key, name)
      this.base.word(layout.entries).set(count + 1)
      return { at, created: true }
    })
  }

  /** All named blocks, in the order they were made. */
  entries(): Entry[] {
    const count = this.base.word(layout.entries).get()
    const bytes = this.base.read(layout.directory, count * directoryEntry.bytes)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const list: Entry[] = []
    for (let i = 0; i < count; i++) {
      const at = i * directoryEntry.bytes
      const length = view.getInt32(at + directoryEntry.keyBytes, true)
      const kind = kinds[view.getInt32(at + directoryEntry.kind, true)]
      if (!kind) continue
      const key = decoder.decode(bytes.subarray(at + directoryEntry.key, at + directoryEntry.key + length))
      list.push({ key, kind, block: view.getInt32(at + directoryEntry.block, true) })
    }
    return list
  }

  /** Runs `work` while no other actor changes the directory or the roster. */
  exclusively<T>(work: () => T): T {
    let tries = 0
    while (!this.mutex.acquireFor(100)) {
      // Its holder was killed within these few microseconds: nobody can ever go on, so say so instead of hanging.
      if (++tries > 50)
        throw new MemoryError("the run's directory is locked by an actor that is gone: start the run again")
    }
    try {
      return work()
    } finally {
      this.mutex.release()
    }
  }

  private find(key: string): Entry | undefined {
    const name = encoder.encode(key)
    const wanted = hash(name)
    const count = this.base.word(layout.entries).get()
    for (let i = 0; i < count; i++) {
      const at = layout.directory + i * directoryEntry.bytes
      if (this.base.word(at + directoryEntry.hash).get() !== wanted) continue
      const length = this.base.word(at + directoryEntry.keyBytes).get()
      if (decoder.decode(this.base.read(at + directoryEntry.key, length)) !== key) continue
      const kind = kinds[this.base.word(at + directoryEntry.kind).get()]
      if (kind) return { key, kind, block: this.base.word(at + directoryEntry.block).get() }
    }
    return undefined
  }

  private take(bytes: number): number {
    const bump = this.base.word(layout.bump)
    const at = (bump.get() + 63) & ~63
    if (at + bytes > this.base.size)
      throw new MemoryError(
        `the run's shared memory for locks, queues and values is full (${this.base.size} bytes): make fewer of them`,
      )
    bump.set(at + bytes)
    return at
  }
}

/** FNV-1a, 32 bits. */
function hash(bytes: Uint8Array): number {
  let h = 0x811c9dc5
  for (const byte of bytes) h = Math.imul(h ^ byte, 0x01000193)
  return h | 0
}
