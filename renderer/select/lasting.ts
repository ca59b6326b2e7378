/** Whether something lasts while no event comes: a wait, a sleep, or somebody at work. */
import { isAlive, type RunState } from '../../shared/trace/state.ts'
import { MAIN_ACTOR } from '../../shared/trace/ids.ts'

/** By hand, a main process between two commands is only waiting for its user: time need not be shown to pass. */
export function lasts(state: RunState): boolean {
  if (state.ended) return false
  const idles = state.run?.drive === 'hand'
  for (const { id, state: life } of state.actors.values()) {
    if (life === 'waiting' || life === 'sleeping') return true
    if (life === 'running' && !(idles && id === MAIN_ACTOR) && isAlive(state, id)) return true
  }
  return false
}
