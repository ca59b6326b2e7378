/** What a resource id says: `0.1/lock1` belongs to the threads of process `0.1`, `lock1` to every process. */
import { actorId, type ActorId, type ResourceId } from './ids.ts'

const ofThreads = /^(\d+(?:\.\d+)*)\/(.*)$/s

/** The process whose threads alone reach it; undefined if every process does. */
export function ownerOf(resource: ResourceId): ActorId | undefined {
  const owner = ofThreads.exec(resource)?.[1]
  return owner === undefined ? undefined : actorId(owner)
}

/** The id without the process in front. */
export function keyOf(resource: ResourceId): string {
  return ofThreads.exec(resource)?.[2] ?? resource
}
