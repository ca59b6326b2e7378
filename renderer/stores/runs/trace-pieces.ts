/** A kept trace, piece by piece; the next one is already on its way while one is worked on. */
import type { TracePiece } from '../../../shared/contract/app/runs.ts'

/** The piece of a trace that begins at this place. */
export type TraceSource = (from: number) => Promise<TracePiece>

export async function* tracePieces(read: TraceSource): AsyncGenerator<TracePiece> {
  let from = 0
  let coming = read(from)
  for (;;) {
    const piece = await coming
    const { next, size } = piece
    const more = next > from && next < size
    from = next
    if (more) {
      coming = read(from)
      // What goes wrong meanwhile is told when its turn comes.
      coming.catch(() => undefined)
    }
    yield piece
    if (!more) return
  }
}
