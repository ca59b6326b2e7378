/** What the program printed. */
import type { EventOf } from '../events.ts'
import type { RunState } from '../state.ts'
import { actorOf } from './actors.ts'
import { appended } from './log.ts'

export function onOutput(state: RunState, event: EventOf<'output'>): void {
  const actor = actorOf(state, event.actor)
  state.actors.set(actor.id, { ...actor, counts: { ...actor.counts, outputs: actor.counts.outputs + 1 } })
  state.output = appended(state.output, event)
}
