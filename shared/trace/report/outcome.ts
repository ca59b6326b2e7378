/** How a run ended and what its variables were worth. */
import type { Outcome } from '../events.ts'
import type { RunReport } from '../report.ts'
import { itemsOf, type ResourceState, type RunState } from '../state.ts'
import { isForEver } from '../verdict.ts'

/** The outcome as the trace says it; without its last line, what can be told from the rest. */
export function reportOutcome(state: RunState): Outcome {
  if (state.ended) return state.ended.outcome
  return itemsOf(state.verdicts).some(isForEver) ? 'deadlock' : 'stopped'
}

/** The last value of every numeric variable, by name; where processes have one of the same name each, by `name (id)`. */
export function valuesOf(state: RunState): RunReport['values'] {
  const values = new Map<string, number>()
  for (const resource of state.resources.values()) {
    const value = resource.last?.value
    if (resource.kind !== 'value' || typeof value !== 'number') continue
    values.set(freeName(values, resource), value)
  }
  return Object.fromEntries(values)
}

function freeName(values: ReadonlyMap<string, number>, { name, id }: ResourceState): string {
  return values.has(name) ? `${name} (${id})` : name
}
