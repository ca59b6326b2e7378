/** The wait-for graph of a frame, and the places of its nodes, which belong to the run. */
import type { RunHistory } from '../../shared/trace/history.ts'
import type { Verdict } from '../../shared/trace/events.ts'
import type { ActorId, ResourceId } from '../../shared/trace/ids.ts'
import type { GraphEdge, GraphModel } from '../../shared/trace/picture/graph/model.ts'
import { Places } from '../../shared/trace/picture/graph/places.ts'
import type { RunState } from '../../shared/trace/state.ts'

const places = new WeakMap<RunHistory, Places>()

/** Where the run's nodes lie; the same however time is moved. */
export function placesOf(history: RunHistory): Places {
  let own = places.get(history)
  if (!own) places.set(history, (own = new Places()))
  return own
}

/** Forgets the places, so that all nodes are laid out anew. */
export function tidy(history: RunHistory): void {
  places.delete(history)
}

/** What an edge says: a wait with its holder, or a holding. */
export type EdgeFacts =
  | { readonly id: string; readonly type: 'wait'; readonly wait: Verdict['waits'][number] }
  | {
      readonly id: string
      readonly type: 'holds'
      readonly actor: ActorId
      readonly resource: ResourceId
      readonly line: number | undefined
    }

/** Every edge with what there is to say of it; crowds are told member by member. */
export function edgeFacts(state: RunState, model: GraphModel): EdgeFacts[] {
  const crowd = model.crowds.flatMap(({ members }) => members.map(({ actor }) => actor))
  return [
    ...model.edges.flatMap((edge) => factsOf(state, edge)),
    ...crowd.flatMap((actor) => waitOf(state, actor, `crowd ${actor}`)),
  ]
}

function factsOf(state: RunState, edge: GraphEdge): EdgeFacts[] {
  if (edge.type !== 'holds') return waitOf(state, edge.actor, edge.id)
  const holding = state.actors
    .get(edge.actor)
    ?.holding.find(({ resource }) => edge.from === `resource ${resource}`)
  if (!holding) return []
  const { resource, source } = holding
  return [{ id: edge.id, type: 'holds', actor: edge.actor, resource, line: source?.line }]
}

function waitOf(state: RunState, actor: ActorId, id: string): EdgeFacts[] {
  const wait = state.actors.get(actor)?.wait
  if (!wait) return []
  const holder = wait.resource === undefined ? undefined : state.resources.get(wait.resource)?.holders[0]
  return [{ id, type: 'wait', wait: { ...wait, actor, holder } }]
}
