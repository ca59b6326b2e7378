/**
 * Views of what moves on take turns: in each animation frame as many as fit, whoever has waited longest first, and each
 * the less often the more it costs. So no frame of the window is long, however much there is to show.
 */
import { cancelDraw, requestDrawLast } from './frames.ts'

export interface View {
  /** Brings it up to date. */
  readonly show: () => void
  /** As often as that is enough, milliseconds. */
  readonly pace: number
  /** The most of the window's time that it may take, 0 to 1. */
  readonly share: number
  /** Whether what has come concerns it; without this, everything does. */
  readonly concerned?: () => boolean
}

/** A view's place among the others. */
interface Seat {
  readonly view: View
  /** What showing it costs, milliseconds, as far as is known. */
  cost: number
  /** When it was shown last. */
  shown: number
  behind: boolean
}

/** What the turns of one animation frame may cost together, milliseconds; one view may be dearer. */
const BUDGET = 8
/** Before anything is known of a view, and the most that is believed: a machine may be busy with something else. */
const GUESS = 2
const MOST = 40
/** How much a measurement counts against those before it. */
const WEIGHT = 0.25

export class Turns {
  readonly #seats = new Set<Seat>()
  readonly #painted: (then: () => void) => void
  readonly #step = () => this.#next()
  /** The animation frame in which turns were taken last. */
  #frame: unknown

  /** `painted`: calls back when the frame that is being made has been painted. */
  constructor(painted = afterPaint) {
    this.#painted = painted
  }

  /** Returns how it leaves again. */
  join(view: View): () => void {
    const seat: Seat = { view, cost: GUESS, shown: -Infinity, behind: false }
    this.#seats.add(seat)
    return () => this.#leave(seat)
  }

  /** Something new for everybody: those whose turn it is are shown now, within the animation frame that is being made. */
  come(): void {
    for (const seat of this.#seats) seat.behind = true
    this.#next()
  }

  /** Everybody now: all views have to show the same. */
  all(): void {
    this.#show([...this.#seats])
  }

  #next(): void {
    const frame = frameTime()
    // Once in a frame: what comes twice in one is shown in the next.
    if (frame !== undefined && frame === this.#frame) return requestDrawLast(this.#step)
    this.#frame = frame
    for (const seat of this.#seats) if (seat.view.concerned?.() === false) seat.behind = false
    const now = performance.now()
    const due = [...this.#seats]
      .filter((seat) => seat.behind && dueAt(seat) <= now)
      .sort((a, b) => dueAt(a) - dueAt(b))
    let cost = 0
    this.#show(due.filter((seat, at) => (cost += seat.cost) <= BUDGET || at === 0))
    for (const { behind } of this.#seats) if (behind) return requestDrawLast(this.#step)
  }

  #show(seats: readonly Seat[]): void {
    if (seats.length === 0) return
    const began = performance.now()
    for (const seat of seats) {
      seat.behind = false
      seat.shown = began
      seat.view.show()
    }
    this.#painted(() => weigh(seats, performance.now() - began))
  }

  #leave(seat: Seat): void {
    this.#seats.delete(seat)
    if (this.#seats.size === 0) cancelDraw(this.#step)
  }
}

function dueAt({ shown, cost, view }: Seat): number {
  return shown + Math.max(view.pace, cost / view.share)
}

/** What they took together is shared out as it was expected to be. */
function weigh(seats: readonly Seat[], took: number): void {
  const expected = seats.reduce((sum, { cost }) => sum + cost, 0)
  for (const seat of seats) {
    const own = Math.min(MOST, (seat.cost * took) / expected)
    seat.cost = Math.max(0.1, seat.cost + WEIGHT * (own - seat.cost))
  }
}

/** The time of the animation frame that is being made, the same for all that happens in it. */
function frameTime(): unknown {
  return (document.timeline as DocumentTimeline | undefined)?.currentTime ?? undefined
}

/** A message that is sent while a frame is being made comes when style, layout and paint are done. */
function afterPaint(then: () => void): void {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    port1.close()
    then()
  }
  port2.postMessage(undefined)
}
