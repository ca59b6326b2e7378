/** The wait-for graph as one draws it: actor to resource, resource to holder, actor to actor. */
import type { ActorId, Micros, ResourceId } from '../ids.ts'
import type { RunState } from '../state.ts'

export type WaitForEdge =
  | {
      readonly type: 'waits'
      readonly actor: ActorId
      readonly resource: ResourceId
      readonly since: Micros
      readonly deadline: Micros | undefined
    }
  | { readonly type: 'held-by'; readonly resource: ResourceId; readonly actor: ActorId }
  | {
      readonly type: 'joins'
      readonly actor: ActorId
      readonly target: ActorId
      readonly since: Micros
      readonly deadline: Micros | undefined
    }

/** Every edge of the graph at this instant. */
export function waitForEdges(state: RunState): WaitForEdge[] {
  const edges: WaitForEdge[] = []
  for (const { id: actor, wait } of state.actors.values()) {
    if (wait === undefined) continue
    const { resource, target, since, deadline } = wait
    if (resource !== undefined) edges.push({ type: 'waits', actor, resource, since, deadline })
    if (wait.op === 'join' && target !== undefined)
      edges.push({ type: 'joins', actor, target, since, deadline })
  }
  for (const { id: resource, holders } of state.resources.values()) {
    for (const actor of holders) edges.push({ type: 'held-by', resource, actor })
  }
  return edges
}
