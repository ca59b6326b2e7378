/**
 * Owns everything a run opens that has to be let go: timers, sockets, listeners, children. What is still registered
 * when the run is over is released in reverse order; `openHolds()` names what nobody has released yet.
 */
const open = new Set<Owner>()

export class Owner {
  readonly name: string
  readonly #holds = new Map<symbol, { what: string; release: () => void }>()
  #released = false

  constructor(name: string) {
    this.name = name
    open.add(this)
  }

  get released(): boolean {
    return this.#released
  }

  /** Registers `release`, to be called once: by the returned function or by `dispose()`. */
  own(what: string, release: () => void): () => void {
    if (this.#released) {
      release()
      return () => {}
    }
    const key = Symbol(what)
    this.#holds.set(key, { what, release })
    return () => {
      if (this.#holds.delete(key)) release()
    }
  }

  /** A timer that dies with the owner; the returned function cancels it. */
  after(ms: number, run: () => void): () => void {
    if (this.#released) return () => {}
    const key = Symbol('timer')
    const timer = setTimeout(() => {
      this.#holds.delete(key)
      run()
    }, ms)
    this.#holds.set(key, { what: `timer of ${ms} ms`, release: () => clearTimeout(timer) })
    return () => {
      if (this.#holds.delete(key)) clearTimeout(timer)
    }
  }

  /** Resolves after `ms`, or at once when the owner is disposed of, so that nothing stays pending. */
  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.#released) return resolve()
      const timer = setTimeout(() => done(), ms)
      const done = this.own(`sleep of ${ms} ms`, () => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  /** What is held right now. */
  holds(): string[] {
    return [...this.#holds.values()].map((hold) => hold.what)
  }

  dispose(): void {
    if (this.#released) return
    this.#released = true
    open.delete(this)
    for (const hold of [...this.#holds.values()].reverse()) {
      try {
        hold.release()
      } catch {
        // One thing that can't be let go must not keep the others.
      }
    }
    this.#holds.clear()
  }
}

/** Everything held by any owner that has not been disposed of; empty when no run is open. */
export function openHolds(): string[] {
  return [...open].flatMap((owner) => [owner.name, ...owner.holds().map((what) => `${owner.name}: ${what}`)])
}
