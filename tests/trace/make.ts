/** Short ways to write events and snapshots in tests. */
import type { EventOf, EventType, TraceEvent } from '../../shared/trace/events.ts'
import type { Snapshot, SnapshotActor, SnapshotResource, SnapshotWait } from '../../shared/trace/graph.ts'
import { actorId, micros, resourceId } from '../../shared/trace/ids.ts'

type Plain<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends readonly (infer U)[]
      ? Plain<U>[]
      : T extends object
        ? { [K in keyof T]: Plain<T[K]> }
        : T

/** An event whose ids and times are plain strings and numbers. */
export function event<T extends EventType>(type: T, fields: Omit<Plain<EventOf<T>>, 'type'>): TraceEvent {
  return { type, ...fields } as unknown as TraceEvent
}

export const runEvent = event('run', {
  version: 1,
  t: 0,
  run: 'r1',
  date: '2026-01-01T00:00:00.000Z',
  program: { name: 'deadlock', language: 'typescript' },
  parameters: { sleep: 1 },
  speed: 1,
  processes: 'child',
  drive: 'whole',
  host: { platform: 'linux', arch: 'x64', cores: 2, node: '24' },
})

export function created(
  actor: string,
  kind: EventOf<'actor-created'>['kind'],
  name: string,
  t = 1,
): TraceEvent[] {
  return [
    event('actor-created', { t, actor, kind, name }),
    event('actor-started', { t: t + 1, actor, pid: 100, ppid: 1, tid: 200 }),
  ]
}

export function exited(
  actor: string,
  t: number,
  cause: EventOf<'actor-exited'>['cause'] = 'returned',
): TraceEvent {
  return event('actor-exited', {
    t,
    actor,
    cause,
    ...(cause === 'signal' ? { code: -9, signal: 'SIGKILL' } : { code: 0 }),
  })
}

export function actor(id: string, more: Partial<Plain<SnapshotActor>> = {}): SnapshotActor {
  return {
    id,
    alive: true,
    process: '0',
    service: false,
    ended: undefined,
    ...more,
  } as unknown as SnapshotActor
}

export function wait(
  id: string,
  op: SnapshotWait['op'],
  what: string | undefined,
  more: Partial<Plain<SnapshotWait>> = {},
): SnapshotWait {
  const about = op === 'join' ? { target: what } : { resource: what }
  return { actor: id, seq: 1, op, ...about, since: 10, ...more } as unknown as SnapshotWait
}

export function held(resource: string, ...holders: string[]): SnapshotResource {
  return { resource: resourceId(resource), kind: 'lock', holders: holders.map(actorId), foreign: false }
}

export function thing(
  resource: string,
  kind: SnapshotResource['kind'],
  more: Partial<SnapshotResource> = {},
): SnapshotResource {
  return { resource: resourceId(resource), kind, holders: [], foreign: false, ...more }
}

export function snapshot(
  actors: SnapshotActor[],
  waits: SnapshotWait[],
  resources: SnapshotResource[],
): Snapshot {
  return { actors, waits, resources }
}

export const t = micros
