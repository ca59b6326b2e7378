/**
 * The desktop app's main process. It shows the window and speaks for the system (menu, dialogs, files that are opened);
 * everything that a program could keep busy or break is in other processes: the session and its host in the engine
 * process, each actor in its own, foreign memory in the actors and the sampler.
 */
import { join } from 'node:path'
import { app, dialog, Menu, nativeTheme, type BrowserWindow } from 'electron'
import { problemOf } from '../../shared/contract/app/problem.ts'
import type { AppSettings } from '../../shared/contract/app/settings.ts'
import { stateFolder } from '../session/folders.ts'
import { EngineProcess } from './engine/engine-process.ts'
import { menuTemplate } from './menu/menu-template.ts'
import { chooseFile } from './opening/choose-file.ts'
import { singleInstance } from './opening/single-instance.ts'
import { quitInOrder } from './orderly-quit.ts'
import { handOutPorts } from './page/hand-out-ports.ts'
import { registerScheme, servePage } from './page/scheme.ts'
import { allowExports } from './window/downloads.ts'
import { denyPermissions, lockDown } from './window/security.ts'
import { openWindow } from './window/window.ts'
import { windowMemory } from './window/window-state.ts'
import { spoken, wordsFor } from './words/words.ts'

// Beside what the other shells keep: one folder a user. The lock of the single instance lies in it.
const state = stateFolder()
app.setPath('userData', join(state, 'desktop'))
const opening = singleInstance(app)
if (opening.first) {
  app.enableSandbox()
  registerScheme()
  lockDown(app)
  void app.whenReady().then(start)
} else {
  app.quit()
}

function start(): void {
  const folder = app.getAppPath()
  let window: BrowserWindow | undefined
  let language: AppSettings['language'] = 'system'
  const words = () => wordsFor(language, app.getLocale())

  denyPermissions()
  allowExports(app)
  servePage(join(folder, 'out', 'renderer'))
  const engine = new EngineProcess({
    module: join(folder, 'out', 'desktop', 'engine.cjs'),
    start: {
      engineFolder: unpacked(join(folder, 'out', 'engine')),
      stateFolder: state,
      version: app.getVersion(),
      versions: versions(),
    },
    chooseFile: async () => window && chooseFile(window, words()),
    languageChanged(changed) {
      language = changed
      showMenu()
    },
    givenUp: (reason) =>
      dialog.showErrorBox('Concurrency Lab', `${words().engineFailed}\n${reason}\n\n${words().engineAdvice}`),
  })
  handOutPorts(() => engine.windowPort())
  showMenu()
  showWindow()
  opening.deliverTo((target) => {
    showWindow()
    if (target) engine.open(target).catch(tell)
  })
  app.on('activate', showWindow)
  quitInOrder(app, () => engine.close())

  /** What was opened from outside can't be: the window has not been told of it. */
  function tell(thrown: unknown): void {
    dialog.showErrorBox('Concurrency Lab', problemOf(thrown).text[spoken(language, app.getLocale())])
  }

  function showWindow(): void {
    if (window && !window.isDestroyed()) {
      if (window.isMinimized()) window.restore()
      return window.focus()
    }
    window = openWindow({
      preload: join(folder, 'out', 'desktop', 'preload.cjs'),
      memory: windowMemory(app.getPath('userData')),
      dark: nativeTheme.shouldUseDarkColors,
    })
  }

  function showMenu(): void {
    const template = menuTemplate({
      words: words(),
      mac: process.platform === 'darwin',
      tools: !app.isPackaged,
      run: (command) => void engine.runCommand(command).catch(() => undefined),
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
}

/** Files that other programs read, such as Python, lie beside the archive, not in it. */
function unpacked(path: string): string {
  return path.replace(/app\.asar(?=[/\\])/, 'app.asar.unpacked')
}

function versions(): Record<string, string> {
  const known = ['electron', 'chrome', 'node', 'v8'].map((name) => [name, process.versions[name]] as const)
  return Object.fromEntries(known.filter((pair): pair is [string, string] => pair[1] !== undefined))
}
