/** Exports: the page makes a file and offers it as a download; where it goes is asked in the system's own dialog. */
import { join } from 'node:path'
import { session, type App } from 'electron'
import { PAGE_URL } from '../page/scheme.ts'

/** Once the app is ready. */
export function allowExports(app: App): void {
  const ours = `blob:${new URL('.', PAGE_URL).href}`
  session.defaultSession.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(ours)) return event.preventDefault()
    item.setSaveDialogOptions({ defaultPath: join(app.getPath('downloads'), item.getFilename()) })
  })
}
