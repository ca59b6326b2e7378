/**
 * Spans of one row, one after another, none over another: a column each in typed arrays (45 bytes a span), because
 * there may be a million. Only the last one can be open; what is closed stays as it is.
 */
import { grown } from './grown.ts'

/** Nothing closed it yet. */
export const OPEN = -1

export class Spans {
  length = 0
  begin = new Float64Array(8)
  /** Infinity while it is open. */
  end = new Float64Array(8)
  kind = new Uint8Array(8)
  /** The number of the event that opened it. */
  opened = new Int32Array(8)
  /** The number of the event that closed it, or OPEN. */
  closed = new Int32Array(8)
  /** What it is about, as a number that its owner understands. */
  what = new Int32Array(8)
  /** Time spent in kind 0 and in kind 1 by all spans before this one: a stretch's shares in one subtraction. */
  #first = new Float64Array(8)
  #second = new Float64Array(8)

  /** The open span's place; undefined if all are closed. */
  get current(): number | undefined {
    const last = this.length - 1
    return last >= 0 && this.closed[last] === OPEN ? last : undefined
  }

  /** No span may begin earlier than this. */
  get free(): number {
    const last = this.length - 1
    if (last < 0) return 0
    return this.closed[last] === OPEN ? this.begin[last]! : this.end[last]!
  }

  /** Opens a span; the row must be free. */
  open(kind: number, t: number, event: number, what = -1): void {
    const at = this.length
    if (at === this.begin.length) this.#grow()
    const begin = Math.max(t, this.free)
    this.begin[at] = begin
    this.end[at] = Infinity
    this.kind[at] = kind
    this.opened[at] = event
    this.closed[at] = OPEN
    this.what[at] = what
    if (at > 0) {
      const took = this.end[at - 1]! - this.begin[at - 1]!
      const before = this.kind[at - 1]
      this.#first[at] = this.#first[at - 1]! + (before === 0 ? took : 0)
      this.#second[at] = this.#second[at - 1]! + (before === 1 ? took : 0)
    }
    this.length++
  }

  /** Closes the open span, if there is one. */
  close(t: number, event: number): void {
    const at = this.current
    if (at === undefined) return
    this.end[at] = Math.max(t, this.begin[at]!)
    this.closed[at] = event
  }

  /** From `t` on it is something else; a span that would have lasted no time at all is not kept. */
  turn(kind: number, t: number, event: number): void {
    const at = this.current
    if (at !== undefined && t <= this.begin[at]! && this.kind[at] !== 1) this.length--
    else this.close(t, event)
    this.open(kind, t, event)
  }

  /** The span that covers `t`, or else the last one that began before it; -1 if there is none. */
  indexAt(t: number): number {
    let low = 0
    let high = this.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.begin[middle]! <= t) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  /** The first span from `start` on that begins at `t` or later; looks near `start` first. */
  firstFrom(t: number, start: number): number {
    let step = 1
    let low = start
    while (low + step < this.length && this.begin[low + step]! < t) {
      low += step
      step *= 2
    }
    let high = Math.min(low + step, this.length)
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.begin[middle]! < t) low = middle + 1
      else high = middle
    }
    return low
  }

  /** How long the spans from `from` up to, not including, `to` spent in kind 0 and kind 1; those before the last are closed. */
  timeIn(kind: 0 | 1, from: number, to: number, now: number): number {
    if (to <= from) return 0
    const sums = kind === 0 ? this.#first : this.#second
    const last = to - 1
    const own = this.kind[last] === kind ? Math.min(this.end[last]!, now) - this.begin[last]! : 0
    return sums[last]! - sums[from]! + Math.max(0, own)
  }

  /** Bytes taken. */
  get bytes(): number {
    return this.begin.length * 45
  }

  #grow(): void {
    this.begin = grown(this.begin)
    this.end = grown(this.end)
    this.kind = grown(this.kind)
    this.opened = grown(this.opened)
    this.closed = grown(this.closed)
    this.what = grown(this.what)
    this.#first = grown(this.#first)
    this.#second = grown(this.#second)
  }
}
