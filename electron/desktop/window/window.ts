/** The app's one window. It survives the crash of its page: runs are not in it. */
import { BrowserWindow, dialog } from 'electron'
import { PAGE_URL } from '../page/scheme.ts'
import type { WindowMemory } from './window-state.ts'

export interface WindowOptions {
  readonly preload: string
  readonly memory: WindowMemory
  /** The ground before the page has drawn anything; as in renderer/style/tokens.css. */
  readonly dark: boolean
}

/** A page that dies this often within CRASH_MS is not loaded again by itself. */
const MOST_CRASHES = 3
const CRASH_MS = 60_000

export function openWindow({ preload, memory, dark }: WindowOptions): BrowserWindow {
  const { bounds, maximised } = memory.recall()
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 800,
    minHeight: 560,
    ...bounds,
    show: false,
    backgroundColor: dark ? '#161719' : '#f4f4f1',
    title: 'Concurrency Lab',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // The trace goes on while the window is hidden, and is drawn when it is seen again.
      backgroundThrottling: false,
    },
  })
  memory.follow(window)
  if (maximised) window.maximize()
  window.once('ready-to-show', () => window.show())
  reloadAfterCrash(window)
  void window.loadURL(PAGE_URL)
  return window
}

function reloadAfterCrash(window: BrowserWindow): void {
  let crashes: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const now = performance.now()
    crashes = [...crashes.filter((at) => now - at < CRASH_MS), now]
    if (crashes.length <= MOST_CRASHES) return window.webContents.reload()
    dialog.showErrorBox(
      'Concurrency Lab',
      `The window has stopped ${crashes.length} times within a minute (${reason}) and is not opened again by itself. ` +
        'Runs go on; restart the app to see them.\n' +
        `窗口在一分钟内已停止 ${crashes.length} 次（${reason}），不再自动恢复。运行仍在继续；请重启应用。`,
    )
  })
}
