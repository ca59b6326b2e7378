/** How large nodes are, from their texts. */
import { guessedWidth } from '../svg-pen.ts'
import type { GraphNode } from './model.ts'

export interface Box {
  readonly width: number
  readonly height: number
}

/** Size of a node's text. */
export const NODE_TEXT = 13
/** Room for the sign left of the name. */
export const SIGN = 24
const LARGEST = 148

export function nodeBox(node: GraphNode): Box {
  const fill = node.type === 'resource' && node.fill !== undefined ? `  ${node.fill}` : ''
  const text = guessedWidth(node.name + fill, NODE_TEXT)
  return { width: Math.round(Math.min(LARGEST, Math.max(64, text + SIGN + 14))), height: 30 }
}

/** One member of a crowd. */
export const CHIP = { width: 96, height: 22, gap: 4 } as const

/** A crowd's chips in rows, wider than high. */
function crowdColumns(members: number): number {
  return Math.max(2, Math.ceil(Math.sqrt(members / 1.8)))
}

export function crowdBox(members: number): Box {
  const columns = crowdColumns(members)
  const rows = Math.ceil(members / columns)
  return {
    width: columns * (CHIP.width + CHIP.gap) + CHIP.gap,
    height: rows * (CHIP.height + CHIP.gap) + CHIP.gap,
  }
}

/** Where the `i`-th member's middle lies, from the crowd's own. */
export function chipPlace(i: number, members: number): { readonly x: number; readonly y: number } {
  const columns = crowdColumns(members)
  const { width, height } = crowdBox(members)
  return {
    x: -width / 2 + CHIP.gap + CHIP.width / 2 + (i % columns) * (CHIP.width + CHIP.gap),
    y: -height / 2 + CHIP.gap + CHIP.height / 2 + Math.floor(i / columns) * (CHIP.height + CHIP.gap),
  }
}
