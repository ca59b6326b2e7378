/** The part of time in view, and how keys, wheel and drag change it. Pure: microseconds in, microseconds out. */

/** fit: all there is. follow: a window that ends at the newest instant. free: stays where it was put. */
export type ViewMode = 'fit' | 'follow' | 'free'

export interface Viewport {
  readonly mode: ViewMode
  readonly from: number
  readonly to: number
}

export interface Extent {
  /** The newest instant there is. */
  readonly end: number
  readonly live: boolean
}

/** Nothing is zoomed closer than this, microseconds. */
const LEAST = 20
/** Room right of the newest instant, a share of the window. */
const MARGIN = 0.03
/** A run that has hardly begun is shown in a window of this length. */
const FIRST = 200_000

export const FIT: Viewport = { mode: 'fit', from: 0, to: FIRST }

/** The window as it is now that the run has gone on to `end`. */
export function atEnd(view: Viewport, { end, live }: Extent): Viewport {
  if (view.mode === 'fit')
    return { mode: 'fit', from: 0, to: Math.max(live ? FIRST : 1000, end * (1 + MARGIN)) }
  if (view.mode === 'free') return view
  const width = view.to - view.from
  const to = end + width * MARGIN
  return { mode: 'follow', from: to - width, to }
}

/** Zooms by a factor (above 1: closer) and keeps `anchor` where it is. */
export function zoomed(view: Viewport, factor: number, anchor: number, extent: Extent): Viewport {
  const width = view.to - view.from
  const wanted = Math.max(LEAST, Math.min(width / factor, Math.max(FIRST, extent.end * 1.5)))
  const share = (anchor - view.from) / width
  const from = anchor - share * wanted
  return settled({ mode: 'free', from, to: from + wanted }, extent)
}

/** Moves the window by so many microseconds. */
export function panned(view: Viewport, by: number, extent: Extent): Viewport {
  return settled({ mode: 'free', from: view.from + by, to: view.to + by }, extent)
}

/** Shows a stretch of time with some room at both sides. */
export function around(begin: number, end: number, extent: Extent): Viewport {
  const room = Math.max((end - begin) * 0.25, LEAST)
  return settled({ mode: 'free', from: begin - room, to: end + room }, extent)
}

/** Moves the window just so far that `t` is in it. */
export function revealed(view: Viewport, t: number, extent: Extent): Viewport {
  const width = view.to - view.from
  const room = width * 0.1
  if (t >= view.from && t <= view.to) return view
  return panned(view, t < view.from ? t - room - view.from : t + room - view.to, extent)
}

/** Never further than half a window past either end; whoever stands at a live end follows it. */
function settled(view: Viewport, { end, live }: Extent): Viewport {
  const width = view.to - view.from
  const from = Math.max(-width / 2, Math.min(view.from, end - width / 2))
  const to = from + width
  const atEdge = live && to >= end && to <= end + width * 0.1
  return { mode: atEdge ? 'follow' : 'free', from, to }
}
