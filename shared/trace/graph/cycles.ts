/** Cycles of a graph, one for each group of nodes that all reach each other. */
import { compareActors } from '../order.ts'
import type { ActorId } from '../ids.ts'

export type Edges = ReadonlyMap<ActorId, readonly ActorId[]>

/** A shortest cycle through the least member of each strongly connected group; where nobody has two edges, that is every cycle. */
export function cyclesOf(edges: Edges): ActorId[][] {
  const cycles: ActorId[][] = []
  for (const group of groupsOf(edges)) {
    const start = group.reduce((least, id) => (compareActors(id, least) < 0 ? id : least))
    const cycle = shortestCycle(edges, start, new Set(group))
    if (cycle) cycles.push(cycle)
  }
  return cycles.sort((a, b) => compareActors(a[0] as ActorId, b[0] as ActorId))
}

function shortestCycle(edges: Edges, start: ActorId, within: ReadonlySet<ActorId>): ActorId[] | undefined {
  const cameFrom = new Map<ActorId, ActorId>()
  const queue = [start]
  for (const id of queue) {
    for (const next of edges.get(id) ?? []) {
      if (next === start) return pathTo(id, start, cameFrom)
      if (!within.has(next) || cameFrom.has(next)) continue
      cameFrom.set(next, id)
      queue.push(next)
    }
  }
  return undefined
}

function pathTo(end: ActorId, start: ActorId, cameFrom: ReadonlyMap<ActorId, ActorId>): ActorId[] {
  const path = [end]
  for (let at = end; at !== start; path.push(at)) at = cameFrom.get(at) as ActorId
  return path.reverse()
}

/** Strongly connected groups (Tarjan's algorithm, with a stack of its own: a chain of waits may be long). */
function groupsOf(edges: Edges): ActorId[][] {
  const groups: ActorId[][] = []
  const index = new Map<ActorId, number>()
  const low = new Map<ActorId, number>()
  const path: ActorId[] = []
  const onPath = new Set<ActorId>()
  const lower = (id: ActorId, to: number) => low.set(id, Math.min(low.get(id) ?? Infinity, to))
  const enter = (id: ActorId) => {
    index.set(id, index.size)
    lower(id, index.size - 1)
    path.push(id)
    onPath.add(id)
    return { id, next: 0 }
  }
  for (const root of edges.keys()) {
    if (index.has(root)) continue
    const work = [enter(root)]
    for (let top = work.at(-1); top !== undefined; top = work.at(-1)) {
      const { id } = top
      const next = edges.get(id)?.[top.next++]
      if (next !== undefined) {
        if (!index.has(next)) work.push(enter(next))
        else if (onPath.has(next)) lower(id, index.get(next) as number)
        continue
      }
      work.pop()
      const caller = work.at(-1)
      if (caller) lower(caller.id, low.get(id) as number)
      if (low.get(id) === index.get(id)) groups.push(leaveGroup(id, path, onPath))
    }
  }
  return groups
}

function leaveGroup(root: ActorId, path: ActorId[], onPath: Set<ActorId>): ActorId[] {
  const group = path.splice(path.lastIndexOf(root))
  for (const id of group) onPath.delete(id)
  return group
}
