/** Electron's BrowserWindow and its page's contents. */
import { EventEmitter } from 'node:events'
import type {
  BrowserWindowConstructorOptions,
  Rectangle,
  WebContents,
  WindowOpenHandlerResponse,
} from 'electron'
import type { PortMain } from './ports.ts'
import { strict } from './strict.ts'

export const windows = new Set<BrowserWindow>()

export class Contents extends EventEmitter {
  url = ''
  reloads = 0
  openHandler: (() => WindowOpenHandlerResponse) | undefined
  /** What came to the preload: channel and ports. */
  readonly received: { channel: string; ports: PortMain[] }[] = []
  destroyed = false
  readonly mainFrame = Object.defineProperty({} as { readonly url: string }, 'url', { get: () => this.url })

  setWindowOpenHandler(handler: () => WindowOpenHandlerResponse): void {
    this.openHandler = handler
  }
  reload(): void {
    this.reloads++
  }
  getURL(): string {
    return this.url
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  postMessage(channel: string, _message: unknown, ports: PortMain[]): void {
    this.received.push({ channel, ports })
    this.emit('-posted')
  }
}

/** Told of every new page's contents, as `web-contents-created` is. */
let created: (contents: WebContents) => void = () => undefined
let allClosed: () => void = () => undefined
export function tellOfWindows(made: (contents: WebContents) => void, closed: () => void): void {
  created = made
  allClosed = closed
}

export class BrowserWindow extends EventEmitter {
  readonly contents = new Contents()
  readonly webContents = strict<WebContents>('webContents', this.contents)
  readonly calls: string[] = []
  bounds: Rectangle
  maximised = false
  minimised = false

  constructor(readonly options: BrowserWindowConstructorOptions) {
    super()
    const { x = 100, y = 100, width = 800, height = 600 } = options
    this.bounds = { x, y, width, height }
    windows.add(this)
    created(this.webContents)
  }

  loadURL(url: string): Promise<void> {
    this.contents.url = url
    setImmediate(() => this.emit('ready-to-show'))
    return Promise.resolve()
  }
  show = () => void this.calls.push('show')
  focus = () => void this.calls.push('focus')
  restore = () => void (this.minimised = false)
  isMinimized = () => this.minimised
  maximize = () => void (this.maximised = true)
  isMaximized = () => this.maximised
  getNormalBounds = () => this.bounds
  isDestroyed = () => this.contents.destroyed
  close(): void {
    if (!windows.has(this)) return
    this.emit('close')
    windows.delete(this)
    this.contents.destroyed = true
    this.emit('closed')
    if (windows.size === 0) allClosed()
  }
}
