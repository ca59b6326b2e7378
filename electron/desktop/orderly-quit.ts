/** The app ends when its window is closed or it is told to: runs are stopped first, and nothing of them is left. */
import type { App } from 'electron'

/** `close` stops all runs; the app ends when it has settled, at the latest when it gives up by itself. */
export function quitInOrder(app: App, close: () => Promise<void>): void {
  let closing: 'not yet' | 'under way' | 'done' = 'not yet'
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    if (closing === 'done') return
    event.preventDefault()
    if (closing === 'under way') return
    closing = 'under way'
    void close()
      .catch(() => undefined)
      .then(() => {
        closing = 'done'
        app.quit()
      })
  })
}
