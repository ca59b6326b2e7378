/** What actors and resources are called, and what else a sentence needs to know of them. */
import type { ResourceKind } from '../events.ts'
import type { ActorId, ResourceId } from '../ids.ts'
import { keyOf } from '../resource-id.ts'
import type { ActorState, ExitFacts, RunState } from '../state.ts'

export interface Names {
  readonly actor: (id: ActorId) => string
  /** How it ended; undefined if it has not, or nobody knows. */
  readonly exit: (id: ActorId) => ExitFacts | undefined
  readonly resource: (id: ResourceId) => ResourceFacts
}

export interface ResourceFacts {
  readonly name: string
  readonly kind: ResourceKind | undefined
  readonly capacity: number | undefined
  readonly level: number | undefined
  readonly unfinished: number | undefined
  /** Variable: how many writes added up to its `delta` in steps of one; undefined where the steps differ. */
  readonly steps: number | undefined
}

/** The names as the fold knows them; two actors of one name are told apart by pid or thread id. */
export function namesOf(state: Pick<RunState, 'actors' | 'resources'>): Names {
  const uses = new Map<string, number>()
  for (const { name } of state.actors.values()) uses.set(name, (uses.get(name) ?? 0) + 1)
  return {
    actor(id) {
      const actor = state.actors.get(id)
      if (actor === undefined) return `actor ${id}`
      return (uses.get(actor.name) ?? 0) > 1 ? `${actor.name} (${number(actor)})` : actor.name
    },
    exit: (id) => state.actors.get(id)?.exit,
    resource(id) {
      const resource = state.resources.get(id)
      const { name = keyOf(id), kind, capacity, level, unfinished } = resource ?? {}
      const { writes, delta } = resource?.totals ?? { writes: 0, delta: 0 }
      const steps = writes > 0 && Math.abs(delta) === writes ? writes : undefined
      return { name, kind, capacity, level, unfinished, steps }
    },
  }
}

function number({ id, kind, pid, tid }: ActorState): string {
  if (kind === 'thread' && tid !== undefined) return `tid ${tid}`
  if (kind !== 'thread' && kind !== 'task' && pid !== undefined) return `pid ${pid}`
  return id
}
