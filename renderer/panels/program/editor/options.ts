/** How every editor of the lab behaves. */
import type { editor as Editor } from 'monaco-editor/editor/editor.api'

/** Of the window's normal text size. */
const TEXT = 0.8125
const LINE = 1.25

export function optionsOf(): Editor.IStandaloneEditorConstructionOptions {
  return {
    ...sizesOf(),
    automaticLayout: true,
    glyphMargin: true,
    folding: false,
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 6,
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    scrollBeyondLastLine: false,
    stickyScroll: { enabled: false },
    padding: { top: 4, bottom: 4 },
    renderLineHighlight: 'line',
    renderLineHighlightOnlyWhenFocus: true,
    cursorBlinking: 'solid',
    bracketPairColorization: { enabled: false },
    fontLigatures: false,
    wordBasedSuggestions: 'off',
    quickSuggestions: { other: true, comments: false, strings: true },
    suggest: { showStatusBar: true },
    // A hint at the panel's edge must not be cut off by it.
    fixedOverflowWidgets: true,
    'semanticHighlighting.enabled': false,
    scrollbar: { verticalScrollbarSize: 8, horizontalScrollbarSize: 8, useShadows: false },
  }
}

/** What follows the window's font, text size and motion. */
export function sizesOf(root: HTMLElement = document.documentElement): Editor.IEditorOptions {
  const style = getComputedStyle(root)
  const normal = parseFloat(style.fontSize)
  const still = root.dataset['motion'] === 'reduced' || matchMedia('(prefers-reduced-motion: reduce)').matches
  return {
    fontFamily: style.getPropertyValue('--mono').trim(),
    fontSize: normal * TEXT,
    lineHeight: Math.round(normal * LINE),
    smoothScrolling: !still,
  }
}
