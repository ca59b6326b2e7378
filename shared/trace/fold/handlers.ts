/** Which function takes which event: a closed table. */
import type { EventOf, EventType } from '../events.ts'
import type { RunState } from '../state.ts'
import { onActorCreated, onActorExited, onActorStarted } from './actors.ts'
import { onCommand } from './commands.ts'
import { onCounters } from './counters.ts'
import { onAcquired, onReleased } from './holding.ts'
import { appended } from './log.ts'
import { onOutput } from './output.ts'
import { onTaskBegin, onTaskEnd } from './pools.ts'
import { onGot, onPut, onTaskDone } from './queues.ts'
import { onResourceCreated } from './resources.ts'
import { onSample } from './samples.ts'
import { onWaitBegin, onWaitEnd } from './waits.ts'

export const handlers: { readonly [T in EventType]: (state: RunState, event: EventOf<T>) => void } = {
  run: (state, event) => void (state.run ??= event),
  ended: (state, event) => void (state.ended ??= event),
  declared: (state, event) => void (state.declared = appended(state.declared, event)),
  measured: (state, event) => void (state.measured = appended(state.measured, event)),
  notice: (state, event) => void (state.notices = appended(state.notices, event)),
  verdict: (state, event) => void (state.verdicts = appended(state.verdicts, event)),
  'actor-created': onActorCreated,
  'actor-started': onActorStarted,
  'actor-exited': onActorExited,
  'resource-created': onResourceCreated,
  'wait-begin': onWaitBegin,
  'wait-end': onWaitEnd,
  acquired: onAcquired,
  released: onReleased,
  put: onPut,
  got: onGot,
  'task-done': onTaskDone,
  sample: onSample,
  counters: onCounters,
  'task-begin': onTaskBegin,
  'task-end': onTaskEnd,
  output: onOutput,
  command: onCommand,
}
