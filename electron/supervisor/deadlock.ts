/**
 * Finds deadlocks while they happen: each wait that has proved not to be short, and each actor's end, leads to a look
 * at who waits for what; if that shows one, a second look must show the very same waits before it is reported.
 */
import type { TraceEvent, Verdict } from '../../shared/trace/events.ts'
import { confirmed, WAKING_MS, type Candidate } from '../../shared/trace/graph.ts'
import type { ActorId, Micros } from '../../shared/trace/ids.ts'
import { verdictOf } from '../../shared/trace/verdict.ts'

export interface DetectorHooks {
  now(): Micros
  after(ms: number, run: () => void): () => void
  /** Looks at all processes of the run and says what could be a deadlock. */
  look(): Promise<readonly Candidate[]>
  /** These are real; one that has no `breaks` will not end by itself. */
  found(verdicts: readonly Verdict[]): void
  failed(cause: unknown): void
}

/** Between the event and the look, so that waits which begin together are seen together. */
const SETTLE_MS = 2
/** Looks that find nothing come less and less often while waits keep beginning, up to this. */
const MOST_SETTLE_MS = 32
/** After so many microseconds without a look the next one comes soon again. */
const QUIET = 100_000
/** As long as anyone waits: in case an event was missed. */
const AGAIN_MS = 250
const AGAIN_AFTER_VERDICT_MS = 1000
/** Looks at the same suspects until everybody in them has tried again: six seconds, on a machine that hardly runs them. */
const MOST_LOOKS = 100

export class Detector {
  readonly #hooks: DetectorHooks
  /** The wait of each actor that waits for somebody else. */
  readonly #waiting = new Map<ActorId, number>()
  /** Keys of what has been reported. */
  readonly #reported = new Set<string>()
  #settle = SETTLE_MS
  /** When the last round of looks ended. */
  #looked = 0
  #looking = false
  /** Something happened during a look. */
  #dirty = false
  #stopped = false
  #cancelSoon: (() => void) | undefined
  #cancelAgain: (() => void) | undefined

  constructor(hooks: DetectorHooks) {
    this.#hooks = hooks
  }

  /** Told of every event of the trace. */
  apply(event: TraceEvent): void {
    switch (event.type) {
      case 'wait-begin':
        if (event.op === 'sleep' || event.op === 'input') break
        this.#waiting.set(event.actor, event.seq)
        this.#poke()
        break
      case 'wait-end':
        if (this.#waiting.get(event.actor) === event.seq) this.#waiting.delete(event.actor)
        break
      case 'actor-exited':
        this.#waiting.delete(event.actor)
        this.#poke()
        break
      default:
    }
  }

  stop(): void {
    this.#stopped = true
    this.#cancelSoon?.()
    this.#cancelAgain?.()
    this.#waiting.clear()
  }

  #poke(): void {
    if (this.#stopped || this.#waiting.size === 0) return
    if (this.#looking) {
      this.#dirty = true
      return
    }
    if (this.#hooks.now() - this.#looked > QUIET) this.#settle = SETTLE_MS
    this.#cancelSoon ??= this.#hooks.after(this.#settle, () => this.#soon())
  }

  #soon(): void {
    this.#cancelSoon = undefined
    this.#cancelAgain?.()
    this.#cancelAgain = undefined
    if (this.#stopped || this.#waiting.size === 0) return
    this.#looking = true
    this.#dirty = false
    this.#round()
      .catch((cause: unknown) => this.#hooks.failed(cause))
      .finally(() => this.#next())
  }

  #next(): void {
    this.#looking = false
    if (this.#stopped || this.#waiting.size === 0) return
    this.#looked = this.#hooks.now()
    if (this.#dirty) return this.#poke()
    const pause = this.#reported.size > 0 ? AGAIN_AFTER_VERDICT_MS : AGAIN_MS
    this.#cancelAgain ??= this.#hooks.after(pause, () => this.#soon())
  }

  async #round(): Promise<void> {
    const suspects = this.#unreported(await this.#hooks.look())
    if (suspects.length === 0) {
      this.#settle = Math.min(this.#settle * 2, MOST_SETTLE_MS)
      return
    }
    this.#settle = SETTLE_MS
    for (let looks = 0; looks < MOST_LOOKS; looks++) {
      // Somebody who was woken a moment ago may not have run yet, and would still seem to wait.
      if (suspects.some(({ slow }) => slow)) await this.#pause(WAKING_MS)
      if (this.#stopped) return
      const again = this.#unreported(await this.#hooks.look())
      if (this.#stopped) return
      const { real, open } = confirmed(suspects, again)
      this.#report(real)
      if (open.length > 0) continue
      // What has changed between the looks deserves two looks of its own.
      if (again.length > real.length) this.#dirty = true
      return
    }
    this.#dirty = true
  }

  #report(real: readonly Candidate[]): void {
    for (const candidate of real) this.#reported.add(candidate.key)
    if (real.length > 0) this.#hooks.found(real.map((candidate) => verdictOf(candidate, this.#hooks.now())))
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#cancelSoon = this.#hooks.after(ms, () => {
        this.#cancelSoon = undefined
        resolve()
      })
    })
  }

  #unreported(candidates: readonly Candidate[]): Candidate[] {
    return candidates.filter(({ key }) => !this.#reported.has(key))
  }
}
