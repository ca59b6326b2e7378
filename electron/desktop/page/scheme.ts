/** The app's own page lies under `app://bundle/`, a scheme that nothing else can speak for. */
import { protocol } from 'electron'
import { pageResponse } from './page-response.ts'

export const SCHEME = 'app'
export const HOST = 'bundle'
export const PAGE_URL = `${SCHEME}://${HOST}/index.html`

/** Before the app is ready, and once. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Answers the page's requests with the files of `folder`. */
export function servePage(folder: string): void {
  protocol.handle(SCHEME, pageResponse(folder))
}

/** Whether a frame shows our page. `URL.origin` is "null" for a scheme of our own, so the parts are compared. */
export function isOurPage(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol: scheme, host } = new URL(url)
  return scheme === `${SCHEME}:` && host === HOST
}
