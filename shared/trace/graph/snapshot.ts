/** What one round of looks saw, put together with what the fold knows about who is alive. */
import type { ResourceKind, Wait, WaitOp } from '../events.ts'
import type { ActorId, Micros, ResourceId } from '../ids.ts'
import { compareActors } from '../order.ts'
import { isAlive, processOf, type RunState } from '../state.ts'

export interface SnapshotActor {
  readonly id: ActorId
  readonly alive: boolean
  /** The process it lives in; undefined if unknown: then it may reach everything. */
  readonly process: ActorId | undefined
  /** A daemon, or a pool's worker with nothing to do: that it waits for work is nothing to report. */
  readonly service: boolean
  /** When it ended. */
  readonly ended: Micros | undefined
}

export type SnapshotWait = Wait & {
  readonly actor: ActorId
  /** How often it has tried again in vain; undefined where that can't be said. */
  readonly tries?: number | undefined
}

export interface SnapshotResource {
  readonly resource: ResourceId
  readonly kind: ResourceKind
  readonly holders: readonly ActorId[]
  /** Anybody may release it: it was once released by an actor that did not hold it. */
  readonly foreign: boolean
  /** It is taken, and nobody's name is on it: its holder is just taking it or giving it back, or was killed at that. */
  readonly unclaimed?: boolean | undefined
  /** What would succeed at once: whoever waits for that has been woken and just has not run yet. */
  readonly ready?: readonly WaitOp[] | undefined
}

export interface Snapshot {
  readonly actors: readonly SnapshotActor[]
  readonly waits: readonly SnapshotWait[]
  readonly resources: readonly SnapshotResource[]
}

/** The part of a `looked` answer that counts here. */
export interface Seen {
  readonly waits: readonly SnapshotWait[]
  readonly resources: readonly SnapshotResource[]
}

/**
 * Joins the answers of one round of looks; without any, the waits that the trace itself tells of (a replay).
 * @param lived who lived when the looks began, and counts as alive also if it has ended meanwhile
 */
export function snapshotOf(state: RunState, looks?: Iterable<Seen>, lived?: ReadonlySet<ActorId>): Snapshot {
  const waits = new Map<ActorId, SnapshotWait>()
  const resources = new Map<ResourceId, SnapshotResource>()
  for (const look of looks ?? [toldBy(state)]) {
    for (const wait of look.waits) {
      const other = waits.get(wait.actor)
      if (other === undefined || other.seq < wait.seq) waits.set(wait.actor, wait)
    }
    for (const seen of look.resources)
      resources.set(seen.resource, merged(resources.get(seen.resource), seen))
  }
  const actors = [...state.actors.keys()].map((id) =>
    snapshotActor(state, id, isAlive(state, id) || lived?.has(id) === true),
  )
  return { actors, waits: [...waits.values()], resources: [...resources.values()] }
}

function snapshotActor(state: RunState, id: ActorId, alive: boolean): SnapshotActor {
  const actor = state.actors.get(id)
  const process = processOf(state, id)
  const gone = process === undefined ? undefined : state.actors.get(process)?.ended
  const service = actor !== undefined && (actor.pooled ? actor.task === undefined : actor.daemon)
  return { id, alive, process, service, ended: actor?.ended ?? gone }
}

function merged(a: SnapshotResource | undefined, b: SnapshotResource): SnapshotResource {
  if (a === undefined) return b
  const holders = [...new Set([...a.holders, ...b.holders])].sort(compareActors)
  const ready = [...new Set([...(a.ready ?? []), ...(b.ready ?? [])])]
  return { ...a, holders, foreign: a.foreign || b.foreign, ready }
}

function toldBy(state: RunState): Seen {
  const waits: SnapshotWait[] = []
  for (const actor of state.actors.values()) if (actor.wait) waits.push({ ...actor.wait, actor: actor.id })
  const resources: SnapshotResource[] = []
  for (const { id, kind, holders } of state.resources.values()) {
    resources.push({ resource: id, kind, holders, foreign: false })
  }
  return { waits, resources }
}
