/** Waits: who waits for what, and how long it took. */
import type { EventOf, ResourceKind, Wait, WaitOp } from '../events.ts'
import type { ActorId } from '../ids.ts'
import type { RunState } from '../state.ts'
import { actorOf } from './actors.ts'
import { setHolders } from './holding.ts'
import type { ActorState, Life, ResourceState } from './records.ts'
import { resourceOf } from './resources.ts'

export function onWaitBegin(state: RunState, event: EventOf<'wait-begin'>): void {
  if (actorOf(state, event.actor).state === 'exited') return
  forgetWait(state, event.actor)
  const { seq, op, resource, target, since, deadline, source } = event
  const wait: Wait = { seq, op, resource, target, since, deadline, source }
  const actor = actorOf(state, event.actor)
  const counts = { ...actor.counts, waits: actor.counts.waits + 1 }
  state.actors.set(event.actor, { ...actor, wait, state: lifeIn(op), counts })
  if (resource === undefined) return
  const record = resourceOf(state, resource, kindSuggestedBy[op])
  const written = { ...record.written, waits: record.written.waits + 1 }
  state.resources.set(resource, { ...record, written, waiters: [...record.waiters, event.actor] })
  if (op === 'acquire' && event.holders) setHolders(state, resource, event.holders, event.t)
}

export function onWaitEnd(state: RunState, event: EventOf<'wait-end'>): void {
  const { wait } = actorOf(state, event.actor)
  // The end of a wait too short to have been written, or overtaken by the next one.
  if (wait === undefined || wait.seq !== event.seq) return
  forgetWait(state, event.actor)
  const took = Math.max(0, event.t - wait.since)
  addToCounts(state, event, wait, took)
  if (wait.resource === undefined) return
  const record = resourceOf(state, wait.resource, kindSuggestedBy[wait.op])
  const written = { ...record.written, waited: record.written.waited + took }
  state.resources.set(wait.resource, { ...record, written })
  if (wait.op === 'acquire' && event.result === 'ok') passOn(state, record, event)
}

/** Who has waited for a lock and got it holds it alone, also if the `acquired` event was left out. */
function passOn(state: RunState, { id, kind }: ResourceState, { actor, t }: EventOf<'wait-end'>): void {
  if (kind === 'lock' || kind === 'rlock' || kind === 'condition') setHolders(state, id, [actor], t)
  // The inner lock of a queue or a value is given back within the call, and no event says so.
  else if (kind !== 'semaphore' && kind !== 'bounded-semaphore') setHolders(state, id, [], t)
}

/** Takes an actor out of the wait it is in, if any; it runs again. */
export function forgetWait(state: RunState, id: ActorId): void {
  const actor = actorOf(state, id)
  if (actor.wait === undefined) return
  state.actors.set(id, { ...actor, wait: undefined, state: 'running' })
  const resource = actor.wait.resource && state.resources.get(actor.wait.resource)
  if (!resource) return
  state.resources.set(resource.id, { ...resource, waiters: resource.waiters.filter((other) => other !== id) })
}

function addToCounts(state: RunState, event: EventOf<'wait-end'>, wait: Wait, took: number): void {
  const actor: ActorState = actorOf(state, event.actor)
  const counts = { ...actor.counts }
  if (event.result === 'timeout') counts.timeouts++
  if (wait.op === 'sleep') counts.slept += took
  else counts.waited += took
  state.actors.set(event.actor, { ...actor, counts })
}

const lifeIn = (op: WaitOp): Life => (op === 'sleep' ? 'sleeping' : 'waiting')

const kindSuggestedBy: Readonly<Record<WaitOp, ResourceKind>> = {
  acquire: 'lock',
  put: 'queue',
  get: 'queue',
  'queue-join': 'joinable-queue',
  wait: 'event',
  join: 'pool',
  recv: 'pipe',
  send: 'pipe',
  result: 'pool',
  sleep: 'event',
  input: 'event',
}
