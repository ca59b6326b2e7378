/** What to draw of a row: spans that are wide enough one by one, the others merged into stretches. */
import type { Spans } from './spans.ts'

export interface View {
  /** Microseconds at the left and right edge. */
  readonly from: number
  readonly to: number
  /** Microseconds that one pixel stands for. */
  readonly pixel: number
  /** Where open spans end. */
  readonly now: number
}

export interface Visitor {
  span(index: number, begin: number, end: number): void
  /** `count` spans in less room than they need; the shares of kind 0 and kind 1 of their time. */
  stretch(first: number, count: number, begin: number, end: number, kind0: number, kind1: number): void
}

/** At most two calls for each pixel, however many spans there are. */
export function visible(spans: Spans, view: View, visitor: Visitor): void {
  const { from, to, now, pixel } = view
  let at = Math.max(0, spans.indexAt(from))
  while (at < spans.length && spans.begin[at]! <= to) {
    const begin = spans.begin[at]!
    const end = Math.min(spans.end[at]!, Math.max(now, begin))
    if (end < from) {
      at++
      continue
    }
    const next = end - begin >= pixel ? at + 1 : stretchEnd(spans, at, begin, view)
    if (next === at + 1) visitor.span(at, begin, end)
    else {
      const last = Math.min(spans.end[next - 1]!, Math.max(now, spans.begin[next - 1]!))
      const took = last - begin || 1
      const kind0 = spans.timeIn(0, at, next, now) / took
      visitor.stretch(at, next - at, begin, last, kind0, spans.timeIn(1, at, next, now) / took)
    }
    at = next
  }
}

/** The spans from `at` on that begin in the same pixel, but for a wide one at the end. */
function stretchEnd(spans: Spans, at: number, begin: number, { pixel, now }: View): number {
  const edge = (Math.floor(begin / pixel) + 1) * pixel
  const next = spans.firstFrom(edge, at + 1)
  const last = next - 1
  if (last === at) return next
  const wide = Math.min(spans.end[last]!, now) - spans.begin[last]! >= pixel
  return wide ? last : next
}
