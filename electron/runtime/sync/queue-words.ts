/** The words of a queue's block: read and written together, under the queue's mutex. */
import type { Memory } from '../memory/memory.ts'
import type { Region, Words } from '../memory/region.ts'
import type { Packed } from '../values.ts'

/** Where each word stands among them. */
export const queueWord = {
  /** Items in the queue. */
  level: 0,
  /** Items ever put; the next item's number. */
  puts: 1,
  /** Items put and not yet reported done (JoinableQueue, queue.Queue). */
  unfinished: 2,
  /** Handle of the segment with the items. */
  store: 3,
  /** Bytes that the segment has for items. */
  room: 4,
  /** Ring: offset of the oldest record. Table: entries it has room for. */
  first: 5,
  /** Next free byte. */
  free: 6,
  /** Ring: where its records end and go on at its beginning; NO_LAP: they do not. */
  lap: 7,
} as const
const COUNT = 8
export const NO_LAP = -1

/** Offset of the words in the block. */
export const QUEUE_WORDS = 16

/** Offset of the word that says whether it was shut down. */
export const QUEUE_SHUT = QUEUE_WORDS + COUNT * 4

/** The words of the queue whose block lies at `at`. */
export function queueWords(memory: Memory, at: number): Words {
  return memory.base.words(at + QUEUE_WORDS, COUNT)
}

/** An item as it comes out: its bytes (valid until the next `take`) and its number among all items ever put. */
export interface Item extends Packed {
  number: number
  /** Items in the queue after it was taken. */
  level: number
}

/** What holds a queue's items. Everything here happens under the queue's mutex. */
export interface QueueStore {
  /** Adds an item and says its number and the level after. */
  put(item: Packed): { number: number; level: number }
  /** Takes the next item; undefined if there is none. */
  take(): Item | undefined
  /** One task less is unfinished; undefined if there was none. */
  taskDone(): { unfinished: number } | undefined
  /** Items that nobody has called task_done() for. */
  unfinished(): number
}

/** What both stores do alike with the words. */
export abstract class CountingStore implements QueueStore {
  protected readonly words: Words
  private region: Region | undefined
  private handle = -1

  constructor(
    protected readonly memory: Memory,
    at: number,
  ) {
    this.words = queueWords(memory, at)
  }

  abstract put(item: Packed): { number: number; level: number }
  abstract take(): Item | undefined

  taskDone(): { unfinished: number } | undefined {
    const { words } = this
    words.load()
    const left = words.get(queueWord.unfinished) - 1
    if (left < 0) return undefined
    words.set(queueWord.unfinished, left)
    words.store()
    return { unfinished: left }
  }

  unfinished(): number {
    this.words.load()
    return this.words.get(queueWord.unfinished)
  }

  /** Counts a put into the words, which `put` then stores. */
  protected countPut(): { number: number; level: number } {
    const { words } = this
    const number = words.get(queueWord.puts)
    const level = words.get(queueWord.level) + 1
    words.set(queueWord.puts, (number + 1) | 0)
    words.set(queueWord.level, level)
    words.set(queueWord.unfinished, words.get(queueWord.unfinished) + 1)
    return { number, level }
  }

  /** The segment that the words name now; another actor may have grown it since. */
  protected get segment(): Region {
    const handle = this.words.get(queueWord.store)
    if (!this.region || handle !== this.handle) {
      this.region = this.memory.segments.open(handle)
      this.handle = handle
    }
    return this.region
  }
}
