/** The cycles and orphaned locks to draw: those that the analysis finds in this state, each by itself, and sure. */
import { analyse, snapshotOf, type Candidate } from '../../graph.ts'
import { itemsOf, type RunState } from '../../state.ts'
import type { Verdict } from '../../events.ts'
import type { GraphCycle, GraphEdge } from './model.ts'
import { actorNodeId, resourceNodeId, type NodeId } from './node-id.ts'

/**
 * Who holds a lock is sometimes only known from a waiter that saw it a moment ago. A cycle that rests on that is drawn
 * when it has lasted this long, or a verdict has confirmed it; microseconds.
 */
const SURE = 50_000

export function cyclesIn(state: RunState, edges: readonly GraphEdge[]): GraphCycle[] {
  if (!edges.some(({ type }) => type !== 'holds')) return []
  const verdicts = itemsOf(state.verdicts)
  const ids = new Set(edges.map(({ id }) => id))
  return analyse(snapshotOf(state))
    .filter((found) => isSure(state, found, verdicts))
    .flatMap((found) => (found.kind === 'stuck' ? [] : cycleOf(found, found.kind, ids)))
}

function cycleOf(
  { key, actors, waits, breaks, closed }: Candidate,
  kind: GraphCycle['kind'],
  ids: ReadonlySet<string>,
): GraphCycle {
  const nodes: NodeId[] = []
  const edges = new Set<string>()
  const add = (from: NodeId, to: NodeId) => {
    if (ids.has(`${from} → ${to}`)) edges.add(`${from} → ${to}`)
  }
  for (const { actor, resource, target, holder } of waits) {
    const who = actorNodeId(actor)
    nodes.push(who)
    if (resource !== undefined) {
      const what = resourceNodeId(resource)
      nodes.push(what)
      add(who, what)
      if (holder !== undefined) add(what, actorNodeId(holder))
    } else if (target !== undefined) add(who, actorNodeId(target))
    if (kind === 'orphan' && holder !== undefined) nodes.push(actorNodeId(holder))
  }
  return { key, kind, actors, nodes, edges, breaks, closed }
}

function isSure(state: RunState, { waits, closed }: Candidate, verdicts: readonly Verdict[]): boolean {
  if (state.now - closed >= SURE) return true
  const told = waits.every(({ resource, holder }) => {
    if (resource === undefined || holder === undefined) return true
    const holding = state.actors.get(holder)?.holding.find((held) => held.resource === resource)
    return holding !== undefined && !holding.inferred
  })
  return told || verdicts.some((verdict) => confirms(verdict, waits))
}

function confirms(verdict: Verdict, waits: Candidate['waits']): boolean {
  return waits.every(({ actor, seq }) =>
    verdict.waits.some((wait) => wait.actor === actor && wait.seq === seq),
  )
}
