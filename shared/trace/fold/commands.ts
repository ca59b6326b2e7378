/** Commands of a run that is driven by hand. */
import type { EventOf } from '../events.ts'
import type { RunState } from '../state.ts'

export function onCommand(state: RunState, event: EventOf<'command'>): void {
  const { id, actor, text, result, t } = event
  const begun = state.commands.get(id)?.begun ?? t
  const ended = event.state === 'begun' ? undefined : t
  state.commands.set(id, { id, actor, text, state: event.state, begun, ended, result })
}
