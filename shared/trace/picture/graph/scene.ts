/** A model at its places: boxes and ways, ready for any surface. */
import type { Crowd, GraphEdge, GraphModel, GraphNode } from './model.ts'
import type { PlaceId, Point } from './places.ts'
import { routeOf, type Route } from './routes.ts'
import { crowdBox, nodeBox, type Box } from './sizes.ts'

export interface PlacedNode {
  readonly node: GraphNode
  readonly at: Point
  readonly box: Box
}
export interface PlacedCrowd {
  readonly crowd: Crowd
  readonly at: Point
  readonly box: Box
  readonly route: Route
}
export interface PlacedEdge {
  readonly edge: GraphEdge
  readonly route: Route
  /** It belongs to a cycle. */
  readonly cyclic: boolean
}

export interface GraphScene {
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly PlacedEdge[]
  readonly crowds: readonly PlacedCrowd[]
}

export function graphScene(model: GraphModel, places: ReadonlyMap<PlaceId, Point>): GraphScene {
  const placed = new Map<string, PlacedNode>()
  for (const node of model.nodes) {
    placed.set(node.id, { node, at: places.get(node.id) ?? { x: 0, y: 0 }, box: nodeBox(node) })
  }
  const ids = new Set(model.edges.map(({ from, to }) => `${from} → ${to}`))
  const cyclic = new Set(model.cycles.flatMap((cycle) => [...cycle.edges]))
  const edges = model.edges.flatMap((edge): PlacedEdge[] => {
    const from = placed.get(edge.from)
    const to = placed.get(edge.to)
    if (!from || !to) return []
    const aside = ids.has(`${edge.to} → ${edge.from}`)
    return [{ edge, route: routeOf(from.at, from.box, to.at, to.box, aside), cyclic: cyclic.has(edge.id) }]
  })
  const crowds = model.crowds.flatMap((crowd): PlacedCrowd[] => {
    const target = placed.get(crowd.target)
    const at = places.get(`crowd ${crowd.target}`)
    if (!target || !at) return []
    const box = crowdBox(crowd.members.length)
    return [{ crowd, at, box, route: routeOf(at, box, target.at, target.box, false) }]
  })
  return { nodes: [...placed.values()], edges, crowds }
}
