/** The memories this actor sees, opened when first needed, and its slots in their rosters. */
import type { Wait } from '../../../shared/trace/events.ts'
import type { ActorId } from '../../../shared/trace/ids.ts'
import { self } from '../actor.ts'
import { openProcessSegments } from './native/index.ts'
import { claimSlot } from './roster.ts'
import type { RosterSlot } from './roster.ts'
import { BASE_BYTES, openThreadSegments } from './shared-segments.ts'
import { formatMemory, Memory } from './memory.ts'
import { MemoryError } from './region.ts'

interface Mine {
  memory: Memory
  slot: RosterSlot
}

let buffer: SharedArrayBuffer | undefined
let thread: Mine | undefined
let process_: Mine | undefined

/** Called once at boot with the process's buffer; `fresh` in the thread that made it. */
export function useThreadBuffer(shared: SharedArrayBuffer, fresh: boolean): void {
  buffer = shared
  if (fresh) formatMemory(openThreadSegments(shared).base)
}

export function threadBuffer(): SharedArrayBuffer {
  if (!buffer) throw new MemoryError('the memory of this process is not set up yet')
  return buffer
}

/** The memory that the threads of this process share. */
export function threadMemory(): Mine {
  if (!thread) {
    const memory = new Memory(openThreadSegments(threadBuffer()))
    thread = { memory, slot: slotUntilEnd(memory) }
  }
  return thread
}

/** The memory that the processes of the run share; the first to ask makes it. */
export function processMemory(): Mine {
  if (!process_) {
    const memory = new Memory(openProcessSegments(self().boot.segment, BASE_BYTES, formatMemory))
    process_ = { memory, slot: slotUntilEnd(memory) }
  }
  return process_
}

/** This actor's slot, which is given back when its thread or process exits: after all that it may still hold or wait for. */
function slotUntilEnd(memory: Memory): RosterSlot {
  const slot = claimSlot(memory, self().id)
  process.once('exit', () => slot.release())
  return slot
}

/** The process memory if this actor has opened it. */
export function openedProcessMemory(): Memory | undefined {
  return process_?.memory
}

/** A slot for a task of this actor, to publish a wait of its own where this actor does. */
export function claimTaskSlot(id: ActorId): RosterSlot {
  return claimSlot((process_ ?? threadMemory()).memory, id)
}

/** Where a wait is published: in the memory of the processes if this actor uses it, else in that of its threads. */
export const slots = {
  publish(wait: Wait | undefined): void {
    ;(process_ ?? threadMemory()).slot.publish(wait)
  },
  tried(): void {
    ;(process_ ?? threadMemory()).slot.tried()
  },
}
