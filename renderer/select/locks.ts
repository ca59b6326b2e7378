/** Locks, semaphores, events, conditions and barriers: who has them, who wants them, and how they stand. */
import type { ActorId, Micros } from '../../shared/trace/ids.ts'
import { isAlive, type ResourceState, type RunState } from '../../shared/trace/state.ts'

export interface HolderFacts {
  readonly actor: ActorId
  readonly since: Micros
  /** How many times taken and not given back. */
  readonly depth: number
  /** It died with it. */
  readonly dead: boolean
}
export interface LockFacts {
  readonly holders: readonly HolderFacts[]
  /** In the order in which they began to wait. */
  readonly waiters: readonly ActorId[]
  readonly acquisitions: number
  readonly contended: number
}

export function lockFacts(state: RunState, resource: ResourceState): LockFacts {
  const { holders, waiters, totals, written } = resource
  return {
    holders: holders.flatMap((actor) => {
      const holding = state.actors.get(actor)?.holding.find((one) => one.resource === resource.id)
      if (!holding) return []
      return [{ actor, since: holding.since, depth: holding.depth, dead: !isAlive(state, actor) }]
    }),
    waiters,
    // A killed actor could not count up: then what was written out is more.
    acquisitions: Math.max(totals.acquisitions, written.operations),
    contended: Math.max(totals.contended, written.waits),
  }
}

/** A count that was sampled: a semaphore's permits, a barrier's arrived, an event's flag; undefined: not seen yet. */
export function countOf({ last, capacity, kind }: ResourceState): number | undefined {
  if (typeof last?.value === 'number') return last.value
  return kind.endsWith('semaphore') ? capacity : kind === 'event' || kind === 'barrier' ? 0 : undefined
}
