/** The program's output as it comes: whole lines, each with the actor's name and pid in front, a colour per actor. */
import type { EventOf, TraceEvent } from '../../shared/trace/events.ts'
import type { ActorId } from '../../shared/trace/ids.ts'
import { applyEvent, createState, processOf, type RunState } from '../../shared/trace/state.ts'
import type { Screen, Style } from './screen.ts'

const PALETTE: readonly Style[] = [
  'cyan',
  'yellow',
  'green',
  'magenta',
  'blue',
  'cyanBright',
  'yellowBright',
  'greenBright',
  'magentaBright',
  'blueBright',
]

export class LiveOutput {
  /** The run as it is after the last event taken in. */
  readonly state: RunState = createState()
  readonly #screen: Screen
  /** What an actor has printed of a line that is not ended yet, by actor and stream. */
  readonly #begun = new Map<string, EventOf<'output'>>()
  readonly #colours = new Map<ActorId, Style>()
  #width = 0

  constructor(screen: Screen) {
    this.#screen = screen
  }

  /** The lines that these events complete, ready for the screen. */
  take(events: readonly TraceEvent[]): string {
    let text = ''
    for (const event of events) {
      applyEvent(this.state, event)
      if (event.type === 'output') text += this.#output(event) + this.#question(event.actor)
      else if (event.type === 'wait-begin') text += this.#question(event.actor)
      else if (event.type === 'actor-exited') text += this.#flush((begun) => begun.actor === event.actor)
      else if (event.type === 'notice') text += this.#notice(event)
      else if (event.type === 'ended') text += this.#flush(() => true)
    }
    return text
  }

  /** An actor's name and pid, coloured. */
  label(actor: ActorId): string {
    const plain = this.#plainLabel(actor)
    this.#width = Math.max(this.#width, plain.length)
    return this.#screen.style(this.#colour(actor), plain.padEnd(this.#width))
  }

  #output(event: EventOf<'output'>): string {
    const key = `${event.actor} ${event.stream}`
    const parts = ((this.#begun.get(key)?.text ?? '') + event.text).split('\n')
    const rest = parts.pop() ?? ''
    if (rest === '') this.#begun.delete(key)
    else this.#begun.set(key, { ...event, text: rest })
    return parts.map((line) => this.#line(event, line)).join('')
  }

  /** What an actor asks before it waits for what is typed: its line is ended by the answer. */
  #question(actor: ActorId): string {
    const asks = this.state.actors.get(actor)?.wait?.op === 'input'
    return asks ? this.#flush((begun) => begun.actor === actor) : ''
  }

  #flush(which: (begun: EventOf<'output'>) => boolean): string {
    let text = ''
    for (const [key, begun] of this.#begun) {
      if (!which(begun)) continue
      this.#begun.delete(key)
      text += this.#line(begun, begun.text)
    }
    return text
  }

  #line({ actor, stream }: EventOf<'output'>, line: string): string {
    const { style } = this.#screen
    const clean = line.replace(/\r$/, '')
    return stream === 'stderr'
      ? `${this.label(actor)} ${style('red', '!')} ${style('red', clean)}\n`
      : `${this.label(actor)} ${style('dim', '|')} ${clean}\n`
  }

  #notice({ voice, text }: EventOf<'notice'>): string {
    return `${this.#screen.style(voice === 'ours' ? 'red' : 'yellow', `(${text})`)}\n`
  }

  #plainLabel(id: ActorId): string {
    const actor = this.state.actors.get(id)
    const pid = actor?.pid ?? this.#processPid(id)
    return `${actor?.name ?? id}(${pid ?? '?'})`
  }

  #processPid(id: ActorId): number | undefined {
    const process = processOf(this.state, id)
    return process === undefined ? undefined : this.state.actors.get(process)?.pid
  }

  #colour(actor: ActorId): Style {
    const known = this.#colours.get(actor)
    if (known) return known
    const next = PALETTE[this.#colours.size % PALETTE.length]!
    this.#colours.set(actor, next)
    return next
  }
}
