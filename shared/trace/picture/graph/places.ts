/**
 * Where the nodes lie. Whoever has a place keeps it as long as the run is shown, also while it has no edge; new nodes are
 * placed near their neighbours. A few actors sit round a ring, each with a seat for what it holds before it: then a
 * deadlock in which each waits for the next one's lock is a ring. More of them are packed on a grid.
 */
import type { RunState } from '../../state.ts'
import { itemsOf } from '../../state.ts'
import { MAIN_ACTOR, type ActorId } from '../../ids.ts'
import { crowdBox, nodeBox } from './sizes.ts'
import type { GraphModel, GraphNode, NodeId } from './model.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** With more actors than this a ring would be too large to read. */
const RING = 8
/** Nodes are at least so far apart. */
const CELL = { x: 150, y: 74 } as const

/** How many cells away from its neighbours a new node is put at most, if there is room. */
const REACH = 4
/** An edge over a node is as bad as so much distance. */
const CROSSING = 260

/** A crowd's place is kept under its target's name. */
export type PlaceId = NodeId | `crowd ${NodeId}`

export class Places {
  readonly #places = new Map<PlaceId, Point>()
  /** What the last model showed. */
  #shown: ReadonlySet<PlaceId> = new Set()
  /** Seats of the ring: actors in the order in which they came, clockwise. Undefined: nobody was shown yet. */
  #seats: number | undefined
  readonly #seatOf = new Map<ActorId, number>()
  /** What has the seat before an actor's. */
  readonly #lockSeats = new Map<number, NodeId>()

  /** The places of everything in the model; what is in it for the first time gets one. */
  update(model: GraphModel, state: RunState): ReadonlyMap<PlaceId, Point> {
    if (model.nodes.length > 0) this.#seats ??= seatsFor(state)
    for (const actor of state.actors.keys()) {
      if (actor !== MAIN_ACTOR && !this.#seatOf.has(actor)) this.#seatOf.set(actor, this.#seatOf.size)
    }
    // Who was there before keeps its place, also against one that comes back to it.
    const settled = new Set<PlaceId>(model.nodes.flatMap(({ id }) => (this.#shown.has(id) ? id : [])))
    for (const { target } of model.crowds)
      if (this.#shown.has(`crowd ${target}`)) settled.add(`crowd ${target}`)
    const rest = model.nodes.filter(({ id }) => !settled.has(id))
    for (const node of rest.sort((a, b) => Number(a.type === 'resource') - Number(b.type === 'resource'))) {
      const before = this.#places.get(node.id)
      if (!before || this.#taken(before, node.id, settled)) {
        this.#places.set(node.id, this.#placeFor(node, model, settled))
      }
      settled.add(node.id)
    }
    for (const { target, members } of model.crowds) {
      const id = `crowd ${target}` as const
      const { width, height } = crowdBox(members.length)
      const at = this.#places.get(target) ?? { x: 0, y: 0 }
      if (!settled.has(id)) this.#places.set(id, this.#beside(at, width, height, settled))
      settled.add(id)
    }
    this.#shown = settled
    return this.#places
  }

  #placeFor(node: GraphNode, model: GraphModel, shown: ReadonlySet<PlaceId>): Point {
    const seat = node.type === 'actor' ? this.#actorSeat(node.actor) : this.#lockSeat(node, model)
    if (seat && !this.#taken(seat, node.id, shown)) return seat
    return this.#near(neighbours(node.id, model), node.id, shown)
  }

  #actorSeat(actor: ActorId): Point | undefined {
    const seats = this.#seats ?? 0
    if (seats > RING) return undefined
    if (actor === MAIN_ACTOR) return { x: 0, y: 0 }
    const seat = this.#seatOf.get(actor) ?? seats
    return seat < seats ? ringPoint(2 * seat + 1, seats) : undefined
  }

  /** Before its holder; else, for what is merely waited for, after its waiter. */
  #lockSeat(node: GraphNode & { type: 'resource' }, model: GraphModel): Point | undefined {
    const seats = this.#seats ?? 0
    if (seats > RING) return undefined
    const wanted: number[] = []
    for (const { type, from, to, actor } of model.edges) {
      const seat = this.#seatOf.get(actor)
      if (seat === undefined || seat >= seats) continue
      if (type === 'holds' && from === node.id) wanted.unshift(seat)
      if (type === 'waits' && to === node.id) wanted.push((seat + 1) % seats, seat)
    }
    const free = wanted.find((seat) => {
      const owner = this.#lockSeats.get(seat)
      return owner === undefined || owner === node.id
    })
    if (free === undefined) return undefined
    this.#lockSeats.set(free, node.id)
    return ringPoint(2 * free, seats)
  }

  #middleOf(ids: readonly NodeId[]): Point {
    const points = ids.flatMap((id) => this.#places.get(id) ?? [])
    if (points.length === 0) return { x: 0, y: 0 }
    const sum = points.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }))
    return { x: sum.x / points.length, y: sum.y / points.length }
  }

  /** The free cell of the grid that is near to the neighbours and whose edges to them run over nobody. */
  #near(ids: readonly NodeId[], id: PlaceId, shown: ReadonlySet<PlaceId>): Point {
    const goal = this.#middleOf(ids)
    const friends = ids.flatMap((other) => (shown.has(other) ? (this.#places.get(other) ?? []) : []))
    const others = [...shown].flatMap((other) => (other === id ? [] : (this.#places.get(other) ?? [])))
    const column = Math.round(goal.x / CELL.x)
    const row = Math.round(goal.y / CELL.y)
    let best: Point | undefined
    let least = Infinity
    for (let reach = 0; reach <= REACH || best === undefined; reach++) {
      for (let dx = -reach; dx <= reach; dx++) {
        for (let dy = -reach; dy <= reach; dy++) {
          if (Math.max(Math.abs(dx), Math.abs(dy)) !== reach) continue
          const point = { x: (column + dx) * CELL.x, y: (row + dy) * CELL.y }
          const far = distance(point, goal)
          if (far >= least || this.#taken(point, id, shown)) continue
          const cost =
            far + friends.reduce((sum, friend) => sum + CROSSING * passed(point, friend, others), 0)
          if (cost < least) [best, least] = [point, cost]
        }
      }
    }
    return best
  }

  /** A free place for a box right of, left of, under or above a node. */
  #beside(at: Point, width: number, height: number, shown: ReadonlySet<PlaceId>): Point {
    const around: Point[] = []
    for (let reach = 1; reach < 40; reach++) {
      const x = reach * 90 + width / 2
      const y = reach * 50 + height / 2
      around.push(
        { x: at.x + x, y: at.y },
        { x: at.x - x, y: at.y },
        { x: at.x, y: at.y + y },
        { x: at.x, y: at.y - y },
      )
    }
    const others = [...shown].flatMap((id) => this.#places.get(id) ?? [])
    const isFree = ({ x, y }: Point) =>
      others.every(
        (other) => Math.abs(other.x - x) > width / 2 + 65 || Math.abs(other.y - y) > height / 2 + 24,
      )
    return around.find(isFree) ?? around[0]!
  }

  /** Somebody shown lies there. */
  #taken({ x, y }: Point, self: PlaceId, shown: ReadonlySet<PlaceId>): boolean {
    for (const id of shown) {
      if (id === self) continue
      const other = this.#places.get(id)
      if (other && Math.abs(other.x - x) < CELL.x * 0.8 && Math.abs(other.y - y) < CELL.y * 0.6) return true
    }
    return false
  }
}

/** All boxes of a model at their places: left, top, width, height. */
export function extentOf(model: GraphModel, places: ReadonlyMap<PlaceId, Point>) {
  const boxes = [
    ...model.nodes.map((node) => ({ at: places.get(node.id), ...nodeBox(node) })),
    ...model.crowds.map(({ target, members }) => ({
      at: places.get(`crowd ${target}`),
      ...crowdBox(members.length),
    })),
  ]
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { at, width, height } of boxes) {
    if (!at) continue
    left = Math.min(left, at.x - width / 2)
    right = Math.max(right, at.x + width / 2)
    top = Math.min(top, at.y - height / 2)
    bottom = Math.max(bottom, at.y + height / 2)
  }
  return left === Infinity ? undefined : { left, top, right, bottom }
}

/** Those there are, and those declared that may still come. */
function seatsFor(state: RunState): number {
  const declared = itemsOf(state.declared).filter(({ kind }) => kind === 'process' || kind === 'thread')
  const main = state.actors.get(MAIN_ACTOR)?.name
  const toCome = declared.filter(({ name }) => name !== main).length
  return Math.max(1, state.actors.size - 1, toCome)
}

/** Of `2 * seats` points clockwise on the ring: what is held on the even ones, its holder on the next. */
function ringPoint(at: number, seats: number): Point {
  const step = Math.PI / seats
  const angle = 1.5 * Math.PI - step / 2 + (at - 1) * step
  const radius = Math.max(145, 150 / (2 * Math.sin(step / 2)))
  const flat = seats <= 2 ? 0.66 : 0.72
  return { x: Math.cos(angle) * radius, y: Math.sin(angle) * radius * flat }
}

function neighbours(id: NodeId, { edges }: GraphModel): NodeId[] {
  return edges.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []))
}

/** How many of `others` a straight line from one point to another runs over. */
function passed(from: Point, to: Point, others: readonly Point[]): number {
  const dx = to.x - from.x
  const dy = to.y - from.y
  const length = dx * dx + dy * dy || 1
  return others.filter(({ x, y }) => {
    if (x === to.x && y === to.y) return false
    const along = Math.max(0, Math.min(1, ((x - from.x) * dx + (y - from.y) * dy) / length))
    return (
      Math.abs(from.x + along * dx - x) < CELL.x * 0.35 && Math.abs(from.y + along * dy - y) < CELL.y * 0.35
    )
  }).length
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, (a.y - b.y) * 1.6)
}
