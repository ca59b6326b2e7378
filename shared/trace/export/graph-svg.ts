/** The wait-for graph at one instant as an SVG that stands alone, for reports. */
import type { Language } from '../explain.ts'
import type { RunState } from '../state.ts'
import { fitted } from '../picture/lane-picture.ts'
import { actorLook, type Ink } from '../picture/pen.ts'
import { graphModel, type GraphNode } from '../picture/graph/model.ts'
import { extentOf, Places } from '../picture/graph/places.ts'
import { graphScene, type PlacedNode } from '../picture/graph/scene.ts'
import type { Route } from '../picture/graph/routes.ts'
import { CHIP, chipPlace, NODE_TEXT, SIGN } from '../picture/graph/sizes.ts'
import { SvgPen } from '../picture/svg-pen.ts'

const TITLE = { en: 'Wait-for graph', zh: '等待图' } as const
const NOTHING = { en: 'Nobody waits, and nothing is held.', zh: '无人等待，也没有被持有的资源。' } as const
const ROOM = 16

/** Draws who holds what and who waits for what; cycles in the colour of warnings. */
export function graphSvg(state: RunState, language: Language = 'en'): string {
  const model = graphModel(state)
  const places = new Places().update(model, state)
  const extent = extentOf(model, places)
  const pen = new SvgPen(`graph-${state.run?.run ?? ''}`)
  if (!extent) {
    pen.text(ROOM, 20, NOTHING[language], 'ink-soft', { size: NODE_TEXT })
    return pen.svg(320, 40, TITLE[language])
  }
  const scene = graphScene(model, places)
  pen.shift(ROOM - extent.left, ROOM - extent.top, () => {
    for (const { edge, route, cyclic } of scene.edges) drawRoute(pen, route, cyclic, edge.type !== 'holds')
    for (const { crowd, at, box, route } of scene.crowds) {
      drawRoute(pen, route, false, true)
      pen.frame(at.x - box.width / 2, at.y - box.height / 2, box.width, box.height, 'line-strong')
      crowd.members.forEach((node, i) => {
        const { x, y } = chipPlace(i, crowd.members.length)
        drawNode(pen, { node, at: { x: at.x + x, y: at.y + y }, box: CHIP }, false)
      })
    }
    const cyclic = new Set(model.cycles.flatMap(({ nodes }) => nodes))
    for (const placed of scene.nodes) drawNode(pen, placed, cyclic.has(placed.node.id))
  })
  const width = extent.right - extent.left + 2 * ROOM
  return pen.svg(width, extent.bottom - extent.top + 2 * ROOM, TITLE[language])
}

function drawRoute(pen: SvgPen, { path, head }: Route, cyclic: boolean, dashed: boolean): void {
  const ink: Ink = cyclic ? 'warn' : 'ink-soft'
  pen.path(path, ink, cyclic ? 2.5 : 1.5, dashed ? [6, 4] : [])
  pen.shape(
    head.flatMap(({ x, y }) => [x, y]),
    ink,
  )
}

function drawNode(pen: SvgPen, { node, at, box }: PlacedNode, cyclic: boolean): void {
  const left = at.x - box.width / 2
  const top = at.y - box.height / 2
  const ink: Ink = cyclic ? 'warn' : node.type === 'actor' ? actorLook(node.place).ink : 'line-strong'
  pen.box(left, top, box.width, box.height, node.type === 'actor' ? box.height / 2 : 2, ink, cyclic ? 2 : 1.5)
  const dead = node.type === 'actor' && !node.alive
  if (dead) {
    pen.line(left + 6, top + 3, left + box.width - 6, top + box.height - 3, ink, 1.5)
    pen.line(left + 6, top + box.height - 3, left + box.width - 6, top + 3, ink, 1.5)
  }
  drawSign(pen, node, left + 10, at.y)
  const fill = node.type === 'resource' && node.fill !== undefined ? `  ${node.fill}` : ''
  const size = box.height < 26 ? NODE_TEXT - 2 : NODE_TEXT
  const text = fitted(node.name + fill, box.width - SIGN - 8, (part) => pen.widthOf(part, { size }))
  pen.text(left + SIGN, at.y, text, 'ink', { size, strong: node.type === 'actor', halo: 'panel' })
}

function drawSign(pen: SvgPen, node: GraphNode, x: number, y: number): void {
  if (node.type === 'actor') pen.mark(node.kind, x + 5, y, actorLook(node.place))
  else if (node.kind === 'lock' || node.kind === 'rlock') {
    pen.frame(x + 2, y - 6, 6, 7, 'ink-soft', 1.5)
    pen.rect(x, y - 1, 10, 7, 'ink-soft')
  } else for (let i = 0; i < 3; i++) pen.frame(x + i * 4 - 1, y - 4, 4, 8, 'ink-soft', 1)
}
