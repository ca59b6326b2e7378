/** What a run measured, up to any instant of it: the bars its program told, or, of a Python lab, the lines it printed. */
import type { EventOf } from '../../shared/trace/events.ts'
import { barsIn } from '../../shared/labs/language.ts'
import type { Bar, Lab, ProgramLanguage } from '../../shared/labs/lab.ts'
import type { RunHistory } from '../../shared/trace/history.ts'
import { consoleLines } from './console-lines.ts'
import { gathered } from './gathered.ts'

/** How a run was measured. */
export interface How {
  readonly run: string
  readonly date: string
  readonly platform: string
  readonly arch: string
  readonly cores: number
  readonly speed: number
}
export interface Result {
  readonly language: ProgramLanguage
  /** One for each group and label, the last one told. */
  readonly bars: readonly Bar[]
  readonly how: How
}

/** undefined: nothing has been measured by then. */
export function resultAt(
  history: RunHistory,
  events: number,
  run: EventOf<'run'> | undefined,
  lab: Lab | undefined,
): Result | undefined {
  if (!run) return undefined
  const { language } = run.program
  const told = upTo(measured(history).value, events)
  const printed = lab?.python.measures && language === 'python' ? upTo(printedBars(history, lab), events) : []
  const bars = new Map([...told, ...printed].map(({ bar }) => [`${bar.group}\n${bar.label}`, bar]))
  if (bars.size === 0) return undefined
  const { platform, arch, cores } = run.host
  const how = { run: run.run, date: run.date, platform, arch, cores, speed: run.speed }
  return { language, bars: [...bars.values()], how }
}

/** Bars of one unit and meaning, as one chart: its labels in the order in which they were measured. */
export interface Chart {
  readonly group: string
  readonly unit: string
  readonly labels: readonly string[]
  readonly rows: readonly ChartRow[]
  /** The bars differ so much that only a logarithmic scale shows them all. */
  readonly logarithmic: boolean
}
export interface ChartRow {
  readonly label: string
  readonly language: ProgramLanguage
  readonly value: number
}

/** So many times the smallest makes the smallest invisible. */
const WIDE = 100

/** The charts of one or two languages' results, a group each. */
export function chartsOf(results: readonly Result[]): Chart[] {
  const groups = new Map<string, { unit: string; rows: ChartRow[] }>()
  for (const { language, bars } of results) {
    for (const { group, label, value, unit } of bars) {
      const key = `${group}\n${unit}`
      const { rows } = groups.get(key) ?? { rows: [] }
      groups.set(key, { unit, rows: [...rows, { label, language, value }] })
    }
  }
  return [...groups].map(([key, { unit, rows }]) => ({
    group: key.slice(0, key.lastIndexOf('\n')),
    unit,
    rows,
    labels: [...new Set(rows.map(({ label }) => label))],
    logarithmic: differWidely(rows.map(({ value }) => value)),
  }))
}

/** A measured number with three figures that count: `0.406`, `47,600`, `20.0`. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–'
  return value.toLocaleString('en', { minimumSignificantDigits: 3, maximumSignificantDigits: 3 })
}

function differWidely(values: readonly number[]): boolean {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b)
  if (sorted.length < values.length || sorted.length < 2) return false
  return sorted.at(-1)! / sorted[0]! > WIDE
}

interface Told {
  /** The number of its event. */
  readonly at: number
  readonly bar: Bar
}

function upTo(told: readonly Told[], events: number): readonly Told[] {
  return told.filter(({ at }) => at < events)
}

const measured = gathered(
  () => [] as Told[],
  (told, event, at) => {
    if (event.type !== 'measured') return
    const { group, label, value, unit } = event
    told.push({ at, bar: { group, label, value, unit } })
  },
)

const printed = new WeakMap<RunHistory, { told: Told[]; looked: number; again: number[] }>()

/** Lines that have ended are looked at once, one that has not ended yet each time. */
function printedBars(history: RunHistory, lab: Lab): readonly Told[] {
  const entry = printed.get(history) ?? { told: [], looked: 0, again: [] }
  printed.set(history, entry)
  const lines = consoleLines(history).value
  const { unfinished } = lines
  const barsOf = (line: number): Told[] => {
    const { text } = lines.line(line, history.events, history.length, LONGEST)
    const at = lines.eventOf(line)
    return barsIn(lab, text).map((bar) => ({ at, bar }))
  }
  const due = entry.again
  for (; entry.looked < lines.length; entry.looked++) due.push(entry.looked)
  entry.again = due.filter((line) => unfinished.has(line))
  for (const line of due) if (!unfinished.has(line)) entry.told.push(...barsOf(line))
  return [...entry.told, ...entry.again.flatMap(barsOf)]
}

/** No line that tells a measurement is longer. */
const LONGEST = 300
