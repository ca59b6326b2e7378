/** Finding and filtering lines, a slice at a time, so that a million of them never hold up a frame. */
import type { TraceEvent } from '../../shared/trace/events.ts'
import type { ActorId } from '../../shared/trace/ids.ts'
import type { ConsoleLines } from './console-lines.ts'
import { Numbers } from './numbers.ts'

/** A line is searched as far as this. */
export const SEARCHED = 10_000

/** What is looked for; `wrong`: it is no regular expression, and why. */
export type Pattern =
  | { readonly expression: RegExp; readonly wrong?: never }
  | { readonly expression?: never; readonly wrong: string }

/** A search as it is typed: case does not matter. */
export function patternOf(text: string, regular: boolean): Pattern | undefined {
  if (text === '') return undefined
  try {
    return { expression: new RegExp(regular ? text : escaped(text), 'giu') }
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) }
  }
}

/** Where a pattern is in a text: pairs of begin and end, none of them empty. */
export function matchesIn(text: string, { expression }: Pattern): [number, number][] {
  if (!expression) return []
  return [...text.matchAll(expression)].flatMap(({ 0: found, index }) =>
    found === '' ? [] : [[index, index + found.length] as [number, number]],
  )
}

/** The numbers of the lines that pass, found so far; it goes on where it stopped. */
export class LineFilter {
  readonly found = new Numbers()
  /** How many lines have been looked at. */
  looked = 0
  readonly #passes: (line: number) => boolean

  constructor(passes: (line: number) => boolean) {
    this.#passes = passes
  }

  /** Looks at lines up to `end`, for as long as `more` says so; true: all have been looked at. */
  advance(end: number, more: () => boolean): boolean {
    while (this.looked < end) {
      const stop = Math.min(end, this.looked + SLICE)
      for (; this.looked < stop; this.looked++) if (this.#passes(this.looked)) this.found.push(this.looked)
      if (!more()) break
    }
    return this.looked >= end
  }
}

/** Lines looked at between two looks at the clock. */
const SLICE = 500

/** Lines of these actors; notices without an actor are everybody's. */
export function byActors(lines: ConsoleLines, actors: ReadonlySet<ActorId>): LineFilter {
  return new LineFilter((line) => isOf(lines.actorOf(line), actors))
}

/** Lines of these actors (undefined: of all) that the pattern is in. */
export function byPattern(
  lines: ConsoleLines,
  trace: readonly TraceEvent[],
  { expression }: Pattern,
  actors?: ReadonlySet<ActorId>,
): LineFilter {
  if (!expression) return new LineFilter(() => false)
  const test = new RegExp(expression.source, expression.flags.replace('g', ''))
  return new LineFilter(
    (line) =>
      (actors === undefined || isOf(lines.actorOf(line), actors)) &&
      test.test(lines.line(line, trace, Infinity, SEARCHED).text),
  )
}

function isOf(actor: ActorId | undefined, actors: ReadonlySet<ActorId>): boolean {
  return actor === undefined || actors.has(actor)
}

/** As the coming RegExp.escape does it, for what can stand in a search field. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
