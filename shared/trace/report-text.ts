/** The report as plain text for a terminal. */
import type { Language } from './explain.ts'
import { grouped } from './explain/sentences.ts'
import type { ReportActor, ReportResource, RunReport } from './report.ts'
import { table, type Column } from './report/table.ts'
import { words, type Words } from './report/words.ts'

export { words } from './report/words.ts'
export type Row = readonly string[]

/** Outcome, actors, resources, measurements, notices and verdicts; ends with a line end. */
export function reportText(report: RunReport, language: Language = 'en'): string {
  const say = words[language]
  const parts = [
    `${say.outcome[report.outcome]} ${say.after(report.seconds.toFixed(2))}\n`,
    section(say.actors, tableOf(say.actorColumns, [2, 4, 5, 6], actorRows(report, say))),
    section(say.resources, tableOf(say.resourceColumns, [2, 3, 4, 5, 6, 7], resourceRows(report, say))),
    section(say.measured, tableOf(['', '', ''], [2], measuredRows(report))),
    section(
      say.notices,
      list(report.notices.map(({ text, zh }) => (language === 'zh' ? (zh ?? text) : text))),
    ),
    section(say.verdicts, list(report.verdicts.map((verdict) => verdict.text[language]))),
  ]
  return parts.filter((part) => part !== '').join('\n')
}

function section(title: string, body: string): string {
  return body === '' ? '' : `${title}\n${body}`
}

function list(texts: readonly string[]): string {
  return texts.map((text) => `  ${text.replace(/\p{Cc}+/gu, ' ')}\n`).join('')
}

/** What stands in the columns of `Words.actorColumns`. */
export function actorRows(report: RunReport, say: Words): Row[] {
  const names = new Map(report.actors.map(({ id, name }) => [id, name]))
  return report.actors.map((actor) => [
    actor.name,
    say.actorKind[actor.kind],
    text(actor.pid),
    actor.parent === null ? '' : (names.get(actor.parent) ?? actor.parent),
    text(actor.tid),
    seconds(actor.started),
    seconds(actor.ended),
    ending(actor, say),
  ])
}

/** What stands in the columns of `Words.resourceColumns`. */
export function resourceRows(report: RunReport, say: Words): Row[] {
  return report.resources.map((resource) => [
    resource.name,
    say.resourceKind[resource.kind],
    many(resource.acquisitions),
    many(resource.contended),
    resource.waited === 0 ? '' : `${resource.waited.toFixed(2)} s`,
    value(resource),
    resource.highest === null ? '' : limited(resource),
    resource.lost === null || resource.lost === 0 ? '' : grouped(resource.lost),
  ])
}

/** Group, label, value with its unit. */
export function measuredRows({ measured }: RunReport): Row[] {
  return measured.map((bar) => [bar.group, bar.label, `${bar.value.toPrecision(3)} ${bar.unit}`])
}

function tableOf(titles: readonly string[], right: readonly number[], rows: readonly Row[]): string {
  if (rows.length === 0) return ''
  const columns = titles.map((title, i): Column => ({ title, align: right.includes(i) ? 'right' : 'left' }))
  return table(columns, rows)
}

/** The exit code, with the signal or cause where it is not plain; what a thread or a live actor is doing. */
function ending(actor: ReportActor, say: Words): string {
  if (actor.state !== 'exited') return say.state[actor.state]
  if (actor.signal !== null) return `${text(actor.exitCode)} ${actor.signal}`.trim()
  if (actor.cause === null || actor.cause === 'returned') return text(actor.exitCode)
  return `${text(actor.exitCode)} ${say.cause[actor.cause]}`.trim()
}

function value({ value }: ReportResource): string {
  if (value === null) return ''
  if (Array.isArray(value)) return `[${value.map(grouped).join(', ')}]`
  return typeof value === 'number' ? grouped(value) : value
}

function limited({ highest, capacity, kind }: ReportResource): string {
  const bounded = capacity !== null && kind.endsWith('queue')
  return bounded ? `${text(highest)}/${capacity}` : text(highest)
}

const text = (n: number | null) => (n === null ? '' : String(n))
const many = (n: number) => (n === 0 ? '' : grouped(n))
const seconds = (t: number | null) => (t === null ? '' : t.toFixed(3))
