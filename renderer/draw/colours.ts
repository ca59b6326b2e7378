/**
 * An actor has one colour everywhere. Colours are given in the order in which actors first appear in the trace, so they
 * never change while a run goes on or time is moved; from the ninth on they repeat with a pattern.
 */
import type { ActorId } from '../../shared/trace/ids.ts'
import type { RunState } from '../../shared/trace/state.ts'

/** Tokens `--actor-1` … `--actor-8` of each theme (Okabe–Ito, tuned). */
export const ACTOR_COLOURS = 8

export interface ActorColour {
  /** 1 to 8: which token. */
  readonly colour: number
  /** 0: plain; 1, 2, … : how often the colours have been used up before. */
  readonly pattern: number
}

export function actorColour(state: RunState, actor: ActorId): ActorColour {
  let place = 0
  for (const id of state.actors.keys()) {
    if (id === actor)
      return { colour: (place % ACTOR_COLOURS) + 1, pattern: Math.floor(place / ACTOR_COLOURS) }
    place++
  }
  return { colour: 1, pattern: 0 }
}

/** For style bindings: `style="{ color: actorCss(state, id) }"`. */
export function actorCss(state: RunState, actor: ActorId): string {
  return `var(--actor-${actorColour(state, actor).colour})`
}
