/** What a page, ours or one that got in somehow, is not allowed: everything but showing itself. */
import { session, type App, type WebContents } from 'electron'
import { isOurPage } from '../page/scheme.ts'

/** For every window and frame that will ever be made. */
export function lockDown(app: App): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents))
}

/** Once the app is ready. Without handlers Electron grants every permission. */
export function denyPermissions(): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((contents, permission, answer) =>
    answer(isAllowed(permission, contents.getURL())),
  )
  defaultSession.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin))
  defaultSession.setDevicePermissionHandler(() => false)
}

/** "Copy" in the editor and in the console is all that the page needs. */
function isAllowed(permission: string, url: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOurPage(url)
}

function lockContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => {
    if (!isOurPage(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!isOurPage(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
