/**
 * How long the server stays when nobody looks. While a window is there: for ever. After the last one was closed: a
 * moment, since it may be a reload; but as long as a run goes on, or if the connection was lost rather than closed, ten
 * minutes. Then what still runs is stopped (its trace is kept) and the server ends. Before the first window it waits.
 */
export interface LifetimeOptions {
  readonly windows: () => number
  /** Runs under way. */
  readonly runs: () => number
  /** Nobody will come back: stops what runs and ends the server. */
  readonly end: () => void
  readonly graceMs?: number
  readonly awayMs?: number
}

const GRACE_MS = 15_000
const AWAY_MS = 10 * 60_000

export class Lifetime {
  readonly #options: LifetimeOptions
  /** There has been a window. */
  #seen = false
  #lost = false
  /** When the last window went. */
  #alone = 0
  #timer: NodeJS.Timeout | undefined

  constructor(options: LifetimeOptions) {
    this.#options = options
  }

  /** A window came, or a run began or ended. */
  changed(): void {
    clearTimeout(this.#timer)
    const { windows, runs, end, graceMs = GRACE_MS, awayMs = AWAY_MS } = this.#options
    if (windows() > 0) {
      this.#seen = true
      return
    }
    if (!this.#seen) return
    const left = this.#alone + (this.#lost || runs() > 0 ? awayMs : graceMs) - performance.now()
    // A run that has just ended may be looked at by whoever comes back in a moment.
    this.#timer = setTimeout(end, Math.max(left, Math.min(graceMs, awayMs)))
  }

  /** A window went. */
  gone(lost: boolean): void {
    this.#lost = lost
    this.#alone = performance.now()
    this.changed()
  }

  /** The browser that we opened has ended, so that no window of it will come back. */
  browserEnded(): void {
    this.#seen = true
    if (this.#options.windows() === 0) this.gone(false)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}
