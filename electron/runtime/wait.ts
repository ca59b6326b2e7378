/**
 * How an actor blocks. Every blocking call of the library goes through `block`, so that waiting looks the same
 * everywhere: a short wait costs nothing but a count; one that lasts is published in the roster (for the look) and
 * written to the trace, with the line it stands on.
 */
import type { Source, Wait } from '../../shared/trace/events.ts'
import type { WaitOp } from '../../shared/trace/kinds.ts'
import type { ActorId, ResourceId } from '../../shared/trace/ids.ts'
import { micros } from '../../shared/trace/ids.ts'
import { ownerOf } from '../../shared/trace/resource-id.ts'
import { now } from './clock.ts'
import { slots } from './memory/mine.ts'
import { SLICE_MS } from './memory/region.ts'
import { refillCredit } from './refill-credit.ts'
import { startService } from './service/ask.ts'
import { callSite } from './source.ts'
import { beforeSpeaking, emit } from './trace.ts'

export interface WaitFor {
  op: WaitOp
  resource?: ResourceId
  target?: ActorId
  /** Who holds it at this moment, as far as can be read. */
  holders?: () => ActorId[]
  /** It is known that it will not be short. */
  lasts?: boolean
  /** The line it stands on, if the call that blocks is not made from there. */
  source?: Source
}

/** A wait shorter than this is counted, not written. Milliseconds. */
export const SHORT_MS = 2
const FIRST_SLICE_MS = 16

let seq = 0

/**
 * Blocks until `attempt` succeeds or `seconds` (real time) are over.
 * @param attempt blocks the thread at most the given milliseconds and says whether it got what it wanted
 * @returns whether it succeeded, and the microseconds waited
 */
export function block(
  what: WaitFor,
  attempt: (ms: number) => boolean,
  seconds: number | undefined,
): { ok: boolean; waited: number } {
  const since = now()
  const deadline = seconds === undefined ? undefined : since + Math.round(seconds * 1e6)
  const left = () => (deadline === undefined ? SLICE_MS : Math.min(SLICE_MS, (deadline - now()) / 1000))
  if (!what.lasts && attempt(Math.max(0, Math.min(SHORT_MS, left()))))
    return { ok: true, waited: now() - since }
  if (deadline !== undefined && now() >= deadline) return { ok: false, waited: now() - since }

  seq += 1
  const source = what.source ?? callSite()
  const wait: Wait = {
    seq,
    op: what.op,
    since,
    ...(what.resource !== undefined && { resource: what.resource }),
    ...(what.target !== undefined && { target: what.target }),
    ...(deadline !== undefined && { deadline: micros(deadline) }),
    ...(source && { source }),
  }
  beforeSpeaking()
  // What only the threads of this process share can be seen by its service alone, and one that started nothing has none.
  if (what.resource !== undefined && ownerOf(what.resource) !== undefined) startService()
  slots.publish(wait)
  const holders = what.holders?.() ?? []
  emit('wait-begin', holders.length > 0 ? { ...wait, holders } : wait)
  let ok = false
  let broken = true
  try {
    // The first slices are short: a deadlock is certain once everybody in it has tried again in vain.
    for (let slice = FIRST_SLICE_MS; !ok; slice *= 2) {
      ok = attempt(Math.max(0, Math.min(slice, left())))
      if (!ok && deadline !== undefined && now() >= deadline) break
      if (!ok) slots.tried()
    }
    broken = false
  } finally {
    slots.publish(undefined)
    emit('wait-end', { seq, result: broken ? 'broken' : ok ? 'ok' : 'timeout' })
    refillCredit()
  }
  return { ok, waited: now() - since }
}
