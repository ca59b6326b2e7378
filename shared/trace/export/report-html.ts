/**
 * The report on a run as one HTML file that needs nothing else: no script, no font, no picture from anywhere; readable
 * on the screen and on paper. Everything that comes from the program is escaped.
 */
import type { EventOf } from '../events.ts'
import { explanationOf, namesOf, type Language } from '../explain.ts'
import { grouped } from '../explain/sentences.ts'
import { buildReport, type RunReport } from '../report.ts'
import { actorRows, measuredRows, resourceRows, words, type Row } from '../report-text.ts'
import { itemsOf, type RunState } from '../state.ts'
import { html, Markup, type Content } from './html.ts'
import { reportWords, type ReportWords } from './report-words.ts'
import { STYLE } from './report-style.ts'

export interface ReportOptions {
  readonly language: Language
  /** What the run is of; default: the program's name. */
  readonly title?: string | undefined
  /** Drawn of the same run: whole `<svg>` elements, trusted as they are. */
  readonly pictures?: { readonly timeline?: string | undefined; readonly graph?: string | undefined }
}

/** Printed lines that are shown from the beginning and from the end. */
const HEAD = 200
const TAIL = 50

export function reportHtml(state: RunState, { language, title, pictures = {} }: ReportOptions): string {
  const report = buildReport(state)
  const say = words[language]
  const also = reportWords[language]
  const name = title ?? state.run?.program.name ?? also.run
  return html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${name}</title>
        <style>
          ${new Markup(STYLE)}
        </style>
      </head>
      <body>
        <h1>${name}</h1>
        <p class="outcome ${report.outcome}">
          <strong>${say.outcome[report.outcome]}</strong> ${say.after(report.seconds.toFixed(2))}
        </p>
        ${verdicts(state, language, also)} ${state.run && facts(state.run, also)}
        ${picture(also.timeline, pictures.timeline)} ${picture(also.graph, pictures.graph)}
        ${table(say.actors, say.actorColumns, actorRows(report, say), [2, 4, 5, 6])}
        ${table(say.resources, say.resourceColumns, resourceRows(report, say), [2, 3, 4, 5, 6, 7])}
        ${table(also.values, [also.name, also.value], valueRows(report), [1])}
        ${table(say.measured, ['', '', ''], measuredRows(report), [2])} ${notices(report, say.notices)}
        ${output(report, also)}
        <footer>${also.made}</footer>
      </body>
    </html> `.text
}

function verdicts(state: RunState, language: Language, { try: attempt }: ReportWords): Content {
  const names = namesOf(state)
  return itemsOf(state.verdicts).map((verdict) => {
    const { heading, happened, advice } = explanationOf(verdict, names, language)
    const tips = advice.map((one) => html`<li>${one}</li>`)
    return html`<section class="verdict">
      <h2>${heading}</h2>
      <p>${happened}</p>
      ${
        tips.length > 0
          ? html`<p>${attempt}</p>
              <ul>
                ${tips}
              </ul>`
          : undefined
      }
    </section> `
  })
}

function facts(
  { run, date, program, parameters, speed, processes, drive, seed, host }: EventOf<'run'>,
  also: ReportWords,
): Content {
  const set = Object.entries(parameters).map(([name, value]) => `${name} = ${value}`)
  const rows: [string, Content][] = [
    [also.date, date],
    [also.language, program.language === 'python' ? 'Python' : 'TypeScript'],
    [also.parameters, set.join(', ')],
    [also.speed, `×${speed}, ${also.driven[drive]}, ${also.processes[processes]}`],
    [also.seed, seed],
    [also.machine, `${host.platform} ${host.arch}, ${also.cores(host.cores)}, Node ${host.node}`],
    [also.run, run],
  ]
  const lines = rows.filter(([, value]) => value !== undefined && value !== '')
  return html`<dl>
    ${lines.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`
}

function picture(title: string, svg: string | undefined): Content {
  return (
    svg &&
    html`<section>
      <h2>${title}</h2>
      <div class="picture">${new Markup(svg)}</div>
    </section>`
  )
}

function table(
  title: string,
  columns: readonly string[],
  rows: readonly Row[],
  right: readonly number[],
): Content {
  if (rows.length === 0) return undefined
  const used = columns.map((_, at) => rows.some((row) => row[at] !== ''))
  const cells = (row: readonly string[], cell: (text: string, right: boolean) => Markup) =>
    row.flatMap((text, at) => (used[at] ? cell(text, right.includes(at)) : []))
  const head = cells(
    columns,
    (text, isRight) => html`<th scope="col" ${isRight ? RIGHT : undefined}>${text}</th>`,
  )
  const body = rows.map(
    (row) =>
      html`<tr>
        ${cells(row, (text, isRight) => html`<td${isRight ? RIGHT : undefined}>${text}</td>`)}
      </tr> `,
  )
  return html`<section>
    <h2>${title}</h2>
    <table>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
  </section>`
}

function valueRows({ values }: RunReport): Row[] {
  return Object.entries(values).map(([name, value]) => [name, grouped(value)])
}

function notices(report: RunReport, title: string): Content {
  if (report.notices.length === 0) return undefined
  return html`<section>
    <h2>${title}</h2>
    <ul>
      ${report.notices.map(({ text }) => html`<li>${text}</li>`)}
    </ul>
  </section>`
}

function output(report: RunReport, also: ReportWords): Content {
  const lines = report.output.flatMap(({ actor, text, t, stream }) =>
    text
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => ({ actor, line, t, stream })),
  )
  const left = Math.max(0, lines.length - HEAD - TAIL)
  const row = ({ actor, line, t, stream }: (typeof lines)[number]) =>
    html`<tr class="${stream}">
      <td>${actor}</td>
      <td class="right">${t.toFixed(3)} s</td>
      <td class="said">${line}</td>
    </tr> `
  const shown: Content[] = lines.slice(0, left > 0 ? HEAD : undefined).map(row)
  if (left > 0)
    shown.push(
      html`<tr>
        <td colspan="3" class="left">${also.left(left)}</td>
      </tr> `,
      lines.slice(-TAIL).map(row),
    )
  const head = also.lines.map(
    (column, at) => html`<th scope="col" ${at === 1 ? RIGHT : undefined}>${column}</th>`,
  )
  return html`<section>
    <h2>${also.output}</h2>
    ${
      lines.length === 0
        ? html`<p>${also.noOutput}</p>`
        : html`<table class="output">
            <thead>
              <tr>
                ${head}
              </tr>
            </thead>
            <tbody>
              ${shown}
            </tbody>
          </table>`
    }
  </section>`
}

const RIGHT = new Markup(' class="right"')
