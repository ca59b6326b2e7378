/**
 * Leaves out output beyond what can be read, and says how much it was. What is left out depends on the trace alone, not
 * on when somebody looks: events keep their numbers whether they come from memory or are read back from the file.
 */
import type { EventOf, TraceEvent } from '../../../shared/trace/events.ts'
import type { Micros } from '../../../shared/trace/ids.ts'
import { countLines } from '../../supervisor/limits.ts'
import { leftOutSentence } from '../../supervisor/sentences.ts'

/** What is let through in a second of the run. */
const MOST_LINES = 2000
const MOST_CHARACTERS = 1024 * 1024
const SECOND = 1_000_000

export class Thinner {
  /** When the second that is counted now began, in the run's time. */
  #began = 0
  #lines = 0
  #characters = 0
  #leftOut = 0

  /** What becomes of the trace's next event. */
  take(event: TraceEvent): readonly TraceEvent[] {
    const before = event.t >= this.#began + SECOND || event.type === 'ended' ? this.#nextSecond(event.t) : []
    if (event.type === 'output' && !this.#fits(event)) return before
    return before.length === 0 ? [event] : [...before, event]
  }

  #fits({ text }: EventOf<'output'>): boolean {
    const lines = countLines(text)
    if (this.#lines + lines > MOST_LINES || this.#characters + text.length > MOST_CHARACTERS) {
      this.#leftOut += lines
      return false
    }
    this.#lines += lines
    this.#characters += text.length
    return true
  }

  #nextSecond(t: Micros): TraceEvent[] {
    const leftOut = this.#leftOut
    this.#began = t
    this.#lines = 0
    this.#characters = 0
    this.#leftOut = 0
    if (leftOut === 0) return []
    const { en: text, zh } = leftOutSentence(leftOut)
    return [{ type: 'notice', t, voice: 'limit', code: 'left-out', text, zh }]
  }
}
