/** A pen whose picture is an SVG text that stands alone: its colours are CSS variables with values for light and dark. */
import type { ActorKind } from '../kinds.ts'
import type { ActorLook, Ink, Pen, TextStyle } from './pen.ts'

export class SvgPen implements Pen {
  readonly #parts: string[] = []
  readonly #hatches = new Set<Ink>()
  #clips = 0
  readonly #prefix: string

  /** `prefix` keeps the ids of several pictures in one page apart. */
  constructor(prefix: string) {
    this.#prefix = prefix
  }

  rect(x: number, y: number, width: number, height: number, ink: Ink, alpha = 1): void {
    if (width <= 0 || height <= 0) return
    const opacity = alpha === 1 ? '' : ` fill-opacity="${round(alpha)}"`
    this.#parts.push(`<rect${box(x, y, width, height)} fill="${paint(ink)}"${opacity}/>`)
  }

  hatch(x: number, y: number, width: number, height: number, ink: Ink): void {
    this.#hatches.add(ink)
    this.#parts.push(`<rect${box(x, y, width, height)} fill="url(#${this.#prefix}-${ink})"/>`)
  }

  frame(x: number, y: number, width: number, height: number, ink: Ink, thick = 1): void {
    const inner = box(x + thick / 2, y + thick / 2, Math.max(0, width - thick), Math.max(0, height - thick))
    this.#parts.push(`<rect${inner} fill="none" stroke="${paint(ink)}" stroke-width="${thick}"/>`)
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
    const dashes = dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`
    const ends = `x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}"`
    this.#parts.push(`<line ${ends} stroke="${paint(ink)}" stroke-width="${thick}"${dashes}/>`)
  }

  ring(x: number, y: number, radius: number, ink: Ink, thick: number): void {
    const at = `cx="${round(x)}" cy="${round(y)}" r="${radius}"`
    this.#parts.push(
      `<circle ${at} fill="${paint('panel')}" stroke="${paint(ink)}" stroke-width="${thick}"/>`,
    )
  }

  shape(points: readonly number[], ink: Ink): void {
    this.#parts.push(`<polygon points="${points.map(round).join(' ')}" fill="${paint(ink)}"/>`)
  }

  arrow(x1: number, y1: number, x2: number, y2: number, ink: Ink, thick: number, alpha: number): void {
    this.#parts.push(`<g opacity="${round(alpha)}">`)
    this.line(x1, y1, x2, y2, ink, thick)
    this.shape(arrowHead(x1, y1, x2, y2), ink)
    this.#parts.push('</g>')
  }

  text(x: number, y: number, text: string, ink: Ink, style: TextStyle): void {
    const anchor = { left: 'start', center: 'middle', right: 'end' }[style.align ?? 'left']
    const halo = style.halo
      ? ` stroke="${paint(style.halo)}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`
      : ''
    const weight = style.strong ? ' font-weight="600"' : ''
    const family = style.mono ? ' class="mono"' : ''
    this.#parts.push(
      `<text x="${round(x)}" y="${round(y)}" dominant-baseline="central" text-anchor="${anchor}" font-size="${style.size}"${weight}${family} fill="${paint(ink)}"${halo}>${escaped(text)}</text>`,
    )
  }

  widthOf(text: string, { size }: TextStyle): number {
    return guessedWidth(text, size)
  }

  clip(x: number, y: number, width: number, height: number, draw: () => void): void {
    const id = `${this.#prefix}-clip${++this.#clips}`
    this.#parts.push(
      `<clipPath id="${id}"><rect${box(x, y, width, height)}/></clipPath><g clip-path="url(#${id})">`,
    )
    draw()
    this.#parts.push('</g>')
  }

  /** A line along path data. */
  path(data: string, ink: Ink, thick: number, dash: readonly number[] = []): void {
    const dashes = dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`
    this.#parts.push(
      `<path d="${data}" fill="none" stroke="${paint(ink)}" stroke-width="${thick}"${dashes}/>`,
    )
  }

  /** An outlined box on the panel's ground. */
  box(x: number, y: number, width: number, height: number, radius: number, ink: Ink, thick: number): void {
    this.#parts.push(
      `<rect${box(x, y, width, height)} rx="${radius}" fill="${paint('panel')}" stroke="${paint(ink)}" stroke-width="${thick}"/>`,
    )
  }

  /** An actor's mark: a square for a process, a disc for a thread, a diamond for a task. */
  mark(kind: ActorKind, x: number, y: number, { ink, stripes }: ActorLook): void {
    if (kind === 'thread')
      this.#parts.push(`<circle cx="${round(x)}" cy="${round(y)}" r="5" fill="${paint(ink)}"/>`)
    else if (kind === 'task') this.shape([x, y - 5, x + 5, y, x, y + 5, x - 5, y], ink)
    else this.rect(x - 5, y - 5, 10, 10, ink)
    if (stripes === 1)
      this.#parts.push(`<circle cx="${round(x)}" cy="${round(y)}" r="2" fill="${paint('panel')}"/>`)
    else if (stripes > 1) this.rect(x - 1, y - 5, 2, 10, 'panel')
  }

  /** Draws with another origin. */
  shift(x: number, y: number, draw: () => void): void {
    this.#parts.push(`<g transform="translate(${round(x)} ${round(y)})">`)
    draw()
    this.#parts.push('</g>')
  }

  /** The whole picture. `title` is what a screen reader says; a `bare` one takes its colours from the page. */
  svg(width: number, height: number, title: string, bare = false): string {
    const hatches = [...this.#hatches].map((ink) => hatchOf(`${this.#prefix}-${ink}`, ink)).join('')
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}" role="img" class="clab-picture">` +
      `<title>${escaped(title)}</title>${bare ? '' : `<style>${STYLE}</style>`}<defs>${hatches}</defs>${this.#parts.join('')}</svg>`
    )
  }
}

/** The corners of an arrow's head at the end of a line. */
export function arrowHead(x1: number, y1: number, x2: number, y2: number): number[] {
  const angle = Math.atan2(y2 - y1, x2 - x1)
  const [along, aside] = [Math.cos(angle), Math.sin(angle)]
  const [x, y] = [x2 - 7 * along, y2 - 7 * aside]
  return [x - 3 * aside, y + 3 * along, x + 3 * aside, y - 3 * along, x2, y2]
}

/** About how wide a text is in a humanist sans: Chinese takes the full size. */
export function guessedWidth(text: string, size: number): number {
  let width = 0
  for (const letter of text)
    width += letter > '\u2e7f' ? 1 : /[il.,:;' ]/.test(letter) ? 0.3 : /[mwMW]/.test(letter) ? 0.82 : 0.53
  return width * size
}

export function escaped(text: string): string {
  return (
    text
      .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)
      // eslint-disable-next-line no-control-regex -- XML can't hold these at all.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
  )
}

const paint = (ink: Ink) => `var(--${ink})`
const round = (n: number) => String(Math.round(n * 10) / 10)
const box = (x: number, y: number, width: number, height: number) =>
  ` x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`

const hatchOf = (id: string, ink: Ink) =>
  `<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M-1 1L1 -1M0 6L6 0M5 7L7 5" stroke="${paint(ink)}" stroke-width="1.1" stroke-opacity="0.6" fill="none"/></pattern>`

const COMMON = `font-family:'Source Sans 3 Variable','Source Sans 3','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',system-ui,sans-serif`
const LIGHT =
  '--panel:#fdfdfb;--sunken:#ebebe6;--line:#d5d5cd;--line-strong:#8d8d84;--ink:#1c1c1a;--ink-soft:#56564f;--ink-faint:#6e6e66;--accent:#0b5cad;--accent-ink:#fff;--selected:#d9e7f6;--hovered:#eef2f6;--warn:#b3261e;--warn-ground:#fdecea;--caution:#8a5a00;--actor-1:#0072b2;--actor-2:#b95000;--actor-3:#00795a;--actor-4:#a8447f;--actor-5:#6b5d00;--actor-6:#2b7ba6;--actor-7:#5b4fb0;--actor-8:#5f5f5f'
const DARK =
  '--panel:#1d1f22;--sunken:#121315;--line:#34383d;--line-strong:#747a82;--ink:#e6e6e3;--ink-soft:#b0b3b6;--ink-faint:#92969b;--accent:#6cb2f5;--accent-ink:#0b1a29;--selected:#22384e;--hovered:#272b30;--warn:#ff8a80;--warn-ground:#3a1d1c;--caution:#e6b34d;--actor-1:#56b4e9;--actor-2:#f0934e;--actor-3:#3dc79f;--actor-4:#e28fc1;--actor-5:#e6d64a;--actor-6:#9ecae9;--actor-7:#a99ff0;--actor-8:#b9bcc0'
const STYLE = `.clab-picture{${LIGHT};${COMMON}}.clab-picture .mono{font-family:'JetBrains Mono Variable',ui-monospace,monospace;font-variant-numeric:tabular-nums}@media (prefers-color-scheme:dark){.clab-picture{${DARK}}}@media print{.clab-picture{${LIGHT}}}`
