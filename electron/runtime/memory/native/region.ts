/** A region over a mapped segment. Places are checked when an accessor is made; its use is then one call into C. */
import { SEMAPHORE_BYTES, type HeldLock, type Region, type Semaphore, type Word } from '../region.ts'
import type { Mapping, Native } from './platform.ts'

/**
 * `size` bytes of the mapping from `start` on. Measured per access (Node 20): get 21 ns by koffi's fast readers
 * (`decode(p, 0, 'int32')` 92 ns), set 36 ns by a memcpy from a kept place (`encode` 68 to 78 ns).
 */
export function nativeRegion(native: Native, mapping: Mapping, start: number, size: number): Region {
  const { int32, float64, copy, scratch, scratchBytes, scratchInt, scratchDouble } = native

  function place(offset: number, length: number, multiple: number): bigint {
    const fits = Number.isInteger(offset) && offset >= 0 && length >= 0 && offset + length <= size
    if (!fits || offset % multiple !== 0) {
      throw new RangeError(
        `${length} bytes at a multiple of ${multiple} within ${size} were expected; offset ${offset} came.`,
      )
    }
    return mapping.pointer + BigInt(start + offset)
  }

  function word(offset: number): Word {
    const at = place(offset, 4, 4)
    return {
      get: () => int32(at),
      set(value) {
        scratchInt[0] = value
        copy(at, scratch, 4)
      },
    }
  }

  return {
    size,
    word,
    double(offset) {
      const at = place(offset, 8, 8)
      return {
        get: () => float64(at),
        set(value) {
          scratchDouble[0] = value
          copy(at, scratch, 8)
        },
      }
    },
    // Out of Buffer's pool: 75 ns up to 1 KiB, where an array with memory of its own costs 350 to 1300. So the bytes
    // are a window of a larger ArrayBuffer, as those of any Buffer are.
    read(offset, length) {
      const from = place(offset, length, 1)
      const bytes = Buffer.allocUnsafe(length)
      copy(bytes, from, length)
      return bytes
    },
    readInto: (offset, target, length) => copy(target, place(offset, length, 1), length),
    // V8 keeps a short array's bytes on its heap, and giving C its address moves them out first: 310 ns instead of 60.
    write(offset, bytes) {
      const to = place(offset, bytes.length, 1)
      if (bytes.length > scratchBytes.length) return copy(to, bytes, bytes.length)
      scratchBytes.set(bytes)
      copy(to, scratch, bytes.length)
    },
    writeFrom: (offset, source, length) => copy(place(offset, length, 1), source, length),
    words(offset, count) {
      const at = place(offset, count * 4, 4)
      const bytes = new Uint8Array(new ArrayBuffer(count * 4))
      const values = new Int32Array(bytes.buffer)
      return {
        load: () => copy(bytes, at, count * 4),
        store: () => copy(at, bytes, count * 4),
        get: (index) => values[index] as number,
        set: (index, value) => void (values[index] = value),
      }
    },
    semaphore(offset) {
      place(offset, SEMAPHORE_BYTES, 8)
      return native.semaphore(mapping, start + offset)
    },
    createSemaphore(offset, initial) {
      place(offset, SEMAPHORE_BYTES, 8)
      return native.createSemaphore(mapping, start + offset, initial)
    },
    lock(holder, gate) {
      return heldLock(word(holder), this.semaphore(gate))
    },
    createLock(holder, gate) {
      return heldLock(word(holder), this.createSemaphore(gate, 1))
    },
  }
}

/** A semaphore of one, and beside it who has taken it: noted after taking it, cleared before giving it back. */
function heldLock(owner: Word, gate: Semaphore): HeldLock {
  return {
    tryAcquire(me) {
      if (!gate.tryAcquire()) return false
      owner.set(me)
      return true
    },
    acquireFor(me, ms) {
      if (!gate.acquireFor(ms)) return false
      owner.set(me)
      return true
    },
    release() {
      // Cleared first: whoever takes it next must never be mistaken for us.
      owner.set(0)
      gate.release()
    },
    holder: () => owner.get(),
    isFree: () => gate.value() > 0,
  }
}
