/** The one owner of animation frames for drawing: who asks twice before the next frame is drawn once. */

const wanted = new Set<() => void>()
/** Those that come after all the others of their frame. */
const wantedLast = new Set<() => void>()
let scheduled = 0

/** Calls `draw` in the next animation frame. */
export function requestDraw(draw: () => void): void {
  wanted.add(draw)
  scheduled ||= requestAnimationFrame(drawAll)
}

/** The same, after everything that was asked for otherwise: that may bring what is to be shown. */
export function requestDrawLast(draw: () => void): void {
  wantedLast.add(draw)
  scheduled ||= requestAnimationFrame(drawAll)
}

/** It is gone and must not be drawn any more. */
export function cancelDraw(draw: () => void): void {
  wanted.delete(draw)
  wantedLast.delete(draw)
}

function drawAll(): void {
  scheduled = 0
  drawEach(wanted)
  drawEach(wantedLast)
}

function drawEach(draws: Set<() => void>): void {
  const now = [...draws]
  draws.clear()
  for (const draw of now) {
    try {
      draw()
    } catch (error) {
      // One picture that fails must not keep the others from being drawn.
      reportError(error)
    }
  }
}
