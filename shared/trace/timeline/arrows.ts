/**
 * Arrows from lane to lane: an item from put to got, a start to the first instruction, an end to whoever joined it. They
 * are kept in blocks that know their reach in time, so that those in view are found without asking each.
 */
import { grown } from './grown.ts'
import type { ArrowKind } from './kinds.ts'

const BLOCK = 256

export class Arrows {
  length = 0
  kind = new Uint8Array(8)
  /** The lanes, by their number. */
  from = new Int32Array(8)
  to = new Int32Array(8)
  begin = new Float64Array(8)
  end = new Float64Array(8)
  /** The numbers of the events at both ends. */
  opened = new Int32Array(8)
  closed = new Int32Array(8)
  /** The earliest begin and the latest end in each block. */
  readonly #reach: { begin: number; end: number }[] = []

  add(
    kind: ArrowKind,
    out: { lane: number; t: number; event: number },
    into: { lane: number; t: number; event: number },
  ): void {
    const at = this.length++
    if (at === this.kind.length) this.#grow()
    this.kind[at] = kind
    this.from[at] = out.lane
    this.to[at] = into.lane
    this.begin[at] = out.t
    this.end[at] = Math.max(out.t, into.t)
    this.opened[at] = out.event
    this.closed[at] = into.event
    const reach = (this.#reach[Math.floor(at / BLOCK)] ??= { begin: Infinity, end: -Infinity })
    reach.begin = Math.min(reach.begin, this.begin[at])
    reach.end = Math.max(reach.end, this.end[at])
  }

  /**
   * Calls `emit` for arrows that touch the time from `from` to `to`, for about `most` of them: where there are more, for
   * each second, fourth, … of them, always the same ones. Returns of how many each stands for.
   */
  visit(from: number, to: number, most: number, emit: (arrow: number) => void): number {
    const blocks: number[] = []
    this.#reach.forEach(({ begin, end }, block) => {
      if (begin <= to && end >= from) blocks.push(block)
    })
    let stride = 1
    while ((blocks.length * BLOCK) / stride > Math.max(most, BLOCK)) stride *= 2
    for (const block of blocks) {
      const first = Math.ceil((block * BLOCK) / stride) * stride
      for (let at = first; at < Math.min(this.length, (block + 1) * BLOCK); at += stride) {
        if (this.begin[at]! <= to && this.end[at]! >= from) emit(at)
      }
    }
    return stride
  }

  get bytes(): number {
    return this.kind.length * 33
  }

  #grow(): void {
    this.kind = grown(this.kind)
    this.from = grown(this.from)
    this.to = grown(this.to)
    this.begin = grown(this.begin)
    this.end = grown(this.end)
    this.opened = grown(this.opened)
    this.closed = grown(this.closed)
  }
}
