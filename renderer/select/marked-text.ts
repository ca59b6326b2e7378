/** A lab's text in pieces: what stands between backticks is code. */
export interface TextPiece {
  readonly code: boolean
  readonly text: string
}

/** A backtick without a partner is a character like any other. */
export function markedText(text: string): TextPiece[] {
  return [...text.matchAll(/`([^`]+)`|`?[^`]+|`/g)].map(([whole, code]) =>
    code === undefined ? { code: false, text: whole } : { code: true, text: code },
  )
}
