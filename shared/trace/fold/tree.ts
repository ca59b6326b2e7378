/** Who belongs to whom, read off the ids: those can't form a loop, whatever a stream says. */
import { parentOf, type ActorId } from '../ids.ts'
import type { RunState } from '../state.ts'
import type { ActorState } from './records.ts'

type Actors = Pick<RunState, 'actors'>

/** The process an actor lives in: itself or its nearest ancestor that is one; undefined if that can't be told. */
export function processOf(
  state: { readonly actors: ReadonlyMap<ActorId, Pick<ActorState, 'known' | 'kind'>> },
  id: ActorId,
): ActorId | undefined {
  for (let at: ActorId | undefined = id; at !== undefined; at = parentOf(at)) {
    const actor = state.actors.get(at)
    if (actor === undefined || !actor.known) return undefined
    if (isProcess(actor)) return at
  }
  return undefined
}

/** Whether an actor can still do anything: it has not exited, nor has the process it lives in. */
export function isAlive(state: Actors, id: ActorId): boolean {
  const actor = state.actors.get(id)
  if (actor === undefined || actor.state === 'exited') return false
  const process = processOf(state, id)
  return process === undefined || state.actors.get(process)?.state !== 'exited'
}

/** The actors that an actor started. */
export function childrenOf(state: Actors, id: ActorId): ActorState[] {
  return [...state.actors.values()].filter((actor) => actor.parent === id)
}

/** Whether an actor is a process of the operating system. */
export function isProcess(actor: Pick<ActorState, 'kind'>): boolean {
  return actor.kind !== 'thread' && actor.kind !== 'task'
}
