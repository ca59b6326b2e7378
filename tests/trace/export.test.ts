import { csvParse } from 'd3-dsv'
import fc from 'fast-check'
import { Window } from 'happy-dom'
import { describe, expect, test } from 'vitest'
import type { TraceEvent } from '../../shared/trace/events.ts'
import { csvOf } from '../../shared/trace/export/csv.ts'
import { CSV_TABLES, type CsvTable } from '../../shared/trace/export/csv-tables.ts'
import { html } from '../../shared/trace/export/html.ts'
import { reportHtml } from '../../shared/trace/export/report-html.ts'
import { timelineSvg } from '../../shared/trace/export/timeline-svg.ts'
import type { RunHistory } from '../../shared/trace/history.ts'
import { historyOf, recorded } from '../renderer/recorded.ts'
import { created, event, exited, runEvent } from './make.ts'

/** A run whose every text was chosen by somebody who means harm. */
function hostile(text: string): RunHistory {
  return historyOf([
    {
      ...runEvent,
      program: { name: text, language: 'typescript' },
      parameters: { [text]: text },
    } as TraceEvent,
    ...created('0', 'main', text),
    event('resource-created', {
      t: 3,
      actor: '0',
      resource: 'r',
      kind: 'lock',
      name: text,
      scope: 'process',
    }),
    event('wait-begin', {
      t: 5,
      actor: '0',
      seq: 1,
      op: 'acquire',
      resource: 'r',
      since: 4,
      source: { file: text, line: 1 },
    }),
    event('wait-end', { t: 6, actor: '0', seq: 1, result: 'ok' }),
    event('output', { t: 7, actor: '0', stream: 'stdout', text }),
    event('measured', { t: 8, actor: '0', group: text, label: text, value: 1, unit: text }),
    event('notice', { t: 9, voice: 'program', code: 'x', text }),
    exited('0', 10),
    event('ended', { t: 11, outcome: 'finished' }),
  ])
}

const rows = (table: CsvTable, history: RunHistory) => csvParse(csvOf(table, history))

/** What XML can't hold at all. */
// eslint-disable-next-line no-control-regex
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

describe('CSV of a run', () => {
  test('tells who waited for what, where, how long and how it ended', () => {
    const waits = rows('waits', recorded('deadlock')).filter(
      (row) => row['what'] !== 't1' && row['what'] !== 't2',
    )
    expect(
      waits.map((row) => [
        row['actor'],
        row['asked for'],
        row['what'],
        row['holder'],
        row['line'],
        row['how it ended'],
      ]),
    ).toEqual([
      ['t1', 'acquire', 'lock2', 't2', '15', 'signal'],
      ['t2', 'acquire', 'lock1', 't1', '25', 'signal'],
    ])
    for (const row of waits)
      expect(Number(row['end']) - Number(row['begin'])).toBeCloseTo(Number(row['seconds']), 5)
  })

  test('gives every actor spans without a gap, and what it held beside them', () => {
    const spans = rows('spans', recorded('deadlock'))
    for (const name of ['t1', 't2']) {
      const life = spans.filter((row) => row['actor'] === name && row['kind'] !== 'holding')
      for (const [at, row] of life.entries()) if (at > 0) expect(row['begin']).toBe(life[at - 1]?.['end'])
    }
    const held = spans.filter((row) => row['kind'] === 'holding').map((row) => [row['actor'], row['what']])
    expect(held).toEqual([
      ['t1', 'lock1'],
      ['t2', 'lock2'],
    ])
  })

  test('lists the samples of values and the fill of queues', () => {
    const m = rows('values', recorded('race')).filter((row) => row['name'] === 'm')
    expect(m.length).toBeGreaterThan(0)
    expect(m.at(-1)?.['kind']).toBe('value')
    const levels = rows('values', recorded('process-queue')).filter((row) => row['name'] === 'q')
    expect(levels.every((row) => Number(row['value']) <= 3)).toBe(true)
  })

  test('says every printed line with its actor', () => {
    const output = rows('output', recorded('deadlock')).map((row) => [row['actor'], row['text']])
    expect(output).toEqual([
      ['t1', 'Thread 1 got lock 1.'],
      ['t2', 'Thread 2 got lock 2.'],
    ])
  })

  test('keeps any text in its cell, and lets no text be a formula', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('', '=', '+', '-', '@', '\t', '\r'),
        (rest, first) => {
          const text = `${first}${rest}`
          const [row] = rows('output', hostile(text))
          const cell = row?.['text'] ?? ''
          const said = text.replace(/\n$/, '')
          expect([said, `'${said}`]).toContain(cell)
          if (!/^[+-]?\d+(\.\d+)?$/.test(cell)) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
        },
      ),
    )
  })

  test.each(CSV_TABLES)('has a header even of an empty run: %s', (table) => {
    expect(csvOf(table, historyOf([])).trim().split('\n')).toHaveLength(1)
  })
})

describe('the HTML report', () => {
  test('tells outcome, verdict, advice, actors, resources and output in the language chosen', () => {
    const history = recorded('deadlock')
    const english = textOf(reportHtml(history.latest, { language: 'en', title: 'Deadlock lab' }))
    for (const said of [
      'Deadlock lab',
      't1 waits for lock2 (line 15), held by t2',
      'take the locks in one order',
      'Thread 2 got lock 2.',
      'sleep = 1',
    ])
      expect(english).toContain(said)
    const chinese = textOf(reportHtml(history.latest, { language: 'zh' }))
    for (const said of ['死锁', '线程', 'lock2', '可以试试']) expect(chinese).toContain(said)
    expect(chinese).not.toMatch(/waits for|Actors|Output/)
  })

  test('holds its pictures and nothing that loads or runs', () => {
    const history = recorded('deadlock')
    const page = reportHtml(history.latest, {
      language: 'en',
      pictures: { timeline: timelineSvg(history, { width: 900 }) },
    })
    const { document } = pageOf(page)
    expect(document.querySelectorAll('svg')).toHaveLength(1)
    expect(document.querySelectorAll('script, link, img, iframe, object, embed, base, form')).toHaveLength(0)
    expect(page).not.toMatch(/\b(?:src|href)="?https?:|url\(https?:|@import/)
  })

  test.each([
    `<script>alert(1)</script>`,
    `"><img src=x onerror=alert(1)>`,
    `'><svg onload=alert(1)>`,
    `</style><script>alert(1)</script>`,
    `]]><!--`,
    `&lt;b&gt; \u0000 \u202e`,
  ])('shows a hostile text as text: %j', (text) => {
    const history = hostile(text)
    const pictures = { timeline: timelineSvg(history, { width: 900 }) }
    const { document } = pageOf(reportHtml(history.latest, { language: 'en', pictures }))
    expect(document.querySelectorAll('script, img, iframe, [onload], [onerror]')).toHaveLength(0)
    expect(document.body.textContent).toContain(text.replaceAll('\u0000', '\ufffd'))
  })

  test('escapes whatever is put into a template, and nothing twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const made = html`<p title="${text}">${text}</p>`.text
        const { document } = pageOf(made)
        const [p] = document.querySelectorAll('p')
        const shown = text.replace(IMPOSSIBLE, '\ufffd').replace(/\r\n?/g, '\n')
        expect(p?.textContent?.replace(/\r\n?/g, '\n')).toBe(shown)
        expect(p?.getAttribute('title')?.replace(/\r\n?/g, '\n')).toBe(shown)
        expect(html`${html`<b>${text}</b>`}`.text).toBe(html`<b>${text}</b>`.text)
      }),
    )
  })

  test('leaves out the middle of a long output and says how much', () => {
    const many = Array.from({ length: 1000 }, (_, at) =>
      event('output', { t: at + 10, actor: '0', stream: 'stdout', text: `line ${at}\n` }),
    )
    const text = textOf(
      reportHtml(historyOf([runEvent, ...created('0', 'main', 'main'), ...many]).latest, { language: 'en' }),
    )
    expect(text).toContain('line 199')
    expect(text).not.toContain('line 200')
    expect(text).toContain('750 lines left out')
    expect(text).toContain('line 999')
  })
})

function pageOf(page: string): Window {
  const window = new Window()
  window.document.write(page)
  return window
}

function textOf(page: string): string {
  return pageOf(page).document.body.textContent
}
