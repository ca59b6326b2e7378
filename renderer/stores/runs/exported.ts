/** A run as a file for somebody else, in one of the forms it can leave the lab in. */
import type { Language } from '../../../shared/trace/explain.ts'
import { encodeTrace } from '../../../shared/trace/codec.ts'
import { csvOf } from '../../../shared/trace/export/csv.ts'
import type { CsvTable } from '../../../shared/trace/export/csv-tables.ts'
import { graphSvg } from '../../../shared/trace/export/graph-svg.ts'
import { perfettoJson } from '../../../shared/trace/export/perfetto.ts'
import { reportHtml } from '../../../shared/trace/export/report-html.ts'
import { timelineSvg } from '../../../shared/trace/export/timeline-svg.ts'
import type { RunHistory } from '../../../shared/trace/history.ts'
import { labs } from '../../../shared/labs/index.ts'
import { fileNameOf } from './file-name.ts'
import { TRACE_FILE, type Export } from './forms.ts'

export interface ExportedFile {
  readonly name: string
  readonly content: Blob
}

/** Width of the report's pictures; the report's text is as wide. */
const PICTURE = { width: 940, height: 1200 }
/** Events encoded at once: a text can't hold a million of them. */
const SLICE = 50_000

export function exportedFile(kind: Export, history: RunHistory, language: Language): ExportedFile {
  const { ending, type } = formOf(kind)
  const { run } = history.latest
  return {
    name: `${fileNameOf(run?.program.name, run?.date)}${ending}`,
    content: new Blob(contentOf(kind, history, language), { type }),
  }
}

function contentOf(kind: Export, history: RunHistory, language: Language): string[] {
  switch (kind) {
    case 'trace':
      return encoded(history)
    case 'perfetto':
      return [...perfettoJson(history)]
    case 'report':
      return [report(history, language)]
    default:
      // Spreadsheets take a file without this mark for one in the system's old encoding.
      return ['\ufeff', csvOf(kind, history)]
  }
}

function report(history: RunHistory, language: Language): string {
  const lab = labs.find(({ id }) => id === history.latest.run?.program.lab)
  return reportHtml(history.latest, {
    language,
    title: lab?.title[language],
    pictures: { timeline: timelineSvg(history, PICTURE, language), graph: graph(history, language) },
  })
}

/** As it stood when the last verdict about waits was spoken; without one there is nothing to see. */
function graph(history: RunHistory, language: Language): string | undefined {
  const at = history.events.findLastIndex((event) => event.type === 'verdict' && event.waits.length > 0)
  return at < 0 ? undefined : graphSvg(history.stateAt(at + 1), language)
}

function encoded({ events }: RunHistory): string[] {
  const parts: string[] = []
  for (let at = 0; at < events.length; at += SLICE) parts.push(encodeTrace(events.slice(at, at + SLICE)))
  return parts
}

function formOf(kind: Export): { ending: string; type: string } {
  if (kind === 'trace') return TRACE_FILE
  if (kind === 'perfetto') return { ending: '.perfetto.json', type: 'application/json' }
  if (kind === 'report') return { ending: '.html', type: 'text/html;charset=utf-8' }
  return { ending: `-${kind satisfies CsvTable}.csv`, type: 'text/csv;charset=utf-8' }
}
