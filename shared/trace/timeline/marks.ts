/** Instants of one lane (output, timeouts, …) in the order of time. */
import { grown } from './grown.ts'

export class Marks {
  length = 0
  t = new Float64Array(8)
  kind = new Uint8Array(8)
  /** The number of the event. */
  event = new Int32Array(8)

  add(kind: number, t: number, event: number): void {
    const at = this.length++
    if (at === this.t.length) {
      this.t = grown(this.t)
      this.kind = grown(this.kind)
      this.event = grown(this.event)
    }
    this.t[at] = at === 0 ? t : Math.max(t, this.t[at - 1]!)
    this.kind[at] = kind
    this.event[at] = event
  }

  /** The first mark at `t` or later. */
  firstFrom(t: number): number {
    let low = 0
    let high = this.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.t[middle]! < t) low = middle + 1
      else high = middle
    }
    return low
  }

  get bytes(): number {
    return this.t.length * 13
  }
}
