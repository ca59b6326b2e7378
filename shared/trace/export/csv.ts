/** The run as tables for a spreadsheet: one CSV (RFC 4180, times in seconds) for each of the things one may ask about. */
import { csvFormatRows } from 'd3-dsv'
import type { RunHistory } from '../history.ts'
import { namesOf, type Names } from '../explain.ts'
import type { ActorId } from '../ids.ts'
import { itemsOf } from '../state.ts'
import { LIFE } from '../timeline/kinds.ts'
import { spanFacts, spansOf, type Part, type SpanFacts } from '../timeline/span-facts.ts'
import { Timeline } from '../timeline/timeline.ts'
import type { CsvTable } from './csv-tables.ts'

type Trace = Pick<RunHistory, 'events' | 'latest'>
type Cell = string | number | undefined

/** A header and the rows, with a line end behind each. */
export function csvOf(table: CsvTable, trace: Trace): string {
  const [header, rows] = tables[table](trace, namesOf(trace.latest))
  return `${csvFormatRows([header, ...rows.map((row) => row.map(cellText))])}\n`
}

type Table = readonly [header: string[], rows: Cell[][]]

const tables: Readonly<Record<CsvTable, (trace: Trace, names: Names) => Table>> = {
  /** What each actor did from when to when; what it held lies beside that. */
  spans: (trace, names) => [
    ['actor', 'id', 'kind', 'what', 'begin', 'end', 'seconds', 'how it ended', 'file', 'line'],
    spans(trace).map((span) => [
      names.actor(span.place.actor),
      span.place.actor,
      span.kind,
      whatOf(span, names),
      ...times(span),
      span.how,
      span.source?.file,
      span.source?.line,
    ]),
  ],
  waits: (trace, names) => [
    [
      'actor',
      'id',
      'asked for',
      'what',
      'holder',
      'begin',
      'end',
      'seconds',
      'how it ended',
      'timeout at',
      'file',
      'line',
    ],
    spans(trace, LIFE.waiting).map((span) => [
      names.actor(span.place.actor),
      span.place.actor,
      span.wait?.op,
      whatOf(span, names),
      span.wait?.holder && names.actor(span.wait.holder),
      ...times(span),
      span.how,
      span.wait?.deadline && seconds(span.wait.deadline),
      span.source?.file,
      span.source?.line,
    ]),
  ],
  /** Every sample of a value, and of a queue's level or a semaphore's count; arrays one row an element. */
  values: ({ events }, names) => [
    ['name', 'id', 'kind', 'time', 'element', 'value'],
    events.flatMap((event): Cell[][] => {
      if (event.type !== 'sample') return []
      const { name, kind } = names.resource(event.resource)
      const row = (element: number | undefined, value: number | string): Cell[] => [
        name,
        event.resource,
        kind,
        seconds(event.t),
        element,
        value,
      ]
      return Array.isArray(event.value)
        ? event.value.map((value, at) => row(at, value))
        : [row(undefined, event.value)]
    }),
  ],
  output: ({ latest }, names) => [
    ['actor', 'id', 'time', 'stream', 'text'],
    itemsOf(latest.output).map(({ actor, t, stream, text }) => [
      names.actor(actor),
      actor,
      seconds(t),
      stream,
      text.replace(/\n$/, ''),
    ]),
  ],
}

/** Actor by actor, in the order of their beginnings. */
function spans({ events }: Pick<Trace, 'events'>, only?: number): SpanFacts[] {
  const timeline = new Timeline(events)
  timeline.advance()
  return timeline.lanes.flatMap((lane) => {
    const parts: Part[] = only === undefined ? ['life', 'tasks', ...lane.below.keys()] : ['life']
    return parts
      .flatMap((part) => factsOf(timeline, lane.actor, part, only))
      .sort((a, b) => a.begin - b.begin)
  })
}

function factsOf(timeline: Timeline, actor: ActorId, part: Part, only: number | undefined): SpanFacts[] {
  const lane = timeline.lane(actor)
  const row = lane && spansOf(lane, part)
  return Array.from({ length: row?.length ?? 0 }, (_, index) => index).flatMap((index) => {
    if (only !== undefined && row?.kind[index] !== only) return []
    return spanFacts(timeline, { actor, part, index }) ?? []
  })
}

function whatOf({ name, target, resource }: SpanFacts, names: Names): string | undefined {
  if (name !== undefined) return name
  if (target !== undefined) return names.actor(target)
  return resource === undefined ? undefined : names.resource(resource).name
}

/** Nothing as its end: it had none when the trace did. */
function times({ begin, end }: SpanFacts): Cell[] {
  const ended = Number.isFinite(end)
  return [seconds(begin), ended ? seconds(end) : undefined, ended ? seconds(end - begin) : undefined]
}

function seconds(t: number): string {
  return (t / 1e6).toFixed(6)
}

/**
 * A text from the program that a spreadsheet would take for a formula gets an apostrophe in front, which spreadsheets
 * hide (OWASP, "CSV Injection"); numbers stay numbers.
 */
function cellText(cell: Cell): string {
  const text = String(cell ?? '')
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(text) && !isNumber(text) ? `'${text}` : text
}

function isNumber(text: string): boolean {
  return /^[+-]?\d+(\.\d+)?$/.test(text)
}
