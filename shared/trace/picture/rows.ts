/** Where each lane lies: in the order of the tree of who started whom, each folded subtree as one lane. */
import type { ActorId } from '../ids.ts'
import { isProcess } from '../fold/tree.ts'
import { compareActors } from '../order.ts'
import type { Lane } from '../timeline/lane.ts'
import type { Timeline } from '../timeline/timeline.ts'

/** Heights of a lane's parts. */
export const LANE = { pad: 4, tasks: 14, life: 18, below: 12, belowTight: 5, belowMost: 8 } as const

export interface Row {
  readonly lane: Lane
  readonly depth: number
  readonly top: number
  readonly height: number
  /** Parts, from `top`. */
  readonly tasks: number | undefined
  readonly life: number
  readonly below: number
  readonly belowStep: number
  readonly belowCount: number
  /** A process begins: a line above it. */
  readonly process: boolean
  /** How many lanes are under it in the tree. */
  readonly family: number
  readonly folded: boolean
}

export interface Rows {
  readonly rows: readonly Row[]
  readonly height: number
}

export function arrange(timeline: Timeline, folded: ReadonlySet<ActorId> = new Set()): Rows {
  const lanes = [...timeline.lanes].sort((a, b) => compareActors(a.actor, b.actor))
  const rows: Row[] = []
  let top = 0
  for (let at = 0; at < lanes.length; at++) {
    const lane = lanes[at]!
    let family = 0
    while (isUnder(lanes[at + family + 1]?.actor, lane.actor)) family++
    const row = rowOf(lane, top, family, folded.has(lane.actor) && family > 0)
    rows.push(row)
    top += row.height
    if (row.folded) at += family
  }
  return { rows, height: top }
}

/** The row at a height; undefined below the last. */
export function rowAt({ rows }: Rows, y: number): Row | undefined {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (rows[middle]!.top <= y) low = middle + 1
    else high = middle
  }
  const row = rows[low - 1]
  return row !== undefined && y < row.top + row.height ? row : undefined
}

function rowOf(lane: Lane, top: number, family: number, folded: boolean): Row {
  const tasks = lane.tasks.length > 0 ? LANE.pad : undefined
  const life = LANE.pad + (tasks === undefined ? 0 : LANE.tasks)
  const belowCount = Math.min(lane.below.length, LANE.belowMost)
  const belowStep = belowCount <= 2 ? LANE.below : LANE.belowTight
  const below = life + LANE.life + 2
  return {
    lane,
    depth: lane.actor.split('.').length - 1,
    top,
    height: below + belowCount * belowStep + LANE.pad - 1,
    tasks,
    life,
    below,
    belowStep,
    belowCount,
    process: isProcess(lane),
    family,
    folded,
  }
}

function isUnder(actor: ActorId | undefined, ancestor: ActorId): boolean {
  return actor !== undefined && actor.startsWith(`${ancestor}.`)
}
