/** An edge's way from the border of one node to the border of another. */
import type { Box } from './sizes.ts'
import type { Point } from './places.ts'

export interface Route {
  /** SVG path data. */
  readonly path: string
  /** Where a label stands. */
  readonly label: Point
  /** The corners of the arrow's head. */
  readonly head: readonly Point[]
}

/** How far a way between two nodes that also have the opposite one bends aside. */
const ASIDE = 16
const HEAD = { length: 9, half: 4 } as const

/** `aside`: there is an edge in the other direction too. */
export function routeOf(from: Point, fromBox: Box, to: Point, toBox: Box, aside: boolean): Route {
  const dx = to.x - from.x
  const dy = to.y - from.y
  const length = Math.hypot(dx, dy) || 1
  const bend = aside ? ASIDE : 0
  const middle = {
    x: (from.x + to.x) / 2 - (dy / length) * bend,
    y: (from.y + to.y) / 2 + (dx / length) * bend,
  }
  const start = borderPoint(from, fromBox, middle, 1)
  const tip = borderPoint(to, toBox, middle, 3)
  const angle = Math.atan2(tip.y - middle.y, tip.x - middle.x)
  const back = (along: number, side: number): Point => ({
    x: tip.x - Math.cos(angle) * along - Math.sin(angle) * side,
    y: tip.y - Math.sin(angle) * along + Math.cos(angle) * side,
  })
  const end = back(HEAD.length - 1, 0)
  const path = aside ? `M${text(start)}Q${text(middle)} ${text(end)}` : `M${text(start)}L${text(end)}`
  const label = aside ? middle : labelPlace(start, end)
  return { path, label, head: [tip, back(HEAD.length, HEAD.half), back(HEAD.length, -HEAD.half)] }
}

/** On the way where it is long enough, else beside it. */
function labelPlace(start: Point, end: Point): Point {
  const dx = end.x - start.x
  const dy = end.y - start.y
  const length = Math.hypot(dx, dy)
  const beside = length > 0 && length < 84 ? 1 : 0
  return {
    x: (start.x + end.x) / 2 + (beside * Math.abs(dy) * 36) / (length || 1),
    y: (start.y + end.y) / 2 + (beside * (dy < 0 ? 1 : -1) * dx * 12) / (length || 1),
  }
}

/** Where the line from a node's middle towards a point leaves its box, `gap` further out. */
function borderPoint(at: Point, { width, height }: Box, towards: Point, gap: number): Point {
  const dx = towards.x - at.x
  const dy = towards.y - at.y
  if (dx === 0 && dy === 0) return at
  const scale = Math.min(
    dx === 0 ? Infinity : (width / 2 + gap) / Math.abs(dx),
    dy === 0 ? Infinity : (height / 2 + gap) / Math.abs(dy),
  )
  return { x: at.x + dx * scale, y: at.y + dy * scale }
}

const text = ({ x, y }: Point) => `${round(x)} ${round(y)}`
const round = (n: number) => Math.round(n * 10) / 10
