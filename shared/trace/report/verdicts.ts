/** A verdict as the report shows it: names for ids, seconds for microseconds, and the words. */
import type { Verdict } from '../events.ts'
import { explainVerdict, type Names } from '../explain.ts'
import type { ActorId } from '../ids.ts'
import type { ReportVerdict } from '../report.ts'
import { keyOf } from '../resource-id.ts'
import type { RunState } from '../state.ts'

export function reportVerdict(state: RunState, verdict: Verdict, names: Names): ReportVerdict {
  const nameOf = (id: ActorId) => state.actors.get(id)?.name ?? id
  const { kind, actors, resources, waits, latency, breaks, lost } = verdict
  return {
    kind,
    actors: actors.map(nameOf),
    resources: resources.map((id) => names.resource(id).name),
    lines: waits.map(({ actor, op, resource, source }) => ({
      actor: nameOf(actor),
      op,
      resource: resource === undefined ? null : (state.resources.get(resource)?.name ?? keyOf(resource)),
      source: source ?? null,
    })),
    latencyMs: latency / 1000,
    temporary: breaks !== undefined,
    breaks: breaks === undefined ? null : { at: breaks.t / 1e6, actor: nameOf(breaks.actor) },
    lost: lost ?? null,
    text: explainVerdict(verdict, names),
  }
}
