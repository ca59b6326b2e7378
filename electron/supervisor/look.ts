/** One look at a run: what every service and the sampler see now, put together and searched for deadlocks. */
import type { Looked } from '../../shared/contract/actor.ts'
import type { ActorId } from '../../shared/trace/ids.ts'
import { analyse, snapshotOf, type Candidate } from '../../shared/trace/graph.ts'
import { isAlive, type RunState } from '../../shared/trace/state.ts'
import type { ControlServer } from './control/server.ts'

/** Processes that do not answer are taken to be running: no verdict then rests on them. */
export async function lookAround(
  state: RunState,
  control: Pick<ControlServer, 'look'> | undefined,
  shared: () => Promise<Looked | undefined> | undefined,
): Promise<Candidate[]> {
  // Whoever ends while the others are being looked at may have woken one of them after it was seen.
  const lived = new Set([...state.actors.keys()].filter((id) => isAlive(state, id)))
  const [answers, memory] = await Promise.all([control?.look(), shared()])
  const looks = [...(memory ? [memory] : []), ...(answers?.looked ?? [])].map((look) => ({
    ...look,
    waits: told(look, state),
  }))
  const everybody = answers?.silent.length === 0
  return analyse(snapshotOf(state, everybody ? [...looks, inherited(looks, state)] : looks, lived))
}

/**
 * Only waits whose `wait-begin` has come through the pipe. An actor writes it after it has created others, so whoever
 * it could have started is known by then; a wait seen earlier, while the pipe is behind, would be taken for a deadlock
 * with nobody left to end it.
 */
function told(look: Looked, state: RunState): Looked['waits'] {
  return look.waits.filter((wait) => state.actors.get(wait.actor)?.wait?.seq === wait.seq)
}

/** A lock that is taken, though nobody who answers holds it: whoever the trace knows to have held it, and is dead. */
function inherited(looks: readonly Looked[], state: RunState): Pick<Looked, 'waits' | 'resources'> {
  const seen = looks.flatMap((look) => look.resources)
  const held = new Set(seen.filter(({ holders }) => holders.length > 0).map(({ resource }) => resource))
  const resources = seen
    .filter(({ taken, resource }) => taken && !held.has(resource))
    .map((each) => ({ ...each, holders: deadHolders(each.resource, state) }))
  return { waits: [], resources }
}

function deadHolders(resource: Looked['resources'][number]['resource'], state: RunState): ActorId[] {
  const holders = state.resources.get(resource)?.holders ?? []
  // One that lives has just let it go, or is just taking it: the next look will tell.
  return holders.some((holder) => isAlive(state, holder)) ? [] : [...holders]
}
