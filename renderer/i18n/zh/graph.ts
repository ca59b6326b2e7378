import type { graph as en } from '../en/graph.ts'
import type { Same } from '../index.ts'

export const graph: Same<typeof en> = {}
