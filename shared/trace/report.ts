/** The run report: what `lab run --json` prints and what labs' expectations are checked against. */
import type { ActorKind, Outcome, ResourceKind, Source, WaitOp, ExitCause } from './events.ts'
import type { ActorId, ResourceId } from './ids.ts'
import { namesOf } from './explain.ts'
import { reportActor } from './report/actors.ts'
import { reportOutcome, valuesOf } from './report/outcome.ts'
import { reportResource } from './report/resources.ts'
import { reportVerdict } from './report/verdicts.ts'
import { itemsOf, type RunState } from './state.ts'

/** The report on a run as far as its state goes; a trace that was cut off or is still going is `stopped`. */
export function buildReport(state: RunState): RunReport {
  const names = namesOf(state)
  return {
    outcome: reportOutcome(state),
    seconds: (state.ended?.t ?? state.now) / 1e6,
    actors: [...state.actors.values()].map(reportActor),
    resources: [...state.resources.values()].map((resource) => reportResource(state, resource)),
    values: valuesOf(state),
    verdicts: itemsOf(state.verdicts).map((verdict) => reportVerdict(state, verdict, names)),
    output: itemsOf(state.output).map(({ actor: id, stream, text, t }) => {
      return { actor: state.actors.get(id)?.name ?? id, id, stream, text, t: t / 1e6 }
    }),
    measured: itemsOf(state.measured).map(({ group, label, value, unit }) => ({ group, label, value, unit })),
    notices: itemsOf(state.notices).map(({ voice, code, text, zh }) => {
      return { voice, code, text, ...(zh !== undefined && { zh }) }
    }),
  }
}

export interface ReportActor {
  id: ActorId
  name: string
  kind: ActorKind
  parent: ActorId | null
  pid: number | null
  ppid: number | null
  tid: number | null
  /** Seconds since the run's origin. */
  started: number | null
  ended: number | null
  /** As Python's exitcode: 0, a positive code, or minus the signal's number; null for threads and while alive. */
  exitCode: number | null
  signal: string | null
  cause: ExitCause | null
  state: 'created' | 'running' | 'waiting' | 'sleeping' | 'exited'
}

export interface ReportResource {
  id: ResourceId
  name: string
  kind: ResourceKind
  scope: 'process' | 'thread'
  capacity: number | null
  acquisitions: number
  contended: number
  /** Seconds waited, all actors together. */
  waited: number
  /** Last sample. */
  value: number | string | number[] | null
  /** Queue: the highest level seen. */
  highest: number | null
  /** Variables: updates lost, where it can be told. */
  lost: number | null
}

export interface ReportVerdict {
  kind: 'deadlock' | 'orphan' | 'stuck' | 'lost-updates'
  /** Names, in cycle order where it is a cycle. */
  actors: string[]
  resources: string[]
  /** Where each of them waits. */
  lines: { actor: string; op: WaitOp; resource: string | null; source: Source | null }[]
  latencyMs: number
  temporary: boolean
  /** temporary: when it breaks by itself, seconds, and who gets the timeout. */
  breaks: { at: number; actor: string } | null
  lost: number | null
  text: { en: string; zh: string }
}

export interface RunReport {
  outcome: Outcome
  seconds: number
  actors: ReportActor[]
  resources: ReportResource[]
  /** Last value of every numeric variable, by name. */
  values: Record<string, number>
  verdicts: ReportVerdict[]
  /** What was printed; `actor` is the actor's name, `t` seconds. */
  output: { actor: string; id: ActorId; stream: 'stdout' | 'stderr'; text: string; t: number }[]
  /** Measurements of the program, for bar charts. */
  measured: { group: string; label: string; value: number; unit: string }[]
  /** `zh`: the text in Chinese, where its writer gave one. */
  notices: { voice: 'program' | 'limit' | 'ours'; code: string; text: string; zh?: string }[]
}
