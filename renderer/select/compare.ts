/** Two runs side by side: what both had, by name, and what differs. */
import type { ProgramLanguage } from '../../shared/labs/lab.ts'
import { updatesOf } from '../../shared/trace/lost-updates.ts'
import { buildReport } from '../../shared/trace/report.ts'
import type { Outcome, ResourceKind } from '../../shared/trace/events.ts'
import type { RunHistory } from '../../shared/trace/history.ts'
import type { ActorId, ResourceId } from '../../shared/trace/ids.ts'
import { LIFE } from '../../shared/trace/timeline/kinds.ts'
import { Timeline } from '../../shared/trace/timeline/timeline.ts'
import type { ActorState, ResourceState, RunState } from '../../shared/trace/state.ts'

/** Of one thing in both runs; undefined: that run had no such thing. */
export interface Pair<T> {
  readonly name: string
  readonly a: T | undefined
  readonly b: T | undefined
}

export interface RunSummary {
  readonly outcome: Outcome
  readonly seconds: number
  readonly language: ProgramLanguage | undefined
  readonly speed: number | undefined
  readonly cores: number | undefined
}
export interface ValueSummary {
  readonly value: number
  /** What it should be, and how many updates were lost, where that can be told. */
  readonly expected: number | undefined
  readonly lost: number | undefined
}
export interface ActorSummary {
  readonly kind: ActorState['kind']
  /** Seconds, all of them. */
  readonly lived: number | undefined
  readonly waited: number
}
export interface ResourceSummary {
  readonly kind: ResourceKind
  /** Seconds, all actors together. */
  readonly waited: number
  /** How often somebody had to wait, of how many operations (0: they are not counted). */
  readonly contended: number
  readonly operations: number
}

type Run = Pick<RunHistory, 'events' | 'latest'>

export interface Comparison {
  readonly runs: { readonly a: RunSummary; readonly b: RunSummary }
  readonly parameters: readonly Pair<string>[]
  readonly values: readonly Pair<ValueSummary>[]
  readonly actors: readonly Pair<ActorSummary>[]
  readonly resources: readonly Pair<ResourceSummary>[]
}

export function compareRuns(a: Run, b: Run): Comparison {
  const [first, second] = [a.latest, b.latest]
  const [waitsA, waitsB] = [waitsOf(a), waitsOf(b)]
  return {
    runs: { a: summary(first), b: summary(second) },
    parameters: paired(parametersOf(first), parametersOf(second)),
    values: paired(valuesOf(first), valuesOf(second)),
    actors: paired(actorsOf(first, waitsA), actorsOf(second, waitsB)),
    resources: paired(resourcesOf(first, waitsA), resourcesOf(second, waitsB)),
  }
}

/** Microseconds waited, by whom and for what; waits that never ended are counted up to the end. */
type Waits = ReadonlyMap<ActorId | ResourceId, number>

function waitsOf({ events }: Run): Waits {
  const waits = new Map<ActorId | ResourceId, number>()
  const add = (who: ActorId | ResourceId, time: number) => waits.set(who, (waits.get(who) ?? 0) + time)
  const timeline = new Timeline(events)
  timeline.advance()
  for (const { actor, life } of timeline.lanes)
    for (let at = 0; at < life.length; at++) {
      const event = life.kind[at] === LIFE.waiting ? events[life.opened[at]!] : undefined
      if (event?.type !== 'wait-begin') continue
      const time = Math.min(life.end[at]!, timeline.end) - life.begin[at]!
      add(actor, time)
      if (event.resource !== undefined) add(event.resource, time)
    }
  return waits
}

function summary(state: RunState): RunSummary {
  const { outcome, seconds } = buildReport(state)
  const { speed, program, host } = state.run ?? {}
  return { outcome, seconds, speed, language: program?.language, cores: host?.cores }
}

function parametersOf({ run }: RunState): [string, string][] {
  return Object.entries(run?.parameters ?? {}).map(([name, value]) => [name, String(value)])
}

function valuesOf(state: RunState): [string, ValueSummary][] {
  return [...state.resources.values()].flatMap((resource): [string, ValueSummary][] => {
    const value = resource.last?.value
    if (resource.kind !== 'value' || typeof value !== 'number') return []
    return [[resource.name, { value, ...lossOf(state, resource) }]]
  })
}

function lossOf(
  state: RunState,
  resource: ResourceState,
): { expected: number | undefined; lost: number | undefined } {
  const { expected, lost } = updatesOf(state, resource) ?? {}
  return { expected, lost }
}

function actorsOf(state: RunState, waits: Waits): [string, ActorSummary][] {
  return [...state.actors.values()].map(({ id, name, kind, started, ended }) => {
    const lived = started === undefined ? undefined : ((ended ?? state.now) - started) / 1e6
    return [name, { kind, lived, waited: (waits.get(id) ?? 0) / 1e6 }]
  })
}

/** What is waited for or counted; a value stands among the values. */
function resourcesOf(state: RunState, waits: Waits): [string, ResourceSummary][] {
  return buildReport(state)
    .resources.filter(({ kind }) => kind !== 'value')
    .map(({ id, name, kind, waited, contended, acquisitions }) => [
      name,
      // Short waits are counted only; long ones that never ended are not counted, but seen.
      { kind, waited: Math.max(waited, (waits.get(id) ?? 0) / 1e6), contended, operations: acquisitions },
    ])
}

/** In the order of the first run, then what only the second had; of two of one name the first goes with the first. */
function paired<T>(a: readonly [string, T][], b: readonly [string, T][]): Pair<T>[] {
  const left = new Map(numbered(b))
  const pairs = numbered(a).map(([key, { name, thing }]): Pair<T> => {
    const other = left.get(key)
    left.delete(key)
    return { name, a: thing, b: other?.thing }
  })
  for (const { name, thing } of left.values()) pairs.push({ name, a: undefined, b: thing })
  return pairs
}

function numbered<T>(
  things: readonly [string, T][],
): [key: string, { readonly name: string; readonly thing: T }][] {
  const seen = new Map<string, number>()
  return things.map(([name, thing]) => {
    const number = (seen.get(name) ?? 0) + 1
    seen.set(name, number)
    return [`${name} ${number}`, { name, thing }]
  })
}
