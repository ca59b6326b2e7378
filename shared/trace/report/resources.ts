/** A resource as the report shows it. */
import { updatesOf } from '../lost-updates.ts'
import type { ReportResource } from '../report.ts'
import type { ResourceState, RunState } from '../state.ts'

export function reportResource(state: RunState, resource: ResourceState): ReportResource {
  const { id, name, kind, scope, capacity, totals, written, last, highest } = resource
  return {
    id,
    name,
    kind,
    scope,
    capacity: capacity ?? null,
    // A killed actor could not count up: then what was written out is more.
    acquisitions: Math.max(totals.acquisitions, written.operations),
    contended: Math.max(totals.contended, written.waits),
    waited: Math.max(totals.waited, written.waited) / 1e6,
    value: last === undefined ? null : copied(last.value),
    highest: highest ?? null,
    lost: updatesOf(state, resource)?.lost ?? null,
  }
}

const copied = <T>(value: T) => (Array.isArray(value) ? ([...(value as unknown[])] as T) : value)
