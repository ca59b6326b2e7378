/** The roster: a slot per actor in a memory, saying who it is and what it waits for. */
import { blockHead, layout, rosterSlot } from './layout.ts'
import { lives } from './lives.ts'
import { MemoryError, SLEEPERS } from './region.ts'
import type { Region, Word } from './region.ts'
import { NOT_ASLEEP } from './sleeper.ts'
import type { Memory } from './memory.ts'
import type { Wait } from '../../../shared/trace/events.ts'
import { actorId } from '../../../shared/trace/ids.ts'
import type { ActorId } from '../../../shared/trace/ids.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** This actor's slot. `owner` is what it writes into the blocks it holds. */
export class RosterSlot {
  readonly owner: number
  private readonly version: Word
  private readonly waitBytes: Word
  private readonly tries: Word
  private tried_ = 0

  constructor(
    private readonly memory: Memory,
    private readonly index: number,
  ) {
    const at = slotAt(index)
    this.owner = index + 1
    this.version = memory.base.word(at + rosterSlot.version)
    this.waitBytes = memory.base.word(at + rosterSlot.waitBytes)
    this.tries = memory.base.word(at + rosterSlot.tries)
  }

  /** Says what this actor waits for from now on; undefined: nothing. */
  publish(wait: Wait | undefined): void {
    const version = this.version.get()
    this.version.set(version + 1)
    if (wait) {
      this.tries.set((this.tried_ = 0))
      const bytes = waitText(wait)
      this.memory.base.write(slotAt(this.index) + rosterSlot.wait, bytes)
      this.waitBytes.set(bytes.length)
    } else {
      this.waitBytes.set(0)
    }
    this.version.set(version + 2)
  }

  /** The actor ends: another may have the slot, unless something is still held under its number. */
  release(): void {
    if (!heldOwners(this.memory).has(this.owner))
      this.memory.base.word(slotAt(this.index) + rosterSlot.idBytes).set(0)
  }

  /** What it waits for could not be had just now: whoever reads this knows that the wait is not about to end. */
  tried(): void {
    this.tries.set((this.tried_ += 1))
  }
}

/** Takes the next slot for this actor; when each has had an actor, one whose actor has ended. */
export function claimSlot(memory: Memory, id: ActorId, pid: number = process.pid): RosterSlot {
  return memory.exclusively(() => {
    const { base } = memory
    const count = base.word(layout.actors)
    const fresh = count.get()
    const index = fresh < rosterSlot.count ? fresh : vacantSlot(memory)
    if (index === undefined)
      throw new MemoryError(
        `at most ${rosterSlot.count} actors of a run can share memory at once: start fewer processes and threads`,
      )
    const at = slotAt(index)
    const version = base.word(at + rosterSlot.version)
    const bytes = encoder.encode(id).subarray(0, rosterSlot.idRoom)
    version.set(version.get() | 1)
    base.word(at + rosterSlot.waitBytes).set(0)
    base.write(at + rosterSlot.id, bytes)
    base.word(at + rosterSlot.idBytes).set(bytes.length)
    base.word(at + rosterSlot.pid).set(pid)
    if (index === fresh) base.createSemaphore(at + rosterSlot.bell, 0)
    else silence(base, at + rosterSlot.bell)
    version.set(version.get() + 1)
    if (index === fresh) count.set(index + 1)
    return new RosterSlot(memory, index)
  })
}

/** A bell that others have opened stays the same one, or they would ring another than is listened to. */
function silence(base: Region, bell: number): void {
  try {
    while (base.semaphore(bell).tryAcquire());
  } catch (error) {
    // Windows forgets a semaphore with its last user.
    if (!(error instanceof MemoryError)) throw error
    base.createSemaphore(bell, 0)
  }
}

/** One that was given back, or whose process was killed; never one whose number still stands in something that is held. */
function vacantSlot(memory: Memory): number | undefined {
  const held = heldOwners(memory)
  for (let index = 0; index < rosterSlot.count; index++) {
    if (held.has(index + 1)) continue
    const at = slotAt(index)
    // Killed in its sleep: it stands in the list of a condition or the like until it is passed over there.
    if (memory.base.word(at + rosterSlot.next).get() !== NOT_ASLEEP) continue
    const given = memory.base.word(at + rosterSlot.idBytes).get() === 0
    if (given || !lives(memory.base.word(at + rosterSlot.pid).get())) return index
  }
  return undefined
}

/** Everybody who holds something, as it stands in the blocks. */
function heldOwners(memory: Memory): Set<number> {
  return new Set(
    memory.entries().map(({ block }) => memory.base.word(block + blockHead.owner).get() & ~SLEEPERS),
  )
}

/** Who has the slot that a block's owner word names; undefined if nobody, or not claimed. */
export function actorInSlot(memory: Memory, word: number): ActorId | undefined {
  const owner = word & ~SLEEPERS
  if (owner < 1 || owner > memory.base.word(layout.actors).get()) return undefined
  const at = slotAt(owner - 1)
  const length = memory.base.word(at + rosterSlot.idBytes).get()
  if (length === 0) return undefined
  return actorId(decoder.decode(memory.base.read(at + rosterSlot.id, length)))
}

/** A wait as it stands in the roster. */
export type RosterWait = Wait & { actor: ActorId; tries: number }

/** What every actor of this memory waits for now. A slot that is being written is left out: its wait is brand-new. */
export function readWaits(memory: Memory): RosterWait[] {
  const count = Math.min(memory.base.word(layout.actors).get(), rosterSlot.count)
  const waits: RosterWait[] = []
  for (let index = 0; index < count; index++) {
    const at = slotAt(index)
    const length = memory.base.word(at + rosterSlot.waitBytes).get()
    if (length <= 0 || length > rosterSlot.waitRoom) continue
    const before = memory.base.word(at + rosterSlot.version).get()
    const bytes = memory.base.read(at + rosterSlot.wait, length)
    const tries = memory.base.word(at + rosterSlot.tries).get()
    const actor = actorInSlot(memory, index + 1)
    const after = memory.base.word(at + rosterSlot.version).get()
    if (before !== after || (before & 1) === 1) continue
    const wait = parseWait(bytes)
    if (wait && actor) waits.push({ ...wait, actor, tries })
  }
  return waits
}

function slotAt(index: number): number {
  return layout.roster + index * rosterSlot.bytes
}

function waitText(wait: Wait): Uint8Array {
  const bytes = encoder.encode(JSON.stringify(wait))
  if (bytes.length <= rosterSlot.waitRoom) return bytes
  // A very long path does not fit: the wait itself matters more than where it stands.
  const { source: _source, ...rest } = wait
  return encoder.encode(JSON.stringify(rest)).subarray(0, rosterSlot.waitRoom)
}

/** Written by our own runtime; whoever passes it on to the supervisor has it validated there. */
function parseWait(bytes: Uint8Array): Wait | undefined {
  try {
    return JSON.parse(decoder.decode(bytes)) as Wait
  } catch {
    return undefined
  }
}
