/** How an actor stands, as its mark shows it: killed is apart from exited. */
import type { ActorState, Life } from '../../shared/trace/state.ts'

export type Mark = Life | 'killed'

/** `alive`: false where its process has ended and took it along without a word. */
export function markOf(actor: Pick<ActorState, 'state' | 'exit'>, alive = true): Mark {
  const { cause } = actor.exit ?? {}
  if (cause === 'signal' || cause === 'crash' || cause === 'lost' || cause === 'limit') return 'killed'
  return alive ? actor.state : 'exited'
}
