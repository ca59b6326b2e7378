/** The state of a run that is going on. Unlike the trace it forgets: of what was printed it keeps the newest part. */
import type { TraceEvent } from '../../shared/trace/events.ts'
import { appended, itemsOf, type Log } from '../../shared/trace/fold/log.ts'
import { applyEvent, createState, type RunState } from '../../shared/trace/state.ts'

/** Outputs kept at least; up to twice as many are. A program that prints for an hour must not fill our memory. */
export const KEPT_OUTPUTS = 100_000

export class LiveState {
  readonly state: RunState = createState()

  apply(event: TraceEvent): void {
    applyEvent(this.state, event)
    const { output } = this.state
    if (output && output.length > 2 * KEPT_OUTPUTS) this.state.output = newest(output, KEPT_OUTPUTS)
  }
}

function newest<T>(log: Log<T>, most: number): Log<T> | undefined {
  let kept: Log<T> | undefined
  for (const item of itemsOf(log, most)) kept = appended(kept, item)
  return kept
}
