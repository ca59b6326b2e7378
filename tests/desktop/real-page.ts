/**
 * A page in the real Chromium with the real preload bundle, answered by the app's own scheme handler with its own
 * headers. Chromium knows no scheme of ours, so the page has its file: address, whose requests are answered here (those
 * of workers come from the disk); and what Electron gives a preload is a strict stand-in, whose port is joined to this
 * side.
 */
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { pageResponse } from '../../electron/desktop/page/page-response.ts'
import type { Channel } from '../../shared/contract/app/connect.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

export interface RealPage {
  readonly page: Page
  /** The newest port's other end. */
  readonly channel: Channel
  /** Everything the page complained of, a refused resource too. */
  readonly complaints: string[]
  /** Channels on which the preload has sent something. */
  readonly sent: string[]
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ['--allow-file-access-from-files'] })
}

export async function openRealPage(browser: Browser, folder: string): Promise<RealPage> {
  const context = await browser.newContext()
  const answer = pageResponse(folder)
  const base = pathToFileURL(folder).pathname
  await context.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url())
    const response = await answer({
      url: `app://bundle${pathname.slice(base.length)}`,
      method: 'GET',
    } as Request)
    // A worker's script comes from the disk, without the header that this one asks of it.
    response.headers.delete('cross-origin-embedder-policy')
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  })
  const page = await context.newPage()
  const [complaints, sent]: [string[], string[]] = [[], []]
  const listeners: ((text: unknown) => void)[] = []
  const waiting: unknown[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  await page.exposeFunction('fromPage', (text: unknown) => {
    if (listeners.length === 0) waiting.push(text)
    for (const listener of listeners) listener(text)
  })
  await page.exposeFunction('preloadSent', (channel: string) => sent.push(channel))
  const preload = await readFile(resolve(ROOT, 'out/desktop/preload.cjs'), 'utf8')
  await page.addInitScript(`(() => { ${ELECTRON}; ${preload} })()`)
  await page.goto(pathToFileURL(join(folder, 'index.html')).href)
  return {
    page,
    complaints,
    sent,
    channel: {
      post(text) {
        const deliver = (message: string) => (globalThis as unknown as ToPage).toPage(message)
        // A closed page hears nothing more.
        page.evaluate(deliver, text).catch(() => undefined)
      },
      listen(listener) {
        listeners.push(listener)
        for (const text of waiting.splice(0)) listener(text)
      },
    },
  }
}

interface ToPage {
  toPage(text: string): void
}

/** What a sandboxed preload can require, as far as ours does; each port asked for is joined to `fromPage` and `toPage`. */
const ELECTRON = `
  const strict = (name, known) => new Proxy(known, {
    get(target, key) {
      if (key in target) return target[key]
      throw new Error('the stand-in for electron has no ' + name + '.' + String(key))
    },
  })
  let take
  const ipcRenderer = strict('ipcRenderer', {
    on(channel, listener) {
      if (channel !== 'lab-port') throw new Error('the preload listens to ' + channel)
      take = listener
    },
    send(channel, ...rest) {
      if (rest.length > 0) throw new Error('the preload sends more than its question')
      window.preloadSent(channel)
      const { port1, port2 } = new MessageChannel()
      port2.onmessage = ({ data }) => window.fromPage(data)
      window.toPage = (text) => port2.postMessage(text)
      take({ ports: [port1] })
    },
  })
  const require = (name) => {
    if (name !== 'electron') throw new Error('a sandboxed preload cannot require ' + name)
    return strict('electron', { ipcRenderer })
  }
`
