/**
 * Monaco with two languages and its workers, offline and without eval. All features are brought in: the TypeScript
 * service imports every one of them by itself, but later, and an editor has only what was there when it was made.
 * `register.all` of 0.57 leaves out the last four.
 */
import 'monaco-editor/features/register.all'
import 'monaco-editor/editor/browser/coreCommands'
import 'monaco-editor/editor/contrib/caretOperations/browser/caretOperations'
import 'monaco-editor/editor/contrib/gotoSymbol/browser/goToCommands'
import 'monaco-editor/editor/contrib/suggest/browser/suggestController'
import 'monaco-editor/languages/definitions/python/register'
import 'monaco-editor/languages/definitions/typescript/register'
import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import TypeScriptWorker from 'monaco-editor/language/typescript/ts.worker?worker'
import { editor, KeyCode, KeyMod } from 'monaco-editor/editor/editor.api'
import { setUpTypeScript } from './typescript.ts'

export { allowOtherFiles } from './typescript.ts'
export { editor, KeyCode, KeyMod, MarkerSeverity, Range, Uri } from 'monaco-editor/editor/editor.api'

globalThis.MonacoEnvironment = {
  getWorker: (_id, label) => (label === 'typescript' ? new TypeScriptWorker() : new EditorWorker()),
}
setUpTypeScript()
// Switches of its search; to the window they are the kept runs and the catalog, from wherever one is.
editor.addKeybindingRules([
  { keybinding: KeyMod.Alt | KeyCode.KeyR, command: '-toggleFindRegex' },
  { keybinding: KeyMod.Alt | KeyCode.KeyL, command: '-toggleFindInSelection' },
])
