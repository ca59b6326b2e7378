/** The first bytes of every segment. */
import { SEMAPHORE_BYTES, type Region, type Semaphore, type Word } from '../region.ts'

export const HEADER_BYTES = 64 + SEMAPHORE_BYTES

/** Written last by whoever makes a segment: it is ready. The last digit is the layout's version. */
export const MAGIC = 0x4c_41_42_01

export interface Header {
  /** MAGIC once the segment is ready; written by its maker, awaited by whoever opens it. */
  readonly magic: Word
  /** Bytes after the header. */
  readonly size: Word
  /** Base only: the number to try first for the next segment; written under `lock`, a hint (the system refuses a name twice). */
  readonly next: Word
  /** Base only: bytes of all segments of the run; written under `lock`. */
  readonly used: Word
  /** Base only: keeps `next` and `used`. Whoever is killed while holding it is given up after a second (segments.ts). */
  readonly lock: () => Semaphore
  readonly createLock: () => Semaphore
}

/** The header's places in a region that covers the whole segment. */
export function headerOf(segment: Region): Header {
  return {
    magic: segment.word(0),
    size: segment.word(4),
    next: segment.word(8),
    used: segment.word(12),
    lock: () => segment.semaphore(64),
    createLock: () => segment.createSemaphore(64, 1),
  }
}
