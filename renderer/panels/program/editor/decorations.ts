/** What stands on the lines themselves: the words behind a waiting line, the colour of a verdict, the line selected. */
import type { editor as Editor } from 'monaco-editor/editor/editor.api'
import { fittingWords } from './fitting-words.ts'
import type { Monaco } from './load.ts'

export interface LineLook {
  readonly line: number
  /** Said behind the line's end, as no part of the text. */
  readonly words: string
  readonly verdict: boolean
}

/** `room`: how wide a line may be, in the text's own characters. */
export function lookOfLines(
  { Range, editor }: Monaco,
  model: Editor.ITextModel,
  looks: readonly LineLook[],
  { selected, room }: { selected: number | undefined; room: number },
): Editor.IModelDeltaDecoration[] {
  const whole = (line: number) => new Range(line, 1, line, 1)
  const within = ({ line }: { line: number }) => line <= model.getLineCount()
  const decorations = looks.filter(within).flatMap(({ line, words, verdict }) => {
    const end = model.getLineMaxColumn(line)
    const fitting = fittingWords(words, room - end - ARROW.length)
    const className = verdict ? 'line-words verdict' : 'line-words'
    const said =
      words === ''
        ? []
        : [
            {
              range: new Range(line, end, line, end),
              options: {
                showIfCollapsed: true,
                after: {
                  content: `${ARROW}${fitting}`,
                  inlineClassName: className,
                  cursorStops: editor.InjectedTextCursorStops.None,
                },
              },
            },
          ]
    const marked = verdict
      ? [{ range: whole(line), options: { isWholeLine: true, className: 'verdict-line' } }]
      : []
    const cut =
      fitting === words
        ? []
        : [{ range: whole(line), options: { isWholeLine: true, hoverMessage: { value: plain(words) } } }]
    return [...marked, ...said, ...cut]
  })
  if (selected !== undefined && within({ line: selected }))
    decorations.push({ range: whole(selected), options: { isWholeLine: true, className: 'selected-line' } })
  return decorations
}

const ARROW = '  ⟵ '
/** A tooltip's text is Markdown. */
function plain(words: string): string {
  return words.replace(/[\\`*_{}[\]()#+\-.!|<>~]/g, '\\$&')
}
