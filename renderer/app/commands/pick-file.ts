/**
 * A file through the page's own dialog, for a shell that has none: the page is given its text and never its path. A
 * program becomes one of my programs; a trace is shown.
 */
import type { App } from '../../stores/app.ts'
import { useProgramStore } from '../../stores/program.ts'
import { useRunsStore } from '../../stores/runs.ts'
import { useViewStore } from '../../stores/view.ts'

const PROGRAM = /\.([cm]?[jt]s|pyw?)$/i

export async function pickFile(app: App): Promise<void> {
  const file = await chosenFile()
  if (!file) return
  if (!PROGRAM.test(file.name)) return useRunsStore().openFile(file)
  const language = /\.pyw?$/i.test(file.name) ? 'python' : 'typescript'
  const { id } = await app.writeProgram({ name: file.name, language, text: await file.text() })
  useProgramStore().openMine(await app.readProgram({ id }))
  useViewStore().show('lab')
}

function chosenFile(): Promise<File | undefined> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.ts,.mts,.js,.mjs,.py,.labtrace,.ndjson'
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0]))
    input.addEventListener('cancel', () => resolve(undefined))
    input.click()
  })
}
