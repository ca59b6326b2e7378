/** A snapshot made ready for questions: the waits of live actors, and for each actor whom it can wake. */
import type { ActorId, ResourceId } from '../ids.ts'
import type { Snapshot, SnapshotActor, SnapshotResource, SnapshotWait } from './snapshot.ts'
import { wakersOf, type Wakers } from './wakers.ts'

export interface Model {
  /** Every actor known, dead ones too. */
  readonly actors: ReadonlyMap<ActorId, SnapshotActor>
  readonly resources: ReadonlyMap<ResourceId, SnapshotResource>
  /** Waits of live actors. */
  readonly waits: ReadonlyMap<ActorId, ModelWait>
  /** Whose wait hangs on this actor alone. */
  readonly dependents: ReadonlyMap<ActorId, readonly ActorId[]>
  /** Whose wait anybody in a process (undefined: in the run) can end. */
  readonly reachable: ReadonlyMap<ActorId | undefined, readonly ActorId[]>
}

export interface ModelWait {
  readonly wait: SnapshotWait
  readonly wakers: Wakers
}

/** Builds the model of a snapshot. */
export function modelOf(snapshot: Snapshot): Model {
  const actors = new Map(snapshot.actors.map((actor) => [actor.id, actor]))
  const resources = new Map(snapshot.resources.map((resource) => [resource.resource, resource]))
  const waits = new Map<ActorId, ModelWait>()
  const dependents = new Map<ActorId, ActorId[]>()
  const reachable = new Map<ActorId | undefined, ActorId[]>()
  for (const wait of snapshot.waits) {
    if (!actors.get(wait.actor)?.alive || waits.has(wait.actor)) continue
    const wakers = wakersOf(wait, wait.resource && resources.get(wait.resource), actors)
    waits.set(wait.actor, { wait, wakers })
    if (wakers.type === 'these') for (const waker of wakers.live) add(dependents, waker, wait.actor)
    if (wakers.type === 'reach') add(reachable, wakers.process, wait.actor)
  }
  return { actors, resources, waits, dependents, reachable }
}

/** Everybody whom one of `seeds` might wake, or might wake somebody who might, and so on; the seeds included. */
export function wakenBy(model: Model, seeds: Iterable<ActorId>): Set<ActorId> {
  const woken = new Set(seeds)
  const processes = new Set<ActorId | undefined>()
  const wake = (ids: readonly ActorId[] = []) => ids.forEach((id) => woken.add(id))
  const wakeIn = (process: ActorId | undefined) => {
    if (processes.has(process)) return
    processes.add(process)
    wake(model.reachable.get(process))
  }
  // A Set is walked in the order of insertion, including what is added meanwhile.
  for (const id of woken) {
    wake(model.dependents.get(id))
    wakeIn(undefined)
    const process = model.actors.get(id)?.process
    if (process !== undefined) wakeIn(process)
    else for (const any of model.reachable.keys()) wakeIn(any)
  }
  return woken
}

/** The live actors that could end an actor's wait. */
export function wakersFor(model: Model, id: ActorId): ActorId[] {
  const wakers = model.waits.get(id)?.wakers
  if (wakers === undefined || wakers.type === 'itself') return []
  if (wakers.type === 'these') return [...wakers.live]
  const found: ActorId[] = []
  for (const actor of model.actors.values()) {
    if (actor.alive && actor.id !== id && reaches(actor, wakers.process)) found.push(actor.id)
  }
  return found
}

/** Whether an actor can touch the things of a process (undefined: those of all processes). */
export function reaches(actor: SnapshotActor, process: ActorId | undefined): boolean {
  return process === undefined || actor.process === undefined || actor.process === process
}

function add<K>(map: Map<K, ActorId[]>, key: K, id: ActorId): void {
  const ids = map.get(key)
  if (ids) ids.push(id)
  else map.set(key, [id])
}
