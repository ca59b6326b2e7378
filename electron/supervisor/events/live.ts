/**
 * Hands events to those who watch the run. A watcher gets batches; if it returns a promise, the run's pipes are not
 * read until that is settled. Unless it asked for everything, output above a rate is left out and counted.
 */
import type { EventOf, TraceEvent } from '../../../shared/trace/events.ts'
import type { Clock } from '../clock.ts'
import { countLines } from '../limits.ts'
import { leftOutSentence } from '../sentences.ts'
import type { Gate } from './gate.ts'

export type Listener = (batch: readonly TraceEvent[]) => void | PromiseLike<void>
export interface Watching {
  /** No output is left out. */
  everything?: boolean
}

export interface LiveHooks {
  after(ms: number, run: () => void): () => void
  /** A watcher threw or rejected. */
  trouble(cause: unknown): void
}

interface Watcher {
  listener: Listener
  everything: boolean
  reason: string
  /** Batches it has not finished with. */
  pending: number
}

const WINDOW_MS = 1000

export class Live {
  readonly #gate: Gate
  readonly #clock: Clock
  /** Lines of output a thinned watcher gets in a second. */
  readonly #rate: number
  readonly #hooks: LiveHooks
  readonly #watchers = new Set<Watcher>()
  #counter = 0
  /** A second in which output is counted is under way. */
  #window = false
  #shown = 0
  #leftOut = 0

  constructor(gate: Gate, clock: Clock, rate: number, hooks: LiveHooks) {
    this.#gate = gate
    this.#clock = clock
    this.#rate = rate
    this.#hooks = hooks
  }

  subscribe(listener: Listener, { everything = false }: Watching = {}): () => void {
    const watcher: Watcher = { listener, everything, reason: `watcher ${++this.#counter}`, pending: 0 }
    this.#watchers.add(watcher)
    return () => this.#drop(watcher)
  }

  deliver(batch: readonly TraceEvent[]): void {
    const thinned = this.#thin(batch)
    for (const watcher of [...this.#watchers]) {
      const part = watcher.everything ? batch : thinned
      if (part.length > 0) this.#hand(watcher, part)
    }
  }

  close(): void {
    this.#told()
    for (const watcher of [...this.#watchers]) this.#drop(watcher)
  }

  #hand(watcher: Watcher, part: readonly TraceEvent[]): void {
    try {
      const done = watcher.listener(part)
      if (done === undefined) return
      if (watcher.pending++ === 0) this.#gate.hold(watcher.reason)
      done.then(
        () => this.#settled(watcher),
        (cause: unknown) => this.#fail(watcher, cause),
      )
    } catch (cause) {
      this.#fail(watcher, cause)
    }
  }

  #settled(watcher: Watcher): void {
    if (--watcher.pending === 0) this.#gate.release(watcher.reason)
  }

  /** A watcher that throws is let go, so that the run and the other watchers go on. */
  #fail(watcher: Watcher, cause: unknown): void {
    if (!this.#watchers.has(watcher)) return
    this.#drop(watcher)
    this.#hooks.trouble(cause)
  }

  #drop(watcher: Watcher): void {
    this.#watchers.delete(watcher)
    this.#gate.release(watcher.reason)
  }

  #thin(batch: readonly TraceEvent[]): readonly TraceEvent[] {
    return batch.filter((event) => {
      if (event.type === 'ended') this.#told()
      if (event.type !== 'output') return true
      this.#openWindow()
      const lines = countLines(event.text)
      if (this.#shown + lines > this.#rate) {
        this.#leftOut += lines
        return false
      }
      this.#shown += lines
      return true
    })
  }

  #openWindow(): void {
    if (this.#window) return
    this.#window = true
    this.#hooks.after(WINDOW_MS, () => {
      this.#window = false
      this.#shown = 0
      this.#told()
    })
  }

  /** Tells the thinned watchers how much they have not been shown. */
  #told(): void {
    if (this.#leftOut === 0) return
    const { en: text, zh } = leftOutSentence(this.#leftOut)
    this.#leftOut = 0
    const notice: EventOf<'notice'> = {
      type: 'notice',
      t: this.#clock.now(),
      voice: 'limit',
      code: 'left-out',
      text,
      zh,
    }
    for (const watcher of [...this.#watchers]) if (!watcher.everything) this.#hand(watcher, [notice])
  }
}
