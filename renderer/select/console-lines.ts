/**
 * The run's output as lines, and the notices between them. The texts stay in the events; a line is where it begins and
 * ends in one, so that a million lines take a few megabytes and a frame costs what has come since the last one.
 */
import type { EventOf, TraceEvent } from '../../shared/trace/events.ts'
import type { ActorId, Micros } from '../../shared/trace/ids.ts'
import { gathered } from './gathered.ts'
import { Numbers } from './numbers.ts'

export interface ConsoleLine {
  readonly index: number
  readonly t: Micros
  readonly actor: ActorId | undefined
  readonly stream: 'stdout' | 'stderr' | 'notice'
  /** Ready to be shown; at most as many characters as were asked for. */
  readonly text: string
  /** A notice's text in Chinese. */
  readonly zh?: string
  /** Of the whole line, in characters as they were printed. */
  readonly length: number
}

type Printed = EventOf<'output'>
interface Piece {
  readonly event: number
  readonly from: number
  readonly to: number
}
interface Open {
  readonly line: number
}

export class ConsoleLines {
  /** For each line, the event it begins in and where; a line over several events has the others in #more. */
  readonly #events = new Numbers()
  readonly #from = new Numbers()
  readonly #to = new Numbers()
  readonly #actors = new Numbers()
  readonly #more = new Map<number, Piece[]>()
  readonly #known: (ActorId | undefined)[] = [undefined]
  readonly #places = new Map<ActorId | undefined, number>([[undefined, 0]])
  /** By actor and stream: the line that has not ended yet. */
  readonly #open = new Map<string, Open>()

  get length(): number {
    return this.#events.length
  }

  /** Lines that more may be printed on. */
  get unfinished(): ReadonlySet<number> {
    return new Set([...this.#open.values()].map(({ line }) => line))
  }

  /** Everybody who has printed, in the order of their first line. */
  get actors(): ActorId[] {
    return this.#known.filter((actor) => actor !== undefined)
  }

  /** How many lines had begun when the first `events` events had come. */
  linesAt(events: number): number {
    return this.#events.below(events)
  }

  actorOf(line: number): ActorId | undefined {
    return this.#known[this.#actors.at(line)]
  }

  /** The number of the event that a line begins in. */
  eventOf(line: number): number {
    return this.#events.at(line)
  }

  /** Takes an event in; `at` is its number. */
  take(event: TraceEvent, at: number): void {
    if (event.type === 'notice') this.#begin(at, 0, event.text.length, event.actor)
    else if (event.type === 'output') this.#split(event, at)
  }

  /** A line as it was when the first `events` events had come; of a long one, the first `most` characters. */
  line(index: number, trace: readonly TraceEvent[], events: number, most: number): ConsoleLine {
    const event = trace[this.#events.at(index)]
    if (event?.type !== 'output' && event?.type !== 'notice')
      throw new Error(`Line ${index} was expected to begin in an output or a notice.`)
    const pieces = [this.#firstPiece(index), ...(this.#more.get(index) ?? [])].filter(
      (one) => one.event < events,
    )
    let text = ''
    let length = 0
    for (const { event: at, from, to } of pieces) {
      if (text.length < most) text += textIn(trace[at]).slice(from, Math.min(to, from + most - text.length))
      length += to - from
    }
    const { t, actor } = event
    const line = { index, t, actor, text: shownText(text), length }
    if (event.type === 'output') return { ...line, stream: event.stream }
    return { ...line, stream: 'notice', ...(event.zh !== undefined && { zh: shownText(event.zh) }) }
  }

  #split(event: Printed, at: number): void {
    const { text, actor, stream } = event
    const key = `${actor} ${stream}`
    for (let from = 0; from < text.length;) {
      const end = text.indexOf('\n', from)
      const to = end < 0 ? text.length : end
      const open = this.#open.get(key)
      if (open) this.#goOn(open.line, { event: at, from, to })
      const line = open ? open.line : this.#begin(at, from, to, actor)
      if (end < 0) this.#open.set(key, { line })
      else if (open) this.#open.delete(key)
      from = to + 1
    }
  }

  #begin(event: number, from: number, to: number, actor: ActorId | undefined): number {
    this.#events.push(event)
    this.#from.push(from)
    this.#to.push(to)
    let place = this.#places.get(actor)
    if (place === undefined) {
      place = this.#known.push(actor) - 1
      this.#places.set(actor, place)
    }
    this.#actors.push(place)
    return this.length - 1
  }

  #goOn(line: number, piece: Piece): void {
    if (piece.from === piece.to) return
    const pieces = this.#more.get(line)
    if (pieces) pieces.push(piece)
    else this.#more.set(line, [piece])
  }

  #firstPiece(line: number): Piece {
    return { event: this.#events.at(line), from: this.#from.at(line), to: this.#to.at(line) }
  }
}

/** The lines of a history, by at most `most` more of its events. */
export const consoleLines = gathered(
  () => new ConsoleLines(),
  (lines, event, at) => lines.take(event, at),
)

/** Colours of a terminal are left out, and what is no text is shown as the replacement character. */
export function shownText(text: string): string {
  if (!unprintable.test(text)) return text
  return text.replace(colours, '').replace(/\r$/, '').replace(/\t/g, '    ').replace(controls, '\ufffd')
}

function textIn(event: TraceEvent | undefined): string {
  return event?.type === 'output' || event?.type === 'notice' ? event.text : ''
}

const unprintable = /\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u
// eslint-disable-next-line no-control-regex -- the escape sequences of colours begin with one
const colours = /\x1b\[[0-9;]*m/g
/** Controls, halves of surrogate pairs, and what would turn the text's direction round. */
const controls = /\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/gu
