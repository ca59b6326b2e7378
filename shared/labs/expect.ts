/**
 * Questions to a run report, in the words of the labs' expectations. What is not there answers with an empty list, an
 * undefined or a NaN, so that an expectation comes out as not met instead of throwing.
 */
import { MAIN_ACTOR, type ActorId } from '../trace/ids.ts'
import type { ReportActor, ReportResource, ReportVerdict, RunReport } from '../trace/report.ts'
import type { Expectation, Settings } from './lab.ts'

/** One line of the program's output; `t` is when its end was printed. */
export interface Line {
  readonly actor: string
  readonly id: ActorId
  readonly text: string
  readonly t: number
}
/** A line that matches a pattern; `groups` are the pattern's groups, from the first on. */
export type Found = Line & { readonly groups: readonly string[] }

/** What was printed on standard output, line by line, in the order of time in which the lines were ended. */
export function lines(report: RunReport): Line[] {
  const begun = new Map<ActorId, string>()
  const ended: Line[] = []
  for (const { actor, id, stream, text, t } of report.output) {
    if (stream !== 'stdout') continue
    const parts = ((begun.get(id) ?? '') + text).split('\n')
    begun.set(id, parts.pop() ?? '')
    for (const part of parts) ended.push({ actor, id, text: part, t })
  }
  return ended.sort((a, b) => a.t - b.t)
}

/** The lines that match, in order. */
export function found(report: RunReport, pattern: RegExp): Found[] {
  return lines(report).flatMap((line) => {
    const match = pattern.exec(line.text)
    return match ? [{ ...line, groups: match.slice(1) }] : []
  })
}

/** One group of each matching line, as a number. */
export function numbers(report: RunReport, pattern: RegExp, group = 0): number[] {
  return found(report, pattern).map((line) => Number(line.groups[group]))
}

/** Does every line that matches `first` come before every line that matches `then`? There must be some of both. */
export function before(report: RunReport, first: RegExp, then: RegExp): boolean {
  const all = lines(report).map((line) => line.text)
  const last = all.findLastIndex((text) => first.test(text))
  const next = all.findIndex((text) => then.test(text))
  return last >= 0 && next > last
}

/** Was it printed by the main process, in whichever of its threads? */
export function inMainProcess(report: RunReport, line: Line): boolean {
  const pid = mainActor(report)?.pid ?? NaN
  return report.actors.find((actor) => actor.id === line.id)?.pid === pid
}

export function lastLine(report: RunReport): Line | undefined {
  return lines(report).at(-1)
}

export function mainActor(report: RunReport): ReportActor | undefined {
  return report.actors.find((actor) => actor.id === MAIN_ACTOR)
}

/** The processes that the program started. */
export function children(report: RunReport): ReportActor[] {
  return report.actors.filter((actor) => actor.kind === 'child' || actor.kind === 'utility')
}

export function threads(report: RunReport): ReportActor[] {
  return report.actors.filter((actor) => actor.kind === 'thread')
}

export function named(report: RunReport, name: string): ReportActor | undefined {
  return report.actors.find((actor) => actor.name === name)
}

/** Were both alive at the same time? */
export function overlap(a: ReportActor | undefined, b: ReportActor | undefined): boolean {
  const started = Math.max(a?.started ?? NaN, b?.started ?? NaN)
  const ended = Math.min(a?.ended ?? NaN, b?.ended ?? NaN)
  return started < ended
}

export function resource(report: RunReport, name: string): ReportResource | undefined {
  return report.resources.find((one) => one.name === name)
}

/** The last value of a variable; NaN if there is none. */
export function value(report: RunReport, name: string): number {
  return report.values[name] ?? NaN
}

/** The height of a bar; NaN if it was not measured. */
export function bar(report: RunReport, group: string, label: string): number {
  return report.measured.findLast((one) => one.group === group && one.label === label)?.value ?? NaN
}

export function verdicts(report: RunReport, kind: ReportVerdict['kind']): ReportVerdict[] {
  return report.verdicts.filter((verdict) => verdict.kind === kind)
}

/** Verdicts of waits that will never end by themselves. */
export function lasting(report: RunReport): ReportVerdict[] {
  return report.verdicts.filter((verdict) => verdict.kind !== 'lost-updates' && !verdict.temporary)
}

/** Do both name the same things, in whatever order? */
export function sameNames(names: readonly string[], expected: readonly string[]): boolean {
  return (
    names.length === expected.length &&
    new Set(names).size === names.length &&
    expected.every((name) => names.includes(name))
  )
}

/** Are these the numbers from 1 to n, in order? */
export function countsTo(numbers: readonly number[], n: number): boolean {
  return numbers.length === n && numbers.every((number, index) => number === index + 1)
}

export function allEqual<T>(values: readonly T[]): boolean {
  return values.length > 0 && new Set(values).size === 1
}

export function allDifferent<T>(values: readonly T[]): boolean {
  return values.length > 0 && new Set(values).size === values.length
}

/** A setting that is a number; NaN if it is not. */
export function setting(settings: Settings, name: string): number {
  const value = settings[name]
  return typeof value === 'number' ? value : NaN
}

/** Most labs: the program ends, and nothing was stuck for good on the way. */
export const runsToItsEnd: Expectation = {
  id: 'runs-to-its-end',
  text: {
    en: 'The program runs to its end, and nothing gets stuck.',
    zh: '程序正常运行到结束，没有任何等待永远卡住。',
  },
  holds: (report) => report.outcome === 'finished' && lasting(report).length === 0,
}
