/**
 * Where a queue's items lie: a table of entries (offset, length, number) and, behind it, their bytes. One design
 * serves all orders: the table is a ring (FIFO), a stack (LIFO) or a binary heap (priority). Full tables and full byte
 * areas are grown into a new, larger segment. Everything here happens under the queue's mutex.
 */
import type { Memory } from '../memory/memory.ts'
import type { Region, Word } from '../memory/region.ts'
import { decode } from '../values.ts'

export type Order = 'fifo' | 'lifo' | 'priority'

/** The words of a queue's block, from QUEUE_WORDS on; written under the mutex. */
export const queueWord = {
  /** Items in the queue. */
  level: 0,
  /** Items ever put; the next item's number. */
  puts: 1,
  /** Items put and not yet reported done (JoinableQueue, queue.Queue). */
  unfinished: 2,
  /** Handle of the segment with table and bytes. */
  store: 3,
  /** Entries the table has room for. */
  slots: 4,
  /** Bytes behind the table. */
  room: 5,
  /** FIFO: index of the oldest entry. */
  head: 6,
  /** Next free byte behind the table. */
  bump: 7,
} as const
export const QUEUE_WORDS = 16
const WORD_COUNT = 8

const ENTRY = 12
const FIRST_SLOTS = 64
const FIRST_ROOM = 4096

export interface Item {
  bytes: Uint8Array
  /** Its number among all items ever put. */
  number: number
}

interface Entry {
  offset: number
  length: number
  number: number
}

/** Makes an empty store; called once, when the block is made. */
export function createStore(memory: Memory, at: number, maxsize: number): void {
  const slots = maxsize > 0 ? Math.min(maxsize, FIRST_SLOTS) : FIRST_SLOTS
  const words = new Int32Array(WORD_COUNT)
  words[queueWord.store] = memory.segments.allocate(slots * ENTRY + FIRST_ROOM)
  words[queueWord.slots] = slots
  words[queueWord.room] = FIRST_ROOM
  memory.base.write(at + QUEUE_WORDS, new Uint8Array(words.buffer))
}

export class QueueStore {
  private readonly words: Word[]
  private region: Region | undefined
  private handle = -1

  constructor(
    private readonly memory: Memory,
    at: number,
    private readonly order: Order,
  ) {
    this.words = Array.from({ length: WORD_COUNT }, (_, i) => memory.base.word(at + QUEUE_WORDS + i * 4))
  }

  /** Adds an item and says its number and the level after. */
  put(bytes: Uint8Array): { number: number; level: number } {
    if (
      this.level === this.word(queueWord.slots) ||
      this.word(queueWord.bump) + bytes.length > this.word(queueWord.room)
    ) {
      this.makeRoom(bytes.length)
    }
    const number = this.word(queueWord.puts)
    const offset = this.word(queueWord.bump)
    this.writeBytes(offset, bytes)
    const level = this.level
    const entry = { offset, length: bytes.length, number }
    if (this.order === 'priority') this.siftUp(level, entry, bytes)
    else this.setEntry(this.index(level), entry)
    this.setWord(queueWord.bump, offset + bytes.length)
    this.setWord(queueWord.puts, (number + 1) | 0)
    this.setWord(queueWord.unfinished, this.word(queueWord.unfinished) + 1)
    this.setWord(queueWord.level, level + 1)
    return { number, level: level + 1 }
  }

  /** Takes the next item; undefined if there is none. */
  take(): (Item & { level: number }) | undefined {
    const left = this.level - 1
    if (left < 0) return undefined
    const entry = this.entry(
      this.order === 'lifo' ? left : this.order === 'fifo' ? this.word(queueWord.head) : 0,
    )
    const bytes = this.store.read(this.word(queueWord.slots) * ENTRY + entry.offset, entry.length)
    if (this.order === 'fifo')
      this.setWord(queueWord.head, (this.word(queueWord.head) + 1) % this.word(queueWord.slots))
    if (this.order === 'priority' && left > 0) this.siftDown(left)
    this.setWord(queueWord.level, left)
    if (left === 0) this.setWord(queueWord.bump, 0)
    else if (entry.offset + entry.length === this.word(queueWord.bump))
      this.setWord(queueWord.bump, entry.offset)
    return { bytes, number: entry.number, level: left }
  }

  /** One task less is unfinished; false if there was none. */
  taskDone(): { unfinished: number } | undefined {
    const left = this.word(queueWord.unfinished) - 1
    if (left < 0) return undefined
    this.setWord(queueWord.unfinished, left)
    return { unfinished: left }
  }

  get unfinished(): number {
    return this.word(queueWord.unfinished)
  }

  private get level(): number {
    return this.word(queueWord.level)
  }

  /** The table's index of the n-th item from the front (FIFO) or the bottom. */
  private index(n: number): number {
    return this.order === 'fifo' ? (this.word(queueWord.head) + n) % this.word(queueWord.slots) : n
  }

  /** Grows what is full, or moves the items together; into a fresh segment, so that a kill in between does no harm. */
  private makeRoom(bytes: number): void {
    const level = this.level
    const items = Array.from({ length: level }, (_, n) => this.entry(this.index(n)))
    const live = items.reduce((sum, entry) => sum + entry.length, 0)
    const oldSlots = this.word(queueWord.slots)
    const slots = level === oldSlots ? oldSlots * 2 : oldSlots
    let room = this.word(queueWord.room)
    while (room < (live + bytes) * 2) room *= 2
    const payloads = items.map((entry) => this.store.read(oldSlots * ENTRY + entry.offset, entry.length))
    if (slots !== oldSlots || room !== this.word(queueWord.room)) {
      this.setWord(queueWord.store, this.memory.segments.allocate(slots * ENTRY + room))
      this.setWord(queueWord.slots, slots)
      this.setWord(queueWord.room, room)
    }
    this.setWord(queueWord.head, 0)
    let offset = 0
    items.forEach((entry, n) => {
      const payload = payloads[n] as Uint8Array
      this.writeBytes(offset, payload)
      this.setEntry(n, { ...entry, offset })
      offset += payload.length
    })
    this.setWord(queueWord.bump, offset)
  }

  private siftUp(from: number, entry: Entry, bytes: Uint8Array): void {
    const value = decode(bytes)
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
    return decode(this.store.read(this.word(queueWord.slots) * ENTRY + entry.offset, entry.length))
  }

  private readonly entryWords = new Int32Array(3)
  private readonly entryBytes = new Uint8Array(this.entryWords.buffer)

  private entry(index: number): Entry {
    const bytes = this.store.read(index * ENTRY, ENTRY)
    return { offset: int32(bytes, 0), length: int32(bytes, 4), number: int32(bytes, 8) }
  }

  private setEntry(index: number, { offset, length, number }: Entry): void {
    this.entryWords[0] = offset
    this.entryWords[1] = length
    this.entryWords[2] = number
    this.store.write(index * ENTRY, this.entryBytes)
  }

  private writeBytes(offset: number, bytes: Uint8Array): void {
    this.store.write(this.word(queueWord.slots) * ENTRY + offset, bytes)
  }

  /** The segment that the words name now; another actor may have grown it since. */
  private get store(): Region {
    const handle = this.word(queueWord.store)
    if (!this.region || handle !== this.handle) {
      this.region = this.memory.segments.open(handle)
      this.handle = handle
    }
    return this.region
  }

  private word(index: number): number {
    return (this.words[index] as Word).get()
  }

  private setWord(index: number, value: number): void {
    ;(this.words[index] as Word).set(value)
  }
}

/** Python's `<` for what can be ordered: numbers, strings, booleans, bigints, and lists of them element by element. */
export function before(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    const length = Math.min(a.length, b.length)
    for (let i = 0; i < length; i++) {
      if (before(a[i], b[i])) return true
      if (before(b[i], a[i])) return false
    }
    return a.length < b.length
  }
  if ((isNumeric(a) && isNumeric(b)) || (typeof a === 'string' && typeof b === 'string')) return a < b
  throw new TypeError(
    `'<' not supported between ${kindOf(a)} and ${kindOf(b)}: a PriorityQueue needs items that can be ordered`,
  )
}

function isNumeric(value: unknown): value is number | bigint | boolean {
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`
}

/** Little-endian, without the cost of a DataView. */
function int32(bytes: Uint8Array, at: number): number {
  const byte = (i: number) => bytes[at + i] as number
  return byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24)
}
