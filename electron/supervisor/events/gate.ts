/** Whether the run's pipes are being read. Anyone who can't keep up holds it by a reason; it opens when all have let go. */
export class Gate {
  readonly #reasons = new Set<string>()
  readonly #turned: (open: boolean) => void

  constructor(turned: (open: boolean) => void) {
    this.#turned = turned
  }

  get open(): boolean {
    return this.#reasons.size === 0
  }

  get reasons(): string[] {
    return [...this.#reasons]
  }

  hold(reason: string): void {
    const was = this.open
    this.#reasons.add(reason)
    if (was) this.#turned(false)
  }

  release(reason: string): void {
    if (this.#reasons.delete(reason) && this.open) this.#turned(true)
  }
}
