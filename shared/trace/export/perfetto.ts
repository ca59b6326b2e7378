/**
 * The run in Chrome's trace event format (JSON), which ui.perfetto.dev and chrome://tracing open: a track for each actor
 * with its states as slices, tasks and holdings as asynchronous slices, messages as flow arrows, instants, counters.
 * Source: "Trace Event Format", docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU.
 */
import type { TraceEvent } from '../events.ts'
import type { RunHistory } from '../history.ts'
import { namesOf } from '../explain.ts'
import { isProcess, processOf } from '../fold/tree.ts'
import { belowLabel, spanLabel, type PictureNames } from '../picture/label.ts'
import { ARROW, MARK } from '../timeline/kinds.ts'
import type { Lane } from '../timeline/lane.ts'
import { spanFacts, spansOf, type Part, type SpanFacts } from '../timeline/span-facts.ts'
import { Timeline } from '../timeline/timeline.ts'

/** One entry of `traceEvents`. Times are microseconds. */
export interface PerfettoEvent {
  /** M: metadata, X: slice, b/e: asynchronous begin and end, i: instant, s/f: flow begin and end, C: counter. */
  readonly ph: 'M' | 'X' | 'b' | 'e' | 'i' | 's' | 'f' | 'C'
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly ts?: number
  readonly dur?: number
  readonly cat?: string
  readonly id?: string
  /** Instants: t is one thread's, g everybody's. */
  readonly s?: 't' | 'g'
  /** Flow ends bind to the slice they lie in. */
  readonly bp?: 'e'
  readonly args?: Readonly<Record<string, unknown>>
}

type Trace = Pick<RunHistory, 'events' | 'latest'>

/** Longer texts are cut; Perfetto shows the first line only. */
const LONGEST = 200
/** For actors that have no number of the operating system; larger than any real pid. */
const INVENTED = 10_000_000

/** The file's text, piece by piece: a long run makes a file too large for one string. */
export function* perfettoJson(trace: Trace): Generator<string> {
  const run = trace.latest.run
  yield '{"displayTimeUnit":"ms",'
  yield `"otherData":${JSON.stringify({ run: run?.run, program: run?.program.name, date: run?.date })},`
  yield '"traceEvents":[\n'
  let comma = ''
  for (const event of perfettoEvents(trace)) {
    yield comma + JSON.stringify(event)
    comma = ',\n'
  }
  yield '\n]}\n'
}

/** The entries: who there is, then slices, arrows, instants and counters. */
export function* perfettoEvents({ events, latest }: Trace): Generator<PerfettoEvent> {
  const timeline = new Timeline(events)
  timeline.advance()
  const known = namesOf(latest)
  const names = {
    actor: known.actor,
    resource: (id: Parameters<typeof known.resource>[0]) => known.resource(id).name,
  }
  const tracks = tracksOf(timeline)
  for (const lane of timeline.lanes) yield* metadata(lane, tracks, names)
  for (const lane of timeline.lanes) {
    yield* slices(timeline, lane, tracks, names)
    yield* instants(timeline, lane, tracks)
  }
  yield* flows(timeline, tracks)
  yield* verdicts(timeline, tracks)
  yield* counters(events, tracks, names)
}

interface Track {
  readonly pid: number
  readonly tid: number
}

/** Real numbers where there are any and they are not taken twice. */
function tracksOf(timeline: Timeline): Track[] {
  const actors = new Map(timeline.lanes.map((lane) => [lane.actor, lane]))
  const taken = new Set<number>()
  const pids = new Map<number, number>()
  const numberOf = (lane: Lane, own: number | undefined) => {
    const number = own === undefined || taken.has(own) ? INVENTED + lane.number : own
    taken.add(number)
    return number
  }
  for (const lane of timeline.lanes) if (isProcess(lane)) pids.set(lane.number, numberOf(lane, lane.pid))
  const main = timeline.lanes[0]?.number ?? 0
  return timeline.lanes.map((lane): Track => {
    const own = pids.get(lane.number)
    if (own !== undefined) return { pid: own, tid: own }
    const process = processOf({ actors }, lane.actor)
    const home = process === undefined ? main : (actors.get(process)?.number ?? main)
    return { pid: pids.get(home) ?? INVENTED + home, tid: numberOf(lane, lane.tid) }
  })
}

function* metadata(lane: Lane, tracks: readonly Track[], names: PictureNames): Generator<PerfettoEvent> {
  const track = tracks[lane.number]!
  const name = names.actor(lane.actor)
  if (isProcess(lane)) {
    yield { ph: 'M', name: 'process_name', ...track, args: { name } }
    yield { ph: 'M', name: 'process_sort_index', ...track, args: { sort_index: lane.number } }
  }
  yield { ph: 'M', name: 'thread_name', ...track, args: { name } }
  yield { ph: 'M', name: 'thread_sort_index', ...track, args: { sort_index: lane.number } }
}

function* slices(
  timeline: Timeline,
  lane: Lane,
  tracks: readonly Track[],
  names: PictureNames,
): Generator<PerfettoEvent> {
  const track = tracks[lane.number]!
  const parts: Part[] = ['life', 'tasks', ...lane.below.keys()]
  for (const part of parts) {
    const spans = spansOf(lane, part)!
    for (let index = 0; index < spans.length; index++) {
      const facts = spanFacts(timeline, { actor: lane.actor, part, index })!
      const ts = facts.begin
      const end = Math.max(ts, Math.min(facts.end, timeline.end))
      const label =
        typeof part === 'number'
          ? belowLabel(timeline, spans, index, names)
          : spanLabel(timeline, spans, index, names)
      const name = label || facts.kind
      const args = argsOf(facts, names)
      if (part === 'life') yield { ph: 'X', cat: facts.kind, name, ...track, ts, dur: end - ts, args }
      else {
        // Beside the states, since it begins and ends in the middle of them.
        const id = `${lane.actor}/${part}/${index}`
        yield { ph: 'b', cat: facts.kind, name, id, ...track, ts, args }
        yield { ph: 'e', cat: facts.kind, name, id, ...track, ts: end }
      }
    }
  }
}

function argsOf(facts: SpanFacts, names: PictureNames): Record<string, unknown> {
  const { wait, source, resource, target, how, operations, inferred } = facts
  return {
    ...(resource !== undefined && { resource: names.resource(resource) }),
    ...(target !== undefined && { target: names.actor(target) }),
    ...(wait?.holder !== undefined && { holder: names.actor(wait.holder) }),
    ...(wait?.deadline !== undefined && { deadline: wait.deadline }),
    ...(source && { file: source.file, line: source.line }),
    ...(operations !== undefined && { operations }),
    ...(inferred && { inferred }),
    ended: how,
  }
}

function* instants(
  timeline: Timeline,
  { marks, number }: Lane,
  tracks: readonly Track[],
): Generator<PerfettoEvent> {
  const track = tracks[number]!
  for (let at = 0; at < marks.length; at++) {
    const event = timeline.events[marks.event[at]!]
    const ts = marks.t[at]!
    const place = { ph: 'i', s: 't', ...track, ts } as const
    if (marks.kind[at] === MARK.timeout) yield { ...place, cat: 'timeout', name: 'timeout' }
    else if (event?.type === 'output' || event?.type === 'notice') {
      yield { ...place, cat: event.type, name: event.text.trim().slice(0, LONGEST) || event.type }
    } else if (event?.type === 'measured') {
      const args = { value: event.value, unit: event.unit }
      yield { ...place, cat: 'measured', name: `${event.group}: ${event.label}`.slice(0, LONGEST), args }
    }
  }
}

function* flows({ arrows, events }: Timeline, tracks: readonly Track[]): Generator<PerfettoEvent> {
  for (let at = 0; at < arrows.length; at++) {
    const cat = arrows.kind[at] === ARROW.item ? 'item' : arrows.kind[at] === ARROW.start ? 'start' : 'join'
    const put = events[arrows.opened[at]!]
    const name = put?.type === 'put' ? (put.preview ?? `item ${put.item}`) : cat
    const flow = { cat, name, id: String(at) }
    yield { ph: 's', ...flow, ...tracks[arrows.from[at]!]!, ts: arrows.begin[at]! }
    yield { ph: 'f', bp: 'e', ...flow, ...tracks[arrows.to[at]!]!, ts: arrows.end[at]! }
  }
}

function* verdicts(timeline: Timeline, tracks: readonly Track[]): Generator<PerfettoEvent> {
  for (const number of timeline.verdicts) {
    const event = timeline.events[number]
    if (event?.type !== 'verdict') continue
    const lane = event.actors[0] === undefined ? undefined : timeline.lane(event.actors[0])
    const track = tracks[lane?.number ?? 0] ?? { pid: INVENTED, tid: INVENTED }
    const { actors, resources, latency } = event
    yield {
      ph: 'i',
      s: 'g',
      cat: 'verdict',
      name: event.kind,
      ...track,
      ts: event.t,
      args: { actors, resources, latency },
    }
  }
}

/** What was sampled, and how full queues are. */
function* counters(
  events: readonly TraceEvent[],
  tracks: readonly Track[],
  names: PictureNames,
): Generator<PerfettoEvent> {
  const track = tracks[0] ?? { pid: INVENTED, tid: INVENTED }
  for (const event of events) {
    const value =
      event.type === 'sample'
        ? event.value
        : event.type === 'put' || event.type === 'got'
          ? event.level
          : undefined
    if (typeof value !== 'number' || !('resource' in event) || event.resource === undefined) continue
    yield { ph: 'C', name: names.resource(event.resource), ...track, ts: event.t, args: { value } }
  }
}
