/**
 * Last in, first out, or smallest first: a table of entries (offset, length, number) and, behind it, their bytes. The
 * table is a stack or a binary heap. Full tables and full byte areas are grown into a new, larger segment.
 */
import type { Memory } from '../memory/memory.ts'
import { decode, packed, type Packed } from '../values.ts'
import { before } from './before.ts'
import { CountingStore, queueWord, queueWords, type Item } from './queue-words.ts'

export type SortedOrder = 'lifo' | 'priority'

const ENTRY = 12
const FIRST_SLOTS = 64
const FIRST_ROOM = 4096
/** Here `first` counts the entries the table has room for. */
const SLOTS = queueWord.first

interface Entry {
  offset: number
  length: number
  number: number
}

/** Makes an empty store; called once, when the block is made. */
export function createSortedStore(memory: Memory, at: number): void {
  const words = queueWords(memory, at)
  words.set(queueWord.store, memory.segments.allocate(FIRST_SLOTS * ENTRY + FIRST_ROOM))
  words.set(SLOTS, FIRST_SLOTS)
  words.set(queueWord.room, FIRST_ROOM)
  words.store()
}

export class SortedStore extends CountingStore {
  private readonly entryWords = new Int32Array(3)
  private readonly entryBytes = new Uint8Array(this.entryWords.buffer)

  constructor(
    memory: Memory,
    at: number,
    private readonly order: SortedOrder,
  ) {
    super(memory, at)
  }

  put(item: Packed): { number: number; level: number } {
    const { words } = this
    const bytes = item.bytes.subarray(item.start, item.end)
    words.load()
    const level = words.get(queueWord.level)
    if (level === words.get(SLOTS) || words.get(queueWord.free) + bytes.length > words.get(queueWord.room))
      this.makeRoom(bytes.length)
    const offset = words.get(queueWord.free)
    this.segment.write(this.bytesAt(offset), bytes)
    const entry = { offset, length: bytes.length, number: words.get(queueWord.puts) }
    if (this.order === 'priority') this.siftUp(level, entry, item)
    else this.setEntry(level, entry)
    words.set(queueWord.free, offset + bytes.length)
    const counted = this.countPut()
    words.store()
    return counted
  }

  take(): Item | undefined {
    const { words } = this
    words.load()
    const level = words.get(queueWord.level) - 1
    if (level < 0) return undefined
    const entry = this.entry(this.order === 'lifo' ? level : 0)
    const bytes = this.payload(entry)
    if (this.order === 'priority' && level > 0) this.siftDown(level)
    words.set(queueWord.level, level)
    if (level === 0) words.set(queueWord.free, 0)
    else if (entry.offset + entry.length === words.get(queueWord.free))
      words.set(queueWord.free, entry.offset)
    words.store()
    return { ...packed(bytes), number: entry.number, level }
  }

  /** Grows what is full into a fresh segment; where there is room enough, moves the items together. */
  private makeRoom(bytes: number): void {
    const { words } = this
    const level = words.get(queueWord.level)
    const entries = Array.from({ length: level }, (_, n) => this.entry(n))
    const payloads = entries.map((entry) => this.payload(entry))
    const live = payloads.reduce((sum, payload) => sum + payload.length, 0)
    const slots = words.get(SLOTS) * (level === words.get(SLOTS) ? 2 : 1)
    let room = words.get(queueWord.room)
    while (room < (live + bytes) * 2) room *= 2
    if (slots !== words.get(SLOTS) || room !== words.get(queueWord.room)) {
      words.set(queueWord.store, this.memory.segments.allocate(slots * ENTRY + room))
      words.set(SLOTS, slots)
      words.set(queueWord.room, room)
    }
    let offset = 0
    entries.forEach((entry, n) => {
      const payload = payloads[n] as Buffer
      this.segment.write(this.bytesAt(offset), payload)
      this.setEntry(n, { ...entry, offset })
      offset += payload.length
    })
    words.set(queueWord.free, offset)
  }

  private siftUp(from: number, entry: Entry, item: Packed): void {
    const value = decode(item)
    let at = from
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = this.entry(parent)
      if (!before(value, this.value(above))) break
      this.setEntry(at, above)
      at = parent
    }
    this.setEntry(at, entry)
  }

  /** Moves the last entry into the hole at the top. */
  private siftDown(size: number): void {
    const entry = this.entry(size)
    const value = this.value(entry)
    let at = 0
    for (let child = 1; child < size; child = at * 2 + 1) {
      const left = this.entry(child)
      const right = child + 1 < size ? this.entry(child + 1) : undefined
      const smaller = right && before(this.value(right), this.value(left)) ? right : left
      if (!before(this.value(smaller), value)) break
      this.setEntry(at, smaller)
      at = smaller === right ? child + 1 : child
    }
    this.setEntry(at, entry)
  }

  private value(entry: Entry): unknown {
    return decode(packed(this.payload(entry)))
  }

  private payload({ offset, length }: Entry): Buffer {
    const bytes = Buffer.allocUnsafe(length)
    this.segment.readInto(this.bytesAt(offset), bytes, length)
    return bytes
  }

  private bytesAt(offset: number): number {
    return this.words.get(SLOTS) * ENTRY + offset
  }

  private entry(index: number): Entry {
    this.segment.readInto(index * ENTRY, this.entryBytes, ENTRY)
    const [offset = 0, length = 0, number = 0] = this.entryWords
    return { offset, length, number }
  }

  private setEntry(index: number, { offset, length, number }: Entry): void {
    this.entryWords[0] = offset
    this.entryWords[1] = length
    this.entryWords[2] = number
    this.segment.writeFrom(index * ENTRY, this.entryBytes, ENTRY)
  }
}
