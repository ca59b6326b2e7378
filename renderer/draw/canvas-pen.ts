/** A pen for a canvas: CSS pixels in, crisp device pixels out. */
import type { Ink, Pen, TextStyle } from '../../shared/trace/picture/pen.ts'
import { arrowHead } from '../../shared/trace/picture/svg-pen.ts'
import type { Theme } from './theme.ts'

/** Side of the hatch's tile. */
const TILE = 6
/** How many text widths are remembered. */
const WIDTHS = 5000

/** What pens of one theme and one resolution need not find out again for each picture. */
export class PenMemory {
  readonly widths = new Map<string, number>()
  readonly hatches = new Map<Ink, CanvasPattern>()
}

export class CanvasPen implements Pen {
  readonly #context: CanvasRenderingContext2D
  readonly #theme: Theme
  readonly #ratio: number
  /** Where the hatch begins, so that it moves with what it fills. */
  readonly #offset: number
  readonly #memory: PenMemory
  /** Hatches that begin where they have to in this picture. */
  readonly #placed = new Set<Ink>()
  #fill = ''
  #font = ''

  constructor(
    context: CanvasRenderingContext2D,
    theme: Theme,
    ratio: number,
    offset: number,
    memory = new PenMemory(),
  ) {
    this.#context = context
    this.#theme = theme
    this.#ratio = ratio
    this.#offset = offset
    this.#memory = memory
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.textBaseline = 'middle'
    context.lineJoin = 'round'
  }

  rect(x: number, y: number, width: number, height: number, ink: Ink, alpha = 1): void {
    const context = this.#context
    this.#use(ink)
    if (alpha !== 1) context.globalAlpha = alpha
    const left = this.#snap(x)
    const top = this.#snap(y)
    const least = 1 / this.#ratio
    context.fillRect(
      left,
      top,
      Math.max(least, this.#snap(x + width) - left),
      Math.max(least, this.#snap(y + height) - top),
    )
    if (alpha !== 1) context.globalAlpha = 1
  }

  hatch(x: number, y: number, width: number, height: number, ink: Ink): void {
    const left = this.#snap(x)
    const top = this.#snap(y)
    this.#context.fillStyle = this.#hatchOf(ink)
    this.#fill = ''
    this.#context.fillRect(left, top, this.#snap(x + width) - left, this.#snap(y + height) - top)
  }

  frame(x: number, y: number, width: number, height: number, ink: Ink, thick = 1): void {
    const context = this.#context
    const left = this.#snap(x)
    const top = this.#snap(y)
    context.strokeStyle = this.#theme.colour(ink)
    context.lineWidth = thick
    const inner = [this.#snap(x + width) - left - thick, this.#snap(y + height) - top - thick] as const
    context.strokeRect(left + thick / 2, top + thick / 2, ...inner)
  }

  line(
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    ink: Ink,
    thick = 1,
    dash: readonly number[] = [],
  ): void {
    const context = this.#context
    context.strokeStyle = this.#theme.colour(ink)
    context.lineWidth = thick
    if (dash.length > 0) context.setLineDash([...dash])
    context.beginPath()
    context.moveTo(x1, y1)
    context.lineTo(x2, y2)
    context.stroke()
    if (dash.length > 0) context.setLineDash([])
  }

  ring(x: number, y: number, radius: number, ink: Ink, thick: number): void {
    const context = this.#context
    this.#use('panel')
    context.strokeStyle = this.#theme.colour(ink)
    context.lineWidth = thick
    context.beginPath()
    context.arc(x, y, radius, 0, 2 * Math.PI)
    context.fill()
    context.stroke()
  }

  shape(points: readonly number[], ink: Ink): void {
    this.#use(ink)
    this.#polygon(points)
    this.#context.fill()
  }

  arrow(x1: number, y1: number, x2: number, y2: number, ink: Ink, thick: number, alpha: number): void {
    const context = this.#context
    context.globalAlpha = alpha
    this.line(x1, y1, x2, y2, ink, thick)
    this.shape(arrowHead(x1, y1, x2, y2), ink)
    context.globalAlpha = 1
  }

  text(x: number, y: number, text: string, ink: Ink, style: TextStyle): void {
    const context = this.#context
    this.#setFont(style)
    context.textAlign = style.align ?? 'left'
    const top = this.#snap(y + 0.5)
    if (style.halo) {
      context.strokeStyle = this.#theme.colour(style.halo)
      context.lineWidth = 3.5
      context.strokeText(text, x, top)
    }
    this.#use(ink)
    context.fillText(text, x, top)
  }

  widthOf(text: string, style: TextStyle): number {
    this.#setFont(style)
    const key = `${this.#font}|${text}`
    const { widths } = this.#memory
    let width = widths.get(key)
    if (width === undefined) {
      if (widths.size >= WIDTHS) widths.clear()
      widths.set(key, (width = this.#context.measureText(text).width))
    }
    return width
  }

  clip(x: number, y: number, width: number, height: number, draw: () => void): void {
    const context = this.#context
    context.save()
    context.beginPath()
    context.rect(x, y, width, height)
    context.clip()
    draw()
    context.restore()
    this.#fill = ''
    this.#font = ''
  }

  #polygon(points: readonly number[]): void {
    const context = this.#context
    context.beginPath()
    for (let i = 0; i < points.length; i += 2) context.lineTo(points[i]!, points[i + 1]!)
    context.closePath()
  }

  #use(ink: Ink): void {
    const colour = this.#theme.colour(ink)
    if (colour === this.#fill) return
    this.#fill = colour
    this.#context.fillStyle = colour
  }

  #setFont({ size, strong, mono }: TextStyle): void {
    const font = `${strong ? '600 ' : ''}${size}px ${mono ? this.#theme.mono : this.#theme.sans}`
    if (font === this.#font) return
    this.#font = font
    this.#context.font = font
  }

  #snap(n: number): number {
    return Math.round(n * this.#ratio) / this.#ratio
  }

  #hatchOf(ink: Ink): CanvasPattern {
    const { hatches } = this.#memory
    let pattern = hatches.get(ink)
    if (pattern === undefined) {
      pattern = hatchTile(this.#context, this.#theme.colour(ink), this.#ratio)
      hatches.set(ink, pattern)
    }
    if (!this.#placed.has(ink)) {
      this.#placed.add(ink)
      pattern.setTransform(new DOMMatrix([1 / this.#ratio, 0, 0, 1 / this.#ratio, this.#offset % TILE, 0]))
    }
    return pattern
  }
}

function hatchTile(target: CanvasRenderingContext2D, colour: string, ratio: number): CanvasPattern {
  const side = Math.round(TILE * ratio)
  const tile = document.createElement('canvas')
  tile.width = tile.height = side
  const context = tile.getContext('2d')!
  context.strokeStyle = colour
  context.globalAlpha = 0.6
  context.lineWidth = 1.1 * ratio
  context.beginPath()
  for (const at of [-side, 0, side]) {
    context.moveTo(at - 1, side + 1)
    context.lineTo(at + side + 1, -1)
  }
  context.stroke()
  return target.createPattern(tile, 'repeat')!
}
