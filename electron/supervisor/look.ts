/** One look at a run: what every service and the sampler see now, put together and searched for deadlocks. */
import type { Looked } from '../../shared/contract/actor.ts'
import { analyse, snapshotOf, type Candidate } from '../../shared/trace/graph.ts'
import type { RunState } from '../../shared/trace/state.ts'
import type { ControlServer } from './control/server.ts'

/** Processes that do not answer are taken to be running: no verdict then rests on them. */
export async function lookAround(
  state: RunState,
  control: Pick<ControlServer, 'look'> | undefined,
  shared: () => Promise<Looked | undefined> | undefined,
): Promise<Candidate[]> {
  const [answers, memory] = await Promise.all([control?.look(), shared()])
  const looks = [...(memory ? [memory] : []), ...(answers?.looked ?? [])]
  return analyse(
    snapshotOf(
      state,
      looks.map((look) => ({ ...look, waits: told(look, state) })),
    ),
  )
}

/**
 * Only waits whose `wait-begin` has come through the pipe. An actor writes it after it has created others, so whoever
 * it could have started is known by then; a wait seen earlier, while the pipe is behind, would be taken for a deadlock
 * with nobody left to end it.
 */
function told(look: Looked, state: RunState): Looked['waits'] {
  return look.waits.filter((wait) => state.actors.get(wait.actor)?.wait?.seq === wait.seq)
}
