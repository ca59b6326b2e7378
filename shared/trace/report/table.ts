/** A table of plain text whose columns stand under each other in a terminal, Chinese included. */

export interface Column {
  readonly title: string
  readonly align: 'left' | 'right'
}

/** The table's lines, two spaces between the columns, no spaces at line ends; columns with nothing in them are left out. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const used = columns.flatMap((column, i) => (rows.some((row) => row[i] !== '') ? [{ ...column, i }] : []))
  const titles = used.some(({ title }) => title !== '') ? [used.map(({ title }) => title)] : []
  const lines = [...titles, ...rows.map((row) => used.map(({ i }) => oneLine(row[i] ?? '')))]
  const widths = used.map((_, at) => Math.max(...lines.map((line) => widthOf(line[at] ?? ''))))
  return lines
    .map((line) =>
      line
        .map((cell, at) => padded(cell, widths[at] ?? 0, used[at]?.align))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `  ${line}\n`)
    .join('')
}

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += invisible.test(character) ? 0 : wide.test(character) ? 2 : 1
  return width
}

function padded(cell: string, width: number, align: Column['align'] = 'left'): string {
  const space = ' '.repeat(width - widthOf(cell))
  return align === 'left' ? cell + space : space + cell
}

/** A name or value from the program may hold line ends or escape sequences; a table's cell must not. */
function oneLine(cell: string): string {
  const line = cell.replace(/\p{Cc}/gu, ' ')
  return line.length > LONGEST
    ? `${Array.from(line)
        .slice(0, LONGEST - 1)
        .join('')}…`
    : line
}

const LONGEST = 40
/** Combining marks, joiners and variation selectors take no column. */
const invisible = /\p{Mn}|\p{Me}|\p{Cf}/u
/** East Asian Wide and Fullwidth (Unicode Annex 11), in the blocks that matter, and emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3fffd}]/u
