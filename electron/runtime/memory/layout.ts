/** Where things lie in the base region of a memory. All offsets in bytes. */
import { SEMAPHORE_BYTES } from './region.ts'

export const layout = {
  /** Next free byte of the block area. */
  bump: 4,
  /** How many directory entries are in use. Written under `mutex`. */
  entries: 8,
  /** How many roster slots have been claimed for the first time. Written under `mutex`. */
  actors: 12,
  /** Guards the directory, the roster's claims and `bump`. */
  mutex: SEMAPHORE_BYTES,
  roster: 1024,
  directory: 1024 + 1024 * 576,
  blocks: 1024 + 1024 * 576 + 4096 * 128,
} as const

/** One actor's slot: who it is and what it waits for, so that a blocked or killed actor can still be read. */
export const rosterSlot = {
  bytes: 576,
  count: 1024,
  /** Odd while the owner writes the wait; a reader takes what it read only if this was even and the same before and after. */
  version: 0,
  /** 0: its actor has ended and held nothing, so another may have it. */
  idBytes: 4,
  /** 0: it does not wait. */
  waitBytes: 8,
  /** How often the owner has tried again, in vain, since it published the wait. */
  tries: 12,
  id: 16,
  idRoom: 92,
  /** Of the actor's process: a killed one could not give its slot back. */
  pid: 108,
  wait: 112,
  waitRoom: 396,
  /** Asleep at a condition or the like: who came after it, see sleeper.ts. */
  next: 508,
  /** The semaphore it then sleeps on. */
  bell: 512,
} as const

/** One named block. */
export const directoryEntry = {
  bytes: 128,
  count: 4096,
  hash: 0,
  kind: 4,
  /** Offset of the block in the base region. */
  block: 8,
  keyBytes: 12,
  key: 16,
  keyRoom: 112,
} as const

/** The head that every block of a resource starts with; the primitive's own words come after it. */
export const blockHead = {
  /** Roster slot + 1 of the actor that holds it (lock, rlock, a queue's inner mutex); 0: nobody. Written by the holder. */
  owner: 0,
  /** 1 once it was released by an actor that did not hold it. */
  foreign: 4,
  bytes: 16,
} as const
