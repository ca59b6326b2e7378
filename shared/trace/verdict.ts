/** Verdict events, made from what the analysis found. */
import type { Verdict } from './events.ts'
import type { Candidate } from './graph.ts'
import { micros, type Micros } from './ids.ts'
import { lostUpdates } from './lost-updates.ts'
import type { RunState } from './state.ts'

/** The verdict on a confirmed candidate, spoken at time `t`. */
export function verdictOf(candidate: Candidate, t: Micros): Verdict {
  const { kind, actors, resources, waits, breaks, closed } = candidate
  return {
    type: 'verdict',
    t,
    kind,
    actors: [...actors],
    resources: [...resources],
    waits: waits.map((wait) => ({ ...wait })),
    latency: Math.max(0, t - closed),
    ...(breaks && { breaks: { ...breaks } }),
  }
}

/** Verdicts on variables that lost updates, for a run whose actors have ended. */
export function lostUpdateVerdicts(state: RunState, t: Micros = state.now): Verdict[] {
  return lostUpdates(state).map(({ resource, actors, lost, expected, actual, seen }) => ({
    type: 'verdict',
    t,
    kind: 'lost-updates',
    actors: [...actors],
    resources: [resource],
    waits: [],
    latency: micros(Math.max(0, t - seen)),
    lost,
    expected,
    actual,
  }))
}

/** Whether a verdict means that somebody waits for ever: no timeout will break it. */
export function isForEver(verdict: Verdict): boolean {
  return verdict.kind !== 'lost-updates' && verdict.breaks === undefined
}
