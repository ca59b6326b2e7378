/** Pools: who works on which task, and what has been done. */
import type { ActorId, Micros, ResourceId } from '../../shared/trace/ids.ts'
import type { ResourceState, RunState, TaskState } from '../../shared/trace/state.ts'
import type { RunHistory } from '../../shared/trace/history.ts'
import { gathered } from './gathered.ts'

export interface PoolFacts {
  /** Workers seen so far, in the order of their ids' first sight. */
  readonly workers: readonly ActorId[]
  /** How many it is to have. */
  readonly size: number | undefined
  readonly running: readonly TaskState[]
  /** The newest finished tasks, newest first. */
  readonly recent: readonly TaskState[]
  readonly done: number
  readonly failed: number
  /** The longest any of the tasks shown has taken so far: the length of a full bar. */
  readonly longest: Micros | number
}

/** The pool after the first `events` events of its run, with at most `most` of its finished tasks. */
export function poolFacts(
  state: RunState,
  history: RunHistory,
  events: number,
  { id, capacity }: ResourceState,
  now: Micros,
  most = 12,
): PoolFacts {
  const { value } = ends(history)
  const all = value.get(id) ?? []
  const count = before(all, events)
  const running = [...state.running.values()].filter(({ pool }) => pool === id)
  const recent: TaskState[] = []
  for (
    let log = state.tasks, looked = 0;
    log && recent.length < most && looked < 4 * most;
    log = log.before, looked++
  )
    if (log.last.pool === id) recent.push(log.last)
  const took = [
    ...running.map(({ begun }) => now - begun),
    ...recent.map((one) => (one.ended ?? now) - one.begun),
  ]
  return {
    workers: workersOf(all, count, running),
    size: capacity,
    running,
    recent,
    done: count,
    failed: all[count - 1]?.failed ?? 0,
    longest: Math.max(1, ...took),
  }
}

interface End {
  /** The number of its event. */
  readonly at: number
  readonly actor: ActorId
  /** How many failed, this one included. */
  readonly failed: number
  /** Who had finished a task by then. */
  readonly workers: ReadonlySet<ActorId>
}

/** Every task's end, by pool. */
const ends = gathered(
  () => new Map<ResourceId, End[]>(),
  (pools, event, at) => {
    if (event.type !== 'task-end') return
    const all = pools.get(event.pool) ?? []
    pools.set(event.pool, all)
    const last = all.at(-1)
    const known = last?.workers ?? new Set<ActorId>()
    const workers = known.has(event.actor) ? known : new Set([...known, event.actor])
    all.push({ at, actor: event.actor, failed: (last?.failed ?? 0) + (event.ok ? 0 : 1), workers })
  },
)

/** How many of them lie among the first `events` events. */
function before(all: readonly End[], events: number): number {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (all[middle]!.at < events) low = middle + 1
    else high = middle
  }
  return low
}

function workersOf(all: readonly End[], count: number, running: readonly TaskState[]): ActorId[] {
  return [...new Set([...(all[count - 1]?.workers ?? []), ...running.map(({ actor }) => actor)])]
}
