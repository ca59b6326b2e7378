/** An actor's life: created, started, exited. */
import type { EventOf } from '../events.ts'
import { MAIN_ACTOR, parentOf, type ActorId, type Micros } from '../ids.ts'
import type { RunState } from '../state.ts'
import type { ActorState } from './records.ts'
import { isProcess, processOf } from './tree.ts'
import { forgetWait } from './waits.ts'

/** The actor's record; an id never heard of gets a placeholder. */
export function actorOf(state: RunState, id: ActorId): ActorState {
  const actor = state.actors.get(id)
  if (actor) return actor
  const placeholder = newActor(id)
  state.actors.set(id, placeholder)
  return placeholder
}

export function onActorCreated(state: RunState, event: EventOf<'actor-created'>): void {
  const actor = actorOf(state, event.actor)
  if (actor.known) return
  state.actors.set(event.actor, {
    ...actor,
    known: true,
    kind: event.kind,
    name: event.name,
    parent: event.parent ?? actor.parent,
    daemon: event.daemon ?? false,
    source: event.source,
    created: event.t,
  })
}

export function onActorStarted(state: RunState, event: EventOf<'actor-started'>): void {
  const actor = actorOf(state, event.actor)
  if (actor.started !== undefined) return
  const { pid, ppid, tid, t } = event
  const life = actor.state === 'created' ? 'running' : actor.state
  state.actors.set(event.actor, { ...actor, pid, ppid, tid, started: t, state: life })
}

export function onActorExited(state: RunState, event: EventOf<'actor-exited'>): void {
  const actor = actorOf(state, event.actor)
  if (actor.exit !== undefined) return
  const { code, signal, cause, message, t } = event
  leave(state, event.actor, t)
  state.actors.set(event.actor, {
    ...actorOf(state, event.actor),
    ended: t,
    exit: { code, signal, cause, message },
  })
  if (isProcess(actor)) takeThreadsAlong(state, event.actor, t)
}

/** A process that ends takes its threads and tasks along, and they can't say so themselves. */
function takeThreadsAlong(state: RunState, process: ActorId, t: Micros): void {
  for (const actor of state.actors.values()) {
    if (isProcess(actor) || actor.state === 'exited') continue
    if (processOf(state, actor.id) === process) leave(state, actor.id, t)
  }
}

function leave(state: RunState, id: ActorId, t: Micros): void {
  forgetWait(state, id)
  const actor = actorOf(state, id)
  state.actors.set(id, { ...actor, state: 'exited', ended: actor.ended ?? t, task: undefined })
}

function newActor(id: ActorId): ActorState {
  return {
    id,
    name: id === MAIN_ACTOR ? 'main' : `actor ${id}`,
    kind: id === MAIN_ACTOR ? 'main' : 'child',
    known: false,
    parent: parentOf(id),
    daemon: false,
    source: undefined,
    pid: undefined,
    ppid: undefined,
    tid: undefined,
    created: undefined,
    started: undefined,
    ended: undefined,
    state: 'created',
    wait: undefined,
    holding: [],
    exit: undefined,
    task: undefined,
    pooled: false,
    counts: { waits: 0, timeouts: 0, waited: 0, slept: 0, outputs: 0 },
  }
}
