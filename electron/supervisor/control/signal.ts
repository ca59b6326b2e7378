/** Driving a run as the operating system does: a signal to one of its processes. */
import type { ActorId } from '../../../shared/trace/ids.ts'
import { isProcess, type Roster } from '../roster.ts'
import { ControlError } from '../sentences.ts'

/** @throws ControlError if there is no such process, or it is a thread or task, or it has ended. */
export function signalActor(
  roster: Roster,
  belongs: (pid: number) => boolean,
  actor: ActorId,
  signal: 'SIGTERM' | 'SIGKILL',
): void {
  const member = roster.get(actor)
  if (!member) throw new ControlError('unknown-actor', { actor, signal })
  const facts = { actor, name: member.name, signal }
  if (member.kind === 'task') throw new ControlError('is-a-task', facts)
  if (!isProcess(member)) throw new ControlError('is-a-thread', facts)
  if (member.ended) throw new ControlError('already-ended', facts)
  if (member.pid === undefined) throw new ControlError('not-started', facts)
  if (!belongs(member.pid)) throw new ControlError('already-ended', facts)
  try {
    process.kill(member.pid, signal)
  } catch (cause) {
    const gone = (cause as NodeJS.ErrnoException).code === 'ESRCH'
    throw new ControlError(gone ? 'already-ended' : 'not-permitted', facts, { cause })
  }
}
