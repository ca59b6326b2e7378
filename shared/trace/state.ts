/**
 * The state of a run at an instant: the fold of its events up to there.
 *
 * A RunState belongs to whoever folds it: `applyEvent` replaces entries of its maps in place, because copying maps for
 * each of a million events would be the main cost. The records inside (an actor, a resource, a log) are never changed,
 * only replaced, so `copyState` is an independent state at the price of its maps' entries. That serves both the live
 * view (fold on, look at what was replaced) and time travel (`RunHistory` keeps a copy every few thousand events).
 */
import type { EventOf, EventType, TraceEvent, Verdict } from './events.ts'
import type { ActorId, Micros, ResourceId } from './ids.ts'
import { handlers } from './fold/handlers.ts'
import type { Log } from './fold/log.ts'
import type { ActorState, CommandState, QueueItem, ResourceState, TaskState, Touch } from './fold/records.ts'

export type * from './fold/records.ts'
export { itemsOf, type Log } from './fold/log.ts'
export { childrenOf, isAlive, processOf } from './fold/tree.ts'

export interface RunState {
  /** How many events made it. */
  events: number
  /** The latest time of any of them. */
  now: Micros
  run: EventOf<'run'> | undefined
  /** The last event of a complete trace. */
  ended: EventOf<'ended'> | undefined
  /** In the order in which they were first heard of. */
  readonly actors: Map<ActorId, ActorState>
  readonly resources: Map<ResourceId, ResourceState>
  /** What each actor did to each resource, by `touchKey`. */
  readonly touches: Map<string, Touch>
  /** Items under way by item number, oldest first; at most ITEMS of a queue (its `level` counts all). Changed in place. */
  readonly items: Map<ResourceId, Map<number, QueueItem>>
  /** Tasks of pools that are being worked on, by `taskKey`. */
  readonly running: Map<string, TaskState>
  readonly commands: Map<number, CommandState>
  tasks: Log<TaskState> | undefined
  declared: Log<EventOf<'declared'>> | undefined
  output: Log<EventOf<'output'>> | undefined
  measured: Log<EventOf<'measured'>> | undefined
  notices: Log<EventOf<'notice'>> | undefined
  verdicts: Log<Verdict> | undefined
}

/** Takes one event in and returns the same state; the result depends on the state and the event alone. */
export function applyEvent(state: RunState, event: TraceEvent): RunState {
  state.events++
  if (event.t > state.now) state.now = event.t
  // Each handler takes exactly the events of its own type; the table's type says so, the lookup can't.
  const handle = handlers[event.type] as (state: RunState, event: EventOf<EventType>) => void
  handle(state, event)
  return state
}

/** The state after all these events, from nothing or on top of `state` (which is used up). */
export function foldEvents(events: Iterable<TraceEvent>, state: RunState = createState()): RunState {
  for (const event of events) applyEvent(state, event)
  return state
}

/** The state before the first event. */
export function createState(): RunState {
  return {
    events: 0,
    now: 0 as Micros,
    run: undefined,
    ended: undefined,
    actors: new Map(),
    resources: new Map(),
    touches: new Map(),
    items: new Map(),
    running: new Map(),
    commands: new Map(),
    tasks: undefined,
    declared: undefined,
    output: undefined,
    measured: undefined,
    notices: undefined,
    verdicts: undefined,
  }
}

/** A state that goes its own way from here. */
export function copyState(state: RunState): RunState {
  const items = new Map<ResourceId, Map<number, QueueItem>>()
  for (const [resource, under] of state.items) items.set(resource, new Map(under))
  return {
    ...state,
    actors: new Map(state.actors),
    resources: new Map(state.resources),
    touches: new Map(state.touches),
    running: new Map(state.running),
    commands: new Map(state.commands),
    items,
  }
}
