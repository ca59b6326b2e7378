/** Who can end a wait. */
import type { ResourceKind } from '../events.ts'
import type { ActorId } from '../ids.ts'
import { ownerOf } from '../resource-id.ts'
import type { SnapshotActor, SnapshotResource, SnapshotWait } from './snapshot.ts'

export type Wakers =
  /** It ends without anybody's help, or is ending right now. */
  | { readonly type: 'itself' }
  /** One of these alone: the holder of a lock, the actor that is joined. `dead`: those of them that are gone. */
  | { readonly type: 'these'; readonly live: readonly ActorId[]; readonly dead: readonly ActorId[] }
  /** Any other live actor in this process, or (undefined) in the run. `ownLock`: it holds itself what it waits for. */
  | { readonly type: 'reach'; readonly process: ActorId | undefined; readonly ownLock: boolean }

/** Tells who can end a wait, its own timeout left aside; `actors` holds every actor known, by id. */
export function wakersOf(
  wait: SnapshotWait,
  resource: SnapshotResource | undefined,
  actors: ReadonlyMap<ActorId, SnapshotActor>,
): Wakers {
  if (resource?.ready?.includes(wait.op)) return { type: 'itself' }
  switch (wait.op) {
    case 'sleep':
    case 'input':
      return { type: 'itself' }
    case 'join':
      return ofJoin(wait, actors)
    case 'result':
      return anybody
    case 'acquire':
      return ofAcquire(wait, resource, actors)
    case 'put':
    case 'get':
    case 'queue-join':
    case 'wait':
    case 'recv':
    case 'send':
      return reach(wait)
    default:
      return wait.op satisfies never
  }
}

function ofAcquire(
  wait: SnapshotWait,
  resource: SnapshotResource | undefined,
  actors: ReadonlyMap<ActorId, SnapshotActor>,
): Wakers {
  if (resource === undefined || resource.foreign || anybodyReleases.has(resource.kind)) return reach(wait)
  // Nobody holds it: it is free or changing hands just now, and its waiter about to notice. If it is taken nevertheless,
  // whoever has it is none of those that wait and have tried again in vain, or was killed with it.
  if (resource.holders.length === 0) return resource.unclaimed ? reach(wait) : { type: 'itself' }
  // Whoever waits for a lock of its own may count on another one to release it: a lock used as a signal.
  if (resource.holders.includes(wait.actor)) return { ...reach(wait), ownLock: true }
  return these(resource.holders, actors)
}

function ofJoin(wait: SnapshotWait, actors: ReadonlyMap<ActorId, SnapshotActor>): Wakers {
  if (wait.target === undefined) return anybody
  const wakers = these([wait.target], actors)
  // The end of the target is what it waits for.
  return wakers.dead.length > 0 ? { type: 'itself' } : wakers
}

/** An actor that nobody has heard of yet may be about to speak: it counts as alive. */
function these(
  ids: readonly ActorId[],
  actors: ReadonlyMap<ActorId, SnapshotActor>,
): Wakers & { type: 'these' } {
  const isLive = (id: ActorId) => actors.get(id)?.alive ?? true
  return { type: 'these', live: ids.filter(isLive), dead: ids.filter((id) => !isLive(id)) }
}

function reach(wait: SnapshotWait): Wakers & { type: 'reach' } {
  const process = wait.resource === undefined ? undefined : ownerOf(wait.resource)
  return { type: 'reach', process, ownLock: false }
}

const anybody: Wakers = { type: 'reach', process: undefined, ownLock: false }

const anybodyReleases: ReadonlySet<ResourceKind> = new Set<ResourceKind>(['semaphore', 'bounded-semaphore'])
