/** An actor as a row of the process table. */
import type { Usage } from '../../shared/contract/app/runs.ts'
import type { Wait } from '../../shared/trace/events.ts'
import { awaitedBy, type Awaited } from '../../shared/trace/explain/facts.ts'
import { micros, type ActorId, type Micros } from '../../shared/trace/ids.ts'
import { keyOf } from '../../shared/trace/resource-id.ts'
import { isAlive, type ActorState, type RunState } from '../../shared/trace/state.ts'
import { isProcess } from '../../shared/trace/fold/tree.ts'
import { markOf, type Mark } from '../parts/mark.ts'

export interface ProcessRow {
  readonly actor: ActorState
  readonly mark: Mark
  readonly isProcess: boolean
  readonly alive: boolean
  /** A process that outlived the one that started it. */
  readonly orphan: boolean
  readonly waits: WaitRow | undefined
  /** What it works on for a pool. */
  readonly task: string | undefined
  /** How long it has lived, as far as this instant; undefined: it has not started. */
  readonly upTime: Micros | undefined
  readonly cpu: number | undefined
  readonly memory: number | undefined
}

export interface WaitRow {
  readonly awaited: Awaited
  /** The name of what it waits for, if that has one. */
  readonly thing: string
  readonly file: string | undefined
  readonly line: number | undefined
  readonly lasted: Micros
  /** Until its own timeout ends it; undefined: it has none. */
  readonly left: Micros | undefined
}

/** Why an actor can't be sent a signal. */
export type NoSignal = 'thread' | 'task' | 'ended' | 'not-started' | 'over'

export function processRow(state: RunState, id: ActorId, now: Micros, usage?: Usage): ProcessRow | undefined {
  const actor = state.actors.get(id)
  if (actor === undefined) return undefined
  const alive = isAlive(state, id)
  const used = alive ? usage?.processes.find((one) => one.actor === id) : undefined
  return {
    actor,
    mark: markOf(actor, alive),
    isProcess: isProcess(actor),
    alive,
    orphan: isOrphan(state, actor, alive),
    waits: actor.wait && waitRow(state, actor.wait, now),
    task: actor.task?.name,
    upTime: actor.started === undefined ? undefined : micros((actor.ended ?? now) - actor.started),
    cpu: used?.cpu,
    memory: used?.memory,
  }
}

/** Why it can't be sent a signal now; undefined: it can. `newest` is the run as it is, whatever instant is shown. */
export function noSignal(newest: RunState, id: ActorId, live: boolean): NoSignal | undefined {
  const actor = newest.actors.get(id)
  if (actor?.kind === 'thread' || actor?.kind === 'task') return actor.kind
  if (!live) return 'over'
  if (actor?.pid === undefined && actor?.state !== 'exited') return 'not-started'
  return isAlive(newest, id) ? undefined : 'ended'
}

/** A wait as it stands at an instant, in the words' parts. */
export function waitRow(state: RunState, wait: Wait, now: Micros): WaitRow {
  const { resource, target, source, deadline } = wait
  const record = resource && state.resources.get(resource)
  const named = target && (state.actors.get(target)?.name ?? target)
  return {
    awaited: awaitedBy(wait.op, record?.kind),
    thing: record?.name ?? (resource && keyOf(resource)) ?? named ?? '',
    file: source?.file,
    line: source?.line,
    lasted: micros(Math.max(0, now - wait.since)),
    left: deadline === undefined ? undefined : micros(Math.max(0, deadline - now)),
  }
}

function isOrphan(state: RunState, actor: ActorState, alive: boolean): boolean {
  if (!alive || !isProcess(actor) || actor.parent === undefined) return false
  return !isAlive(state, actor.parent)
}
