/** The benchmarks as a table for people. */
import type { BenchDocument, Figure } from './document.ts'

export function documentText(document: BenchDocument): string {
  const { machine, figures, failures } = document
  const rows = figures.map(row)
  const widths = HEAD.map((head, i) => Math.max(head.length, ...rows.map((cells) => cells[i]!.length)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i === 0 || i > 3 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ')
      .trimEnd()
  return [
    `${machine.cpu}, ${machine.cores} cores, ${machine.platform} ${machine.arch}`,
    `Node ${machine.node} against ${machine.python ?? 'nothing: no CPython 3 was found'}; ${document.sizes} sizes, ${document.seconds.toFixed(0)} s`,
    ...busy(machine),
    '',
    line(HEAD),
    line(widths.map((width) => '─'.repeat(width))),
    ...rows.map(line),
    ...figures.flatMap(({ title, note }) => (note === null ? [] : [`* ${title}: ${note}`])),
    ...failures.map(({ name, message }) => `! ${name} could not be measured: ${message}`),
    '',
  ].join('\n')
}

/** One figure in one line. */
export function figureLine(one: Figure): string {
  const [title, ours, theirs, ratio, bar, reached] = row(one)
  return [`${title}: ${ours}`, theirs && `CPython ${theirs}`, ratio, bar && `bar ${bar}`, reached]
    .filter(Boolean)
    .join(', ')
}

/** Half a processor's worth of other work makes times that nobody should quote. */
function busy({ load, cores }: BenchDocument['machine']): string[] {
  return load < cores / 2
    ? []
    : [`The machine was busy with other things (load ${load.toFixed(1)}): these figures say little.`]
}

const HEAD = ['', 'ours', 'CPython', 'ratio', 'bar', ''] as const

function row({ title, unit, ours, theirs, ratio, bar, reached, note }: Figure): string[] {
  return [
    title + (note === null ? '' : ' *'),
    quantity(ours, unit),
    theirs === null ? '' : quantity(theirs, unit),
    ratio === null ? '' : `${digits(ratio)}×`,
    bar?.text ?? '',
    reached === null ? '' : reached ? 'reached' : 'missed',
  ]
}

function quantity(value: number, unit: string): string {
  if (unit === 's' && value < 1) return `${digits(value * 1000)} ms`
  return `${digits(value)} ${unit}`.trim()
}

/** Three digits that mean something, thousands apart. */
function digits(value: number): string {
  if (!Number.isFinite(value)) return '–'
  const places = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  return value.toLocaleString('en-US', { maximumFractionDigits: Math.min(places, 3) })
}
