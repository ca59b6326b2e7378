/** What a picture is drawn with: a canvas in the window, or an SVG text in a report. Lengths are CSS pixels. */

/** Names of the look's tokens; the surface knows their values. */
export type Ink =
  | 'ink'
  | 'ink-soft'
  | 'ink-faint'
  | 'line'
  | 'line-strong'
  | 'panel'
  | 'sunken'
  | 'selected'
  | 'hovered'
  | 'accent'
  | 'accent-ink'
  | 'caution'
  | 'warn'
  | 'warn-ground'
  | 'panel-veil'
  | ActorInk
export type ActorInk = `actor-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`

export interface TextStyle {
  readonly size: number
  readonly align?: 'left' | 'center' | 'right'
  readonly strong?: boolean
  readonly mono?: boolean
  /** Set off from what lies under it. */
  readonly halo?: Ink
}

export interface Pen {
  rect(x: number, y: number, width: number, height: number, ink: Ink, alpha?: number): void
  /** Diagonal lines: waiting. */
  hatch(x: number, y: number, width: number, height: number, ink: Ink): void
  /** An outline inside the rectangle. */
  frame(x: number, y: number, width: number, height: number, ink: Ink, thick?: number): void
  line(
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    ink: Ink,
    thick?: number,
    dash?: readonly number[],
  ): void
  ring(x: number, y: number, radius: number, ink: Ink, thick: number): void
  /** A filled polygon, `x, y, x, y, …`. */
  shape(points: readonly number[], ink: Ink): void
  /** A line with a head where it arrives. */
  arrow(x1: number, y1: number, x2: number, y2: number, ink: Ink, thick: number, alpha: number): void
  /** A line of text; `y` is its middle. */
  text(x: number, y: number, text: string, ink: Ink, style: TextStyle): void
  /** How wide a text would be. */
  widthOf(text: string, style: TextStyle): number
  /** Draws inside a rectangle only. */
  clip(x: number, y: number, width: number, height: number, draw: () => void): void
}

/** An actor's colour and how often all colours had been used up before it: from the ninth actor on with stripes. */
export interface ActorLook {
  readonly ink: ActorInk
  readonly stripes: number
}

/** The look of the actor that was heard of as the `place`-th, counted from 0. */
export function actorLook(place: number): ActorLook {
  return { ink: `actor-${((place % 8) + 1) as 1}`, stripes: Math.floor(place / 8) }
}

/** A filled bar in an actor's look. */
export function bar(
  pen: Pen,
  x: number,
  y: number,
  width: number,
  height: number,
  look: ActorLook,
  ground: Ink = 'panel',
): void {
  pen.rect(x, y, width, height, look.ink)
  const stripes = Math.min(look.stripes, 3)
  for (let i = 1; i <= stripes; i++) {
    pen.rect(x, Math.round(y + (height * i) / (stripes + 1)) - 0.5, width, 1, ground, 0.75)
  }
}
