/**
 * First in, first out: records (length, number, bytes) one behind the other in a ring of bytes. A put is one read of
 * the words, one write of the record and one write of the words; a take is the same the other way round. What is full
 * is copied into a larger segment first, so that a kill in between does no harm.
 */
import type { Memory } from '../memory/memory.ts'
import { FRONT, packed, type Packed } from '../values.ts'
import { CountingStore, NO_LAP, queueWord, queueWords, type Item } from './queue-words.ts'

const FIRST_ROOM = 4096
/** Length and number of a record, before its bytes. */
const HEAD = FRONT
/** Read at once: most records are shorter. */
const GLANCE = 64

/** Makes an empty store; called once, when the block is made. */
export function createFifoStore(memory: Memory, at: number): void {
  const words = queueWords(memory, at)
  words.set(queueWord.store, memory.segments.allocate(FIRST_ROOM))
  words.set(queueWord.room, FIRST_ROOM)
  words.set(queueWord.lap, NO_LAP)
  words.store()
}

export class FifoStore extends CountingStore {
  /** A record on its way out. */
  private record = packed(Buffer.alloc(GLANCE * 4))

  put({ bytes, view, end }: Packed): { number: number; level: number } {
    const { words } = this
    words.load()
    const size = padded(end)
    const at = this.placeFor(size)
    view.setInt32(0, end - HEAD, true)
    view.setInt32(4, words.get(queueWord.puts), true)
    this.segment.writeFrom(at, bytes, end)
    words.set(queueWord.free, at + size)
    const counted = this.countPut()
    words.store()
    return counted
  }

  take(): Item | undefined {
    const { words } = this
    words.load()
    const level = words.get(queueWord.level) - 1
    if (level < 0) return undefined
    let at = words.get(queueWord.first)
    if (at === words.get(queueWord.lap)) {
      at = 0
      words.set(queueWord.lap, NO_LAP)
    }
    this.segment.readInto(at, this.record.bytes, Math.min(GLANCE, words.get(queueWord.room) - at))
    const end = HEAD + this.record.view.getInt32(0, true)
    if (end > GLANCE) {
      if (end > this.record.end) this.record = packed(Buffer.alloc(end * 2))
      this.segment.readInto(at, this.record.bytes, end)
    }
    const { bytes, view } = this.record
    // An empty ring begins anew, so that short traffic stays where it is.
    words.set(queueWord.first, level === 0 ? 0 : at + padded(end))
    if (level === 0) words.set(queueWord.free, 0)
    words.set(queueWord.level, level)
    words.store()
    return { bytes, view, start: HEAD, end, number: view.getInt32(4, true), level }
  }

  /** Where a record of this size goes; makes room if there is none. */
  private placeFor(size: number): number {
    const { words } = this
    const first = words.get(queueWord.first)
    const free = words.get(queueWord.free)
    const onItsLap = words.get(queueWord.lap) !== NO_LAP
    if (free + size <= (onItsLap ? first : words.get(queueWord.room))) return free
    if (onItsLap || size > first) return this.grow(size)
    words.set(queueWord.lap, free)
    return 0
  }

  /** Copies all records, in order, into a segment with room for twice as much. */
  private grow(size: number): number {
    const { words } = this
    const old = this.segment
    const oldRoom = words.get(queueWord.room)
    const first = words.get(queueWord.first)
    const free = words.get(queueWord.free)
    const lap = words.get(queueWord.lap)
    const pieces =
      lap === NO_LAP ? [old.read(first, free - first)] : [old.read(first, lap - first), old.read(0, free)]
    const used = pieces.reduce((sum, piece) => sum + piece.length, 0)
    let room = oldRoom * 2
    while (room < (used + size) * 2) room *= 2
    words.set(queueWord.store, this.memory.segments.allocate(room))
    words.set(queueWord.room, room)
    words.set(queueWord.first, 0)
    words.set(queueWord.lap, NO_LAP)
    const fresh = this.segment
    let at = 0
    for (const piece of pieces) {
      fresh.write(at, piece)
      at += piece.length
    }
    return at
  }
}

/** Records begin at multiples of 4. */
function padded(bytes: number): number {
  return (bytes + 3) & ~3
}
