/** Updates of a variable that were overwritten: what the writes should have added up to, against what is there. */
import type { ActorId, Micros, ResourceId } from './ids.ts'
import { compareActors } from './order.ts'
import { ownerOf } from './resource-id.ts'
import { processOf, type ActorState, type ResourceState, type RunState, type Touch } from './state.ts'

export interface LostUpdates {
  readonly resource: ResourceId
  /** Who wrote it. */
  readonly actors: readonly ActorId[]
  /** expected - actual; negative where the updates count down. */
  readonly lost: number
  readonly expected: number
  readonly actual: number
  /** When the last value was seen. */
  readonly seen: Micros
}

/** Every variable of which it is certain that updates were lost. */
export function lostUpdates(state: RunState): LostUpdates[] {
  return [...state.resources.values()].flatMap((resource) => {
    const told = updatesOf(state, resource)
    return told === undefined || told.lost === 0 ? [] : [told]
  })
}

/** What one variable lost (0: nothing); undefined where it can't be told: a blind write, a value not seen, an actor that could not count up. */
export function updatesOf(state: RunState, resource: ResourceState): LostUpdates | undefined {
  const { first, last, totals, counted } = resource
  if (resource.kind !== 'value' || totals.blind || totals.writes === 0) return undefined
  if (first === undefined || last === undefined || counted === undefined || last.t < counted) return undefined
  if (typeof first.value !== 'number' || typeof last.value !== 'number') return undefined
  const touches = [...state.touches.values()].filter((touch) => touch.resource === resource.id)
  if (!everybodyCounted(state, resource, touches)) return undefined
  const writers = touches.filter((touch) => touch.writes > 0).map((touch) => touch.actor)
  const expected = first.value + totals.delta
  const actual = last.value
  const lost =
    Math.abs(expected - actual) <= rounding(expected, actual, totals.writes) ? 0 : expected - actual
  return { resource: resource.id, actors: writers.sort(compareActors), lost, expected, actual, seen: last.t }
}

/** An actor adds up its last counters when it ends by itself; one that lives or was killed may have written without telling. */
function everybodyCounted(state: RunState, resource: ResourceState, touches: readonly Touch[]): boolean {
  const owner = ownerOf(resource.id)
  const touched = new Set(touches.map((touch) => touch.actor))
  for (const actor of state.actors.values()) {
    if (touched.has(actor.id) ? !endedByItself(actor) : mayHaveWritten(state, actor, owner)) return false
  }
  return true
}

function mayHaveWritten(state: RunState, actor: ActorState, owner: ActorId | undefined): boolean {
  const process = processOf(state, actor.id)
  const reaches = owner === undefined || process === undefined || process === owner
  return reaches && actor.started !== undefined && !endedByItself(actor)
}

function endedByItself({ exit }: ActorState): boolean {
  return exit?.cause === 'returned' || exit?.cause === 'exit' || exit?.cause === 'exception'
}

/** Whole numbers add up exactly; others may be off by a rounding for each addition. */
function rounding(expected: number, actual: number, writes: number): number {
  const whole = Number.isSafeInteger(expected) && Number.isSafeInteger(actual)
  return whole ? 0 : Number.EPSILON * writes * Math.max(Math.abs(expected), Math.abs(actual), 1)
}
