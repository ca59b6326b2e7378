/** Python has no `measured()`: a lab says which of the lines that its program prints are bars of a chart. */
import type { EventOf, TraceEvent } from '../../../shared/trace/events.ts'
import type { ActorId } from '../../../shared/trace/ids.ts'

export interface MeasuredLine {
  readonly line: RegExp
  /** The bars, from the groups of the pattern. */
  bars(...groups: string[]): readonly Omit<EventOf<'measured'>, 'type' | 't' | 'actor'>[]
}

export class MeasuredLines {
  readonly #patterns: readonly MeasuredLine[]
  readonly #write: (event: TraceEvent) => void
  /** What an actor has printed of a line that is not ended yet. */
  readonly #begun = new Map<ActorId, string>()

  constructor(patterns: readonly MeasuredLine[], write: (event: TraceEvent) => void) {
    this.#patterns = patterns
    this.#write = write
  }

  /** Follows the trace. */
  apply(event: TraceEvent): void {
    if (event.type !== 'output' || event.stream !== 'stdout') return
    const lines = ((this.#begun.get(event.actor) ?? '') + event.text).split('\n')
    this.#begun.set(event.actor, lines.pop() ?? '')
    for (const line of lines) this.#measure(line, event)
  }

  #measure(text: string, { t, actor }: EventOf<'output'>): void {
    for (const { line, bars } of this.#patterns) {
      const found = line.exec(text)
      if (!found) continue
      for (const bar of bars(...found.slice(1))) this.#write({ type: 'measured', t, actor, ...bar })
    }
  }
}
