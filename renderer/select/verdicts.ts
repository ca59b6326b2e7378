/** What the foot of the window says at an instant: the verdicts that stand, or how the run goes. */
import type { Verdict } from '../../shared/trace/events.ts'
import type { Micros } from '../../shared/trace/ids.ts'
import { isAlive, itemsOf, type RunState } from '../../shared/trace/state.ts'

export interface Standing {
  readonly verdict: Verdict
  /** Of a temporary cycle: how long until it breaks, or that it has broken. */
  readonly breaksIn: Micros | undefined
  readonly broken: boolean
}

/** Newest last. Of the same wait told twice (at its begin and at its end), the later one is kept. */
export function standingVerdicts(state: RunState, now: Micros): Standing[] {
  const byMatter = new Map<string, Standing>()
  for (const verdict of itemsOf(state.verdicts)) {
    const left = verdict.breaks && verdict.breaks.t - now
    const waits = verdict.waits.map(({ actor, seq }) => `${actor}:${seq}`).sort()
    const matter = [verdict.kind, ...waits, ...(waits.length === 0 ? verdict.resources : [])].join(' ')
    byMatter.delete(matter)
    byMatter.set(matter, {
      verdict,
      breaksIn: left === undefined ? undefined : (Math.max(0, left) as Micros),
      broken: left !== undefined && (left <= 0 || isOver(state, verdict)),
    })
  }
  return [...byMatter.values()]
}

/** Somebody in it no longer waits as it did. */
function isOver(state: RunState, verdict: Verdict): boolean {
  return verdict.waits.some(({ actor, seq }) => state.actors.get(actor)?.wait?.seq !== seq)
}

export interface Progress {
  readonly alive: number
  readonly waiting: number
}

/** How many actors live, and how many of them wait. */
export function progressOf(state: RunState): Progress {
  const alive = [...state.actors.values()].filter(
    ({ id, started }) => started !== undefined && isAlive(state, id),
  )
  return { alive: alive.length, waiting: alive.filter((actor) => actor.state === 'waiting').length }
}
