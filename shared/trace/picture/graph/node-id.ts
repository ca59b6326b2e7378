/** What a node of the graph is called: `actor 0.1`, `resource 0/lock1`. */
import type { ActorId, ResourceId } from '../../ids.ts'

export type NodeId = `actor ${string}` | `resource ${string}`

export const actorNodeId = (actor: ActorId): NodeId => `actor ${actor}`
export const resourceNodeId = (resource: ResourceId): NodeId => `resource ${resource}`
