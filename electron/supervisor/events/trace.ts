/** The one ordered trace of a run: every event goes to the file, to those who follow the run inside, and to its watchers. */
import type { Text } from '../../../shared/labs/lab.ts'
import type { EventOf, TraceEvent } from '../../../shared/trace/events.ts'
import type { ActorId } from '../../../shared/trace/ids.ts'
import type { Clock } from '../clock.ts'
import { noticeSentence, type NoticeCode } from '../sentences.ts'
import { admit } from './admit.ts'
import type { Live } from './live.ts'
import type { TraceRecord } from './record.ts'

type Follower = (event: TraceEvent) => void

/** So many bad lines are told one by one; the rest is counted. */
const MOST_BAD_LINES = 20

export class RunTrace {
  readonly #clock: Clock
  readonly #record: TraceRecord
  readonly #live: Live
  readonly #followers: Follower[] = []
  /** Says whether an actor's event goes into the trace at all. */
  #filter: (event: TraceEvent) => boolean = () => true
  #batch: TraceEvent[] = []
  #scheduled: NodeJS.Immediate | undefined
  #badLines = 0
  /** Until then everything gathers, so that whoever subscribes as soon as there is a run misses nothing. */
  #opened = false
  #ended = false

  constructor(clock: Clock, record: TraceRecord, live: Live) {
    this.#clock = clock
    this.#record = record
    this.#live = live
  }

  /** `follower` is told of every event, in the order of the trace. */
  follow(...followers: Follower[]): void {
    this.#followers.push(...followers)
  }

  filter(passes: (event: TraceEvent) => boolean): void {
    this.#filter = passes
  }

  /** Hands over from the next turn of the event loop on. */
  open(): Promise<void> {
    return new Promise((resolve) => {
      setImmediate(() => {
        this.#opened = true
        this.flush()
        resolve()
      })
    })
  }

  /** Adds an event of ours. */
  write(event: TraceEvent): void {
    this.#add(event, JSON.stringify(event))
    if (this.#opened) this.#scheduled ??= setImmediate(() => this.flush())
  }

  notice(code: NoticeCode, detail = '', actor?: ActorId): void {
    const voice = OURS.has(code) ? 'ours' : 'program'
    this.say(voice, code, noticeSentence[code](detail), actor)
  }

  say(voice: EventOf<'notice'>['voice'], code: string, { en: text, zh }: Text, actor?: ActorId): void {
    this.write({ type: 'notice', t: this.#clock.now(), voice, code, text, zh, ...(actor && { actor }) })
  }

  /** Adds what an actor wrote, if it is an event. */
  take(line: string): void {
    const admission = admit(line, this.#clock.now())
    if (admission === undefined) return
    if (!admission.ok) return this.bad(admission.code, admission.detail)
    if (this.#filter(admission.event)) this.#add(admission.event, line)
  }

  /** An actor wrote something that is no event. */
  bad(code: NoticeCode, detail: string): void {
    if (++this.#badLines <= MOST_BAD_LINES) this.notice(code, detail)
  }

  /** Hands over what has gathered. */
  flush(): void {
    if (!this.#opened) return
    clearImmediate(this.#scheduled)
    this.#scheduled = undefined
    this.#record.flush()
    if (this.#batch.length === 0) return
    const batch = this.#batch
    this.#batch = []
    this.#live.deliver(batch)
  }

  /** Says what has not been said yet; called before the last event. */
  sumUp(): void {
    if (this.#badLines > MOST_BAD_LINES)
      this.notice('more-bad-lines', String(this.#badLines - MOST_BAD_LINES))
  }

  /** Nothing is handed over any more. */
  close(): void {
    clearImmediate(this.#scheduled)
    this.#batch = []
  }

  #add(event: TraceEvent, line: string): void {
    // Nothing comes after the last line, not even a sample that was on its way.
    if (this.#ended) return
    this.#ended = event.type === 'ended'
    this.#record.append(line)
    this.#batch.push(event)
    for (const follower of this.#followers) follower(event)
  }
}

/** Faults of the lab itself; everything else that is noticed is the program's doing. */
const OURS: ReadonlySet<NoticeCode> = new Set<NoticeCode>([
  'not-an-event',
  'not-yours',
  'from-the-future',
  'too-long',
  'more-bad-lines',
  'wrong-token',
  'bad-message',
  'survivors',
  'record-failed',
  'watcher-failed',
  'sampler-failed',
  'look-failed',
  'ending-failed',
])
