/** The roster: a slot per actor in a memory, saying who it is and what it waits for. */
import { layout, rosterSlot } from './layout.ts'
import { MemoryError, SLEEPERS } from './region.ts'
import type { Word } from './region.ts'
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

  /** What it waits for could not be had just now: whoever reads this knows that the wait is not about to end. */
  tried(): void {
    this.tries.set((this.tried_ += 1))
  }
}

/** Takes the next free slot for this actor. */
export function claimSlot(memory: Memory, id: ActorId): RosterSlot {
  return memory.exclusively(() => {
    const count = memory.base.word(layout.actors)
    const index = count.get()
    if (index >= rosterSlot.count)
      throw new MemoryError(
        `at most ${rosterSlot.count} actors of a run can share memory: start fewer processes and threads`,
      )
    const at = slotAt(index)
    const bytes = encoder.encode(id).subarray(0, rosterSlot.idRoom)
    memory.base.write(at + rosterSlot.id, bytes)
    memory.base.word(at + rosterSlot.idBytes).set(bytes.length)
    count.set(index + 1)
    return new RosterSlot(memory, index)
  })
}

/** Who has the slot that a block's owner word names; undefined if nobody, or not claimed. */
export function actorInSlot(memory: Memory, word: number): ActorId | undefined {
  const owner = word & ~SLEEPERS
  if (owner < 1 || owner > memory.base.word(layout.actors).get()) return undefined
  const at = slotAt(owner - 1)
  const length = memory.base.word(at + rosterSlot.idBytes).get()
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
    const after = memory.base.word(at + rosterSlot.version).get()
    if (before !== after || (before & 1) === 1) continue
    const wait = parseWait(bytes)
    const actor = actorInSlot(memory, index + 1)
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
