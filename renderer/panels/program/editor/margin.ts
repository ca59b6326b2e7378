/** Places in the margin beside the line numbers, one a line, for whatever is drawn there. */
import type { editor as Editor } from 'monaco-editor/editor/editor.api'
import type { Monaco } from './load.ts'

export class Margin {
  readonly #monaco: Monaco
  readonly #editor: Editor.ICodeEditor
  readonly #places = new Map<number, Place>()

  constructor(monaco: Monaco, editor: Editor.ICodeEditor) {
    this.#monaco = monaco
    this.#editor = editor
    this.#reserve()
    editor.onDidChangeModel(() => this.#reserve())
  }

  /** An element beside each of these lines, and beside no other. */
  placesAt(lines: readonly number[]): ReadonlyMap<number, HTMLElement> {
    for (const [line, place] of this.#places)
      if (!lines.includes(line)) {
        this.#editor.removeGlyphMarginWidget(place)
        this.#places.delete(line)
      }
    for (const line of lines) if (!this.#places.has(line)) this.#add(line)
    return new Map([...this.#places].map(([line, place]) => [line, place.getDomNode()]))
  }

  /** The margin is always two lanes wide, so that the text does not move when several actors come to a line. */
  #reserve(): void {
    const { editor, Range } = this.#monaco
    const { Left, Center } = editor.GlyphMarginLane
    this.#editor.createDecorationsCollection(
      [Left, Center].map((position) => ({
        range: new Range(1, 1, 1, 1),
        options: { glyphMarginClassName: 'lane', glyphMargin: { position, persistLane: true } },
      })),
    )
  }

  #add(line: number): void {
    const { editor, Range } = this.#monaco
    const node = document.createElement('div')
    const place: Place = {
      getId: () => `line-${line}`,
      getDomNode: () => node,
      getPosition: () => ({
        lane: editor.GlyphMarginLane.Left,
        zIndex: 1,
        range: new Range(line, 1, line, 1),
      }),
    }
    this.#places.set(line, place)
    this.#editor.addGlyphMarginWidget(place)
  }
}

type Place = Editor.IGlyphMarginWidget
