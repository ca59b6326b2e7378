/** NDJSON in and out: one event a line. What comes in is validated; a bad line is named and skipped. */
import type { TraceEvent } from './events.ts'
import { checkLine, type Checked } from './codec/line.ts'
import { TraceError, tooLong } from './codec/sentences.ts'

export { TraceError } from './codec/sentences.ts'

/** A line that could not be used: its number from 1, and why, in one sentence. */
export interface TraceProblem {
  readonly line: number
  readonly reason: string
}

export interface ReadTrace {
  readonly events: TraceEvent[]
  /** The first MOST_PROBLEMS of them. */
  readonly problems: TraceProblem[]
  /** How many lines were skipped in all. */
  readonly skipped: number
  /** The text stops in the middle of a line, or before the `ended` event: cut off, or the run is still going. */
  readonly truncated: boolean
}

/** A line longer than this many characters is skipped unread. */
export const LINE_CHARACTERS = 4 << 20
export const MOST_PROBLEMS = 100

/** One event as a line, with its line end. */
export function encodeEvent(event: TraceEvent): string {
  return `${JSON.stringify(event)}\n`
}

/** Many events as text. */
export function encodeTrace(events: Iterable<TraceEvent>): string {
  let text = ''
  for (const event of events) text += encodeEvent(event)
  return text
}

/** Reads a whole trace; throws a TraceError (one sentence) if it is empty, no trace, or of a newer version. */
export function readTrace(text: string): ReadTrace {
  const decoder = new TraceDecoder({ header: true })
  const events = decoder.push(text)
  for (const event of decoder.end()) events.push(event)
  if (events.length === 0) throw new TraceError('empty')
  const { problems, skipped } = decoder
  return { events, problems, skipped, truncated: decoder.cut || events.at(-1)?.type !== 'ended' }
}

/** Turns chunks of text into events as they arrive; `header` demands the `run` event first (a file), else any event may come (an actor's pipe). */
export class TraceDecoder {
  readonly problems: TraceProblem[] = []
  /** Lines skipped so far. */
  skipped = 0
  /** After `end()`: the last line was not whole. */
  cut = false
  #line = 0
  #rest = ''
  #overlong = false
  #headerDue: boolean

  constructor(options: { readonly header: boolean }) {
    this.#headerDue = options.header
  }

  /** Feeds the next piece of text and returns the events that are complete; throws a TraceError only for the header. */
  push(chunk: string): TraceEvent[] {
    const events: TraceEvent[] = []
    let from = 0
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      const piece = chunk.slice(from, end)
      this.#take(this.#rest === '' ? piece : this.#rest + piece, events)
      this.#rest = ''
      from = end + 1
    }
    if (!this.#overlong) this.#rest += chunk.slice(from)
    if (this.#rest.length > LINE_CHARACTERS) {
      this.#overlong = true
      this.#rest = ''
    }
    return events
  }

  /** Says that no more text will come; a last line without its line end still counts if it is whole. */
  end(): TraceEvent[] {
    const events: TraceEvent[] = []
    const rest = this.#rest
    this.#rest = ''
    if (rest.trim() === '' && !this.#overlong) return events
    const checked = this.#headerDue || this.#overlong ? undefined : checkLine(rest)
    if (checked?.event) events.push(checked.event)
    else if (this.#headerDue) this.#take(rest, events)
    else this.cut = true
    return events
  }

  #take(line: string, events: TraceEvent[]): void {
    this.#line++
    if (this.#overlong || line.length > LINE_CHARACTERS) {
      this.#overlong = false
      this.#skip(tooLong(LINE_CHARACTERS))
      return
    }
    const checked = checkLine(line)
    if (this.#headerDue) {
      if (checked === undefined) return
      events.push(header(checked))
      this.#headerDue = false
    } else if (checked?.event) events.push(checked.event)
    else if (checked) this.#skip(checked.reason)
  }

  #skip(reason: string): void {
    this.skipped++
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ line: this.#line, reason })
  }
}

function header(checked: Checked): TraceEvent {
  if (checked.newer !== undefined) throw new TraceError('newer', checked.newer)
  if (checked.event?.type === 'run') return checked.event
  throw new TraceError('foreign')
}
