/** The system's own dialog for opening a program or a trace. */
import { dialog, type BrowserWindow } from 'electron'
import type { DesktopWords } from '../words/words.ts'
import { PROGRAM_ENDINGS, TRACE_ENDINGS } from './open-targets.ts'

/** undefined: cancelled. */
export async function chooseFile(window: BrowserWindow, words: DesktopWords): Promise<string | undefined> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: words.open,
    properties: ['openFile'],
    filters: [
      { name: words.programsAndTraces, extensions: [...PROGRAM_ENDINGS, ...TRACE_ENDINGS] },
      { name: words.programs, extensions: PROGRAM_ENDINGS },
      { name: words.traces, extensions: TRACE_ENDINGS },
    ],
  })
  return filePaths[0]
}
