/** The wait-for graph of a state as one draws it: who and what has an edge, the edges, the cycles. */
import type { ActorKind, ResourceKind, Wait } from '../../events.ts'
import { namesOf, type Names } from '../../explain/names.ts'
import type { Candidate } from '../../graph.ts'
import { waitForEdges } from '../../graph.ts'
import type { ActorId, Micros, ResourceId } from '../../ids.ts'
import { compareActors } from '../../order.ts'
import { isAlive, type RunState } from '../../state.ts'
import { cyclesIn } from './cycles.ts'
import { actorNodeId, resourceNodeId, type NodeId } from './node-id.ts'

export type { NodeId }

export type GraphNode = {
  readonly id: NodeId
  readonly name: string
} & (
  | {
      readonly type: 'actor'
      readonly actor: ActorId
      readonly kind: ActorKind
      /** Which actor of the run it was, counted from 0: its colour. */
      readonly place: number
      readonly alive: boolean
      readonly wait: Wait | undefined
    }
  | {
      readonly type: 'resource'
      readonly resource: ResourceId
      readonly kind: ResourceKind
      /** A queue's fill: `3/5`. */
      readonly fill: string | undefined
    }
)

export interface GraphEdge {
  readonly id: string
  /** holds: resource to actor. waits: actor to resource. joins: actor to actor. */
  readonly type: 'holds' | 'waits' | 'joins'
  readonly from: NodeId
  readonly to: NodeId
  /** Who holds, or waits. */
  readonly actor: ActorId
  readonly since: Micros | undefined
  readonly deadline: Micros | undefined
}

/** A cycle of waits, or an orphaned lock: a way from who waits to a holder that is dead. */
export interface GraphCycle {
  readonly key: string
  readonly kind: 'deadlock' | 'orphan'
  readonly actors: readonly ActorId[]
  readonly nodes: readonly NodeId[]
  readonly edges: ReadonlySet<string>
  /** A timeout breaks it then, and this actor gets it. */
  readonly breaks: Candidate['breaks']
  readonly closed: Micros
}

/** Many who merely wait for the same thing, and whom nobody waits for: one box of names with one edge. */
export interface Crowd {
  readonly target: NodeId
  readonly members: readonly (GraphNode & { type: 'actor' })[]
}

export interface GraphModel {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  readonly cycles: readonly GraphCycle[]
  readonly crowds: readonly Crowd[]
  /** Live actors without an edge. */
  readonly free: readonly ActorId[]
  readonly names: Names
}

/** More than this many who only wait for one thing are a crowd. */
const CROWD = 4

/** While a run goes on, what is there for a moment only would flicker; cycles are shown at once all the same. */
export interface Calm {
  readonly now: Micros
  /** Edges younger than this are left out, microseconds. */
  readonly age: number
}

export function graphModel(state: RunState, calm?: Calm): GraphModel {
  const names = namesOf(state)
  const all = edgesOf(state)
  const cycles = cyclesIn(state, all)
  const edges = calm ? calmed(all, cycles, calm) : all
  const shown = new Set(edges.flatMap(({ from, to }) => [from, to]))
  const places = new Map([...state.actors.keys()].map((actor, place) => [actor, place]))
  const actorNode = (actor: ActorId): GraphNode & { type: 'actor' } => ({
    id: actorNodeId(actor),
    name: names.actor(actor),
    type: 'actor',
    actor,
    kind: state.actors.get(actor)?.kind ?? 'child',
    place: places.get(actor) ?? 0,
    alive: isAlive(state, actor),
    wait: state.actors.get(actor)?.wait,
  })
  const crowds = crowdsIn(edges, cycles).map(({ target, members }) => ({
    target,
    members: members.map(actorNode),
  }))
  const crowded = new Set<NodeId>(crowds.flatMap(({ members }) => members.map(({ id }) => id)))
  const nodes: GraphNode[] = []
  const known = [...state.actors.keys()].sort(compareActors)
  for (const actor of known) {
    const id = actorNodeId(actor)
    if (shown.has(id) && !crowded.has(id)) nodes.push(actorNode(actor))
  }
  for (const { id: resource, kind, capacity, level } of state.resources.values()) {
    const id = resourceNodeId(resource)
    if (!shown.has(id)) continue
    const fill =
      level === undefined ? undefined : capacity === undefined ? String(level) : `${level}/${capacity}`
    nodes.push({ id, name: names.resource(resource).name, type: 'resource', resource, kind, fill })
  }
  const free = known.filter((actor) => !shown.has(actorNodeId(actor)) && isAlive(state, actor))
  return { nodes, edges: edges.filter(({ from }) => !crowded.has(from)), cycles, crowds, free, names }
}

function edgesOf(state: RunState): GraphEdge[] {
  return waitForEdges(state).flatMap((edge): GraphEdge[] => {
    switch (edge.type) {
      case 'waits': {
        const ends = { from: actorNodeId(edge.actor), to: resourceNodeId(edge.resource) }
        return [
          withId({ type: 'waits', ...ends, actor: edge.actor, since: edge.since, deadline: edge.deadline }),
        ]
      }
      case 'joins': {
        const ends = { from: actorNodeId(edge.actor), to: actorNodeId(edge.target) }
        // Of an actor that nobody has heard of yet there is nothing to draw.
        if (!state.actors.has(edge.target)) return []
        return [
          withId({ type: 'joins', ...ends, actor: edge.actor, since: edge.since, deadline: edge.deadline }),
        ]
      }
      case 'held-by': {
        const ends = { from: resourceNodeId(edge.resource), to: actorNodeId(edge.actor) }
        const since = state.actors
          .get(edge.actor)
          ?.holding.find(({ resource }) => resource === edge.resource)?.since
        return [withId({ type: 'holds', ...ends, actor: edge.actor, since, deadline: undefined })]
      }
      default:
        return edge satisfies never
    }
  })
}

function withId(edge: Omit<GraphEdge, 'id'>): GraphEdge {
  return { id: `${edge.from} → ${edge.to}`, ...edge }
}

/** Without young edges, but for those of a cycle and the holders of what somebody waits for. */
function calmed(edges: readonly GraphEdge[], cycles: readonly GraphCycle[], { now, age }: Calm): GraphEdge[] {
  const inCycle = new Set(cycles.flatMap((cycle) => [...cycle.edges]))
  const lasts = ({ id, since }: GraphEdge) => inCycle.has(id) || since === undefined || now - since >= age
  const wanted = new Set(edges.filter((edge) => edge.type === 'waits' && lasts(edge)).map(({ to }) => to))
  return edges.filter((edge) => lasts(edge) || (edge.type === 'holds' && wanted.has(edge.from)))
}

function crowdsIn(
  edges: readonly GraphEdge[],
  cycles: readonly GraphCycle[],
): { target: NodeId; members: ActorId[] }[] {
  const touched = new Set<NodeId>(edges.map(({ to }) => to))
  const inCycle = new Set<NodeId>(cycles.flatMap(({ nodes }) => nodes))
  const byTarget = new Map<NodeId, ActorId[]>()
  for (const { type, from, to, actor } of edges) {
    if (type === 'holds' || touched.has(from) || inCycle.has(from)) continue
    byTarget.set(to, [...(byTarget.get(to) ?? []), actor])
  }
  return [...byTarget].flatMap(([target, members]) => (members.length > CROWD ? { target, members } : []))
}
