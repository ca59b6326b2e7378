/** What a loop does over and over: taking and giving back. */
import type { ResourceId } from '../../../shared/trace/ids.ts'
import { callSite } from '../source.ts'
import { emitOperation } from '../trace.ts'

export const ACQUIRED = 0
export const RELEASED = 1

/** Has a resource; its id is made of two strings, so it is asked for only when it is written. */
interface Noted {
  readonly resource: ResourceId
}

/**
 * Writes that this actor has taken the resource or given it back, if the trace has credit for single operations. Callers
 * look at the credit first.
 *
 * Looked up in an array on purpose: V8 unfolds functions into the hot loop that calls them, also one that was called only
 * at the beginning, while there was credit, and the writing of an event, unfolded, made the lock listing a fifth slower
 * for good. What comes out of an array, and is sometimes the one and sometimes the other, stays a call.
 */
export function note(which: typeof ACQUIRED | typeof RELEASED, of: Noted): void {
  NOTES[which]?.(of)
}

const NOTES: readonly ((of: Noted) => void)[] = [noteAcquired, noteReleased]

function noteAcquired({ resource }: Noted): void {
  const source = callSite()
  emitOperation('acquired', { resource, ...(source && { source }) })
}

function noteReleased({ resource }: Noted): void {
  emitOperation('released', { resource })
}
