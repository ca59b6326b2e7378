/** The editor's look, made of the window's tokens: whatever theme is on, the editor is of it. */
import type { editor as Editor } from 'monaco-editor/editor/editor.api'

const NAME = 'lab'

/** Reads the tokens as they are now, and dresses every editor in them. */
export function applyTheme(editor: typeof Editor, root: HTMLElement = document.documentElement): void {
  const style = getComputedStyle(root)
  // The editor knows six digits only; a build shortens #ffffff to #fff.
  const token = (name: string) =>
    style
      .getPropertyValue(`--${name}`)
      .trim()
      .replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3')
  const plain = (name: string) => token(name).replace('#', '')
  const contrast = root.dataset['theme'] === 'contrast'
  const dark = style.colorScheme.includes('dark')
  editor.defineTheme(NAME, {
    base: contrast ? 'hc-black' : dark ? 'vs-dark' : 'vs',
    inherit: false,
    rules: [
      { token: '', foreground: plain('ink') },
      { token: 'comment', foreground: plain('ink-faint'), fontStyle: 'italic' },
      { token: 'keyword', foreground: plain('accent') },
      { token: 'string', foreground: plain('good') },
      { token: 'regexp', foreground: plain('good') },
      { token: 'number', foreground: plain('caution') },
      { token: 'delimiter', foreground: plain('ink-soft') },
      { token: 'type.identifier', foreground: plain('ink'), fontStyle: 'bold' },
    ],
    colors: {
      foreground: token('ink'),
      focusBorder: token('focus'),
      'editor.background': token('panel'),
      'editor.foreground': token('ink'),
      'editor.lineHighlightBackground': token('sunken'),
      'editor.lineHighlightBorder': contrast ? token('line-strong') : token('sunken'),
      'editor.selectionBackground': token('selected'),
      'editor.inactiveSelectionBackground': token('hovered'),
      'editor.wordHighlightBackground': token('hovered'),
      'editor.findMatchBackground': token('selected'),
      'editor.findMatchBorder': token('accent'),
      'editor.findMatchHighlightBackground': token('hovered'),
      'editorCursor.foreground': token('ink'),
      'editorWhitespace.foreground': token('line'),
      'editorIndentGuide.background1': token('line'),
      'editorLineNumber.foreground': token('ink-faint'),
      'editorLineNumber.activeForeground': token('ink'),
      'editorGutter.background': token('panel'),
      'editorBracketMatch.background': token('hovered'),
      'editorBracketMatch.border': token('line-strong'),
      'editorError.foreground': token('warn'),
      'editorWarning.foreground': token('caution'),
      'editorInfo.foreground': token('accent'),
      'editorOverviewRuler.border': token('line'),
      'editorWidget.background': token('raised'),
      'editorWidget.foreground': token('ink'),
      'editorWidget.border': token('line-strong'),
      'editorHoverWidget.background': token('raised'),
      'editorHoverWidget.foreground': token('ink'),
      'editorHoverWidget.border': token('line-strong'),
      'editorHoverWidget.statusBarBackground': token('sunken'),
      'editorSuggestWidget.background': token('raised'),
      'editorSuggestWidget.foreground': token('ink'),
      'editorSuggestWidget.border': token('line-strong'),
      'editorSuggestWidget.selectedBackground': token('selected'),
      'editorSuggestWidget.selectedForeground': token('ink'),
      'editorSuggestWidget.highlightForeground': token('accent'),
      'editorSuggestWidget.focusHighlightForeground': token('accent'),
      'list.hoverBackground': token('hovered'),
      'list.focusBackground': token('selected'),
      'list.focusForeground': token('ink'),
      'input.background': token('raised'),
      'input.foreground': token('ink'),
      'input.border': token('line-strong'),
      'inputOption.activeBorder': token('accent'),
      'inputOption.activeBackground': token('selected'),
      'menu.background': token('raised'),
      'menu.foreground': token('ink'),
      'menu.selectionBackground': token('selected'),
      'menu.selectionForeground': token('ink'),
      'menu.border': token('line-strong'),
      'quickInput.background': token('raised'),
      'quickInput.foreground': token('ink'),
      'quickInputList.focusBackground': token('selected'),
      'quickInputList.focusForeground': token('ink'),
      'textLink.foreground': token('accent'),
      'textCodeBlock.background': token('sunken'),
      'scrollbar.shadow': token('line'),
      'scrollbarSlider.background': `${token('line-strong')}66`,
      'scrollbarSlider.hoverBackground': `${token('line-strong')}99`,
      'scrollbarSlider.activeBackground': token('line-strong'),
    },
  })
  editor.setTheme(NAME)
}
