/** An actor as the report shows it. */
import type { ReportActor } from '../report.ts'
import type { ActorState } from '../state.ts'

export function reportActor(actor: ActorState): ReportActor {
  const { id, name, kind, parent, pid, ppid, tid, started, ended, exit, state } = actor
  const isProcess = kind !== 'thread' && kind !== 'task'
  return {
    id,
    name,
    kind,
    parent: parent ?? null,
    pid: pid ?? null,
    ppid: ppid ?? null,
    tid: tid ?? null,
    started: started === undefined ? null : started / 1e6,
    ended: ended === undefined ? null : ended / 1e6,
    exitCode: isProcess ? (exit?.code ?? null) : null,
    signal: exit?.signal ?? null,
    cause: exit?.cause ?? null,
    state,
  }
}
