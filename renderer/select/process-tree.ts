/** Who started whom, as the lines of a tree that can be folded; many alike (a pool's workers) are one line until opened. */
import { parentOf, type ActorId } from '../../shared/trace/ids.ts'
import type { ActorState, Life, RunState } from '../../shared/trace/state.ts'

interface Line {
  /** Of the line, as long as the run lasts. */
  readonly key: string
  /** 1: a root. */
  readonly level: number
  /** Its place among its siblings, from 1, and how many these are. */
  readonly place: number
  readonly siblings: number
  /** Lines below it can be shown or hidden; undefined: there are none. */
  readonly open: boolean | undefined
  /** The line above it in the tree. */
  readonly above: string | undefined
}
export interface ActorLine extends Line {
  readonly kind: 'actor'
  readonly actor: ActorId
}
export interface CrowdLine extends Line {
  readonly kind: 'crowd'
  /** What their names have in common: `pool-worker-…`. */
  readonly name: string
  readonly members: readonly ActorId[]
}
export type TreeLine = ActorLine | CrowdLine

/** So many siblings whose names differ in a number only are a crowd. */
export const CROWD = 17

/** The lines to show. `flipped`: the keys of those that the user opened or closed against their default (crowds are closed). */
export function processTree(state: Pick<RunState, 'actors'>, flipped: ReadonlySet<string>): TreeLine[] {
  const children = new Map<ActorId | undefined, ActorState[]>()
  for (const actor of state.actors.values()) {
    const parent = nearest(state, actor.id)
    const siblings = children.get(parent)
    if (siblings) siblings.push(actor)
    else children.set(parent, [actor])
  }
  const lines: TreeLine[] = []
  addLevel(undefined, 1, undefined)
  return lines

  function addLevel(parent: ActorId | undefined, level: number, above: string | undefined): void {
    const entries = crowded(children.get(parent) ?? [])
    entries.forEach((entry, at) => {
      const common = { level, place: at + 1, siblings: entries.length, above }
      if ('members' in entry) addCrowd(parent, entry, common)
      else addActor(entry.id, common)
    })
  }

  function addActor(actor: ActorId, common: Omit<Line, 'key' | 'open'>): void {
    const open = children.has(actor) ? !flipped.has(actor) : undefined
    lines.push({ kind: 'actor', key: actor, actor, open, ...common })
    if (open) addLevel(actor, common.level + 1, actor)
  }

  function addCrowd(parent: ActorId | undefined, crowd: Crowd, common: Omit<Line, 'key' | 'open'>): void {
    const key = `${parent ?? ''} ${crowd.name}`
    const open = flipped.has(key)
    lines.push({ kind: 'crowd', key, name: crowd.name, members: crowd.members, open, ...common })
    if (!open) return
    crowd.members.forEach((member, at) => {
      const { level } = common
      addActor(member, { level: level + 1, place: at + 1, siblings: crowd.members.length, above: key })
    })
  }
}

/** How many of a crowd are in each state. */
export function crowdStates(state: Pick<RunState, 'actors'>, crowd: CrowdLine): Map<Life, number> {
  const states = new Map<Life, number>()
  for (const member of crowd.members) {
    const life = state.actors.get(member)?.state
    if (life !== undefined) states.set(life, (states.get(life) ?? 0) + 1)
  }
  return states
}

interface Crowd {
  readonly name: string
  readonly members: readonly ActorId[]
}

function crowded(siblings: readonly ActorState[]): (ActorState | Crowd)[] {
  if (siblings.length < CROWD) return [...siblings]
  const alike = new Map<string, ActorState[]>()
  for (const actor of siblings) {
    const others = alike.get(stemOf(actor))
    if (others) others.push(actor)
    else alike.set(stemOf(actor), [actor])
  }
  const told = new Set<string>()
  return siblings.flatMap((actor): (ActorState | Crowd)[] => {
    const stem = stemOf(actor)
    const members = alike.get(stem) ?? []
    if (members.length < CROWD) return [actor]
    if (told.has(stem)) return []
    told.add(stem)
    return [{ name: actor.name.replace(/\d+/g, '…'), members: members.map(({ id }) => id) }]
  })
}

const stemOf = ({ name, kind }: ActorState) => `${kind} ${name.replace(/\d+/g, '…')}`

/** The nearest ancestor that has been heard of. */
function nearest(state: Pick<RunState, 'actors'>, id: ActorId): ActorId | undefined {
  let at = parentOf(id)
  while (at !== undefined && !state.actors.has(at)) at = parentOf(at)
  return at
}
