/** A trace file that somebody sent, read piece by piece as kept traces are. */
import type { TraceSource } from './trace-pieces.ts'

const PIECE = 1 << 20

export function fileSource(file: Blob): TraceSource {
  const decoder = new TextDecoder()
  return async (from) => {
    const next = Math.min(from + PIECE, file.size)
    const bytes = await file.slice(from, next).arrayBuffer()
    // A letter may lie across two pieces.
    return { text: decoder.decode(bytes, { stream: next < file.size }), next, size: file.size }
  }
}
