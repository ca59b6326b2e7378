/** Lines as plain text, to be copied or saved. */
import type { ConsoleLine } from '../../select/console-lines.ts'
import { durationText } from '../../parts/duration.ts'

/** Lines made into text between two breaths. */
const SLICE = 20_000

/** The text of `count` lines in pieces: time, actor, and what was printed. */
export async function consoleText(
  count: number,
  lineAt: (place: number) => ConsoleLine | undefined,
  nameOf: (line: ConsoleLine) => string,
): Promise<string[]> {
  const pieces: string[] = []
  for (let from = 0; from < count; from += SLICE) {
    if (from > 0) await new Promise((resolve) => setTimeout(resolve))
    let piece = ''
    for (let place = from; place < Math.min(count, from + SLICE); place++) {
      const line = lineAt(place)
      if (line) piece += `${durationText(line.t)}\t${nameOf(line)}\t${line.text}\n`
    }
    pieces.push(piece)
  }
  return pieces
}
