/** Stands in for the module `electron` in tests (vitest.config.ts): strict, and typed against Electron's own types. */
import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { app, cancelable, machine } from './app.ts'
import { ChannelMain } from './ports.ts'
import { strict } from './strict.ts'
import { forkUtility } from './utility-process.ts'
import { BrowserWindow as Window, tellOfWindows } from './window.ts'

/** What the app has set up, for the test. */
export const seen = {
  schemes: [] as Electron.CustomScheme[],
  page: undefined as ((request: Request) => Response | Promise<Response>) | undefined,
  permissionRequest: undefined as Parameters<Electron.Session['setPermissionRequestHandler']>[0] | undefined,
  permissionCheck: undefined as Parameters<Electron.Session['setPermissionCheckHandler']>[0] | undefined,
  device: undefined as Parameters<Electron.Session['setDevicePermissionHandler']>[0] | undefined,
  menu: [] as Electron.MenuItemConstructorOptions[],
  errors: [] as string[],
  dialogs: [] as Electron.OpenDialogOptions[],
}
/** What the system answers. */
export const system = {
  chosen: [] as string[],
  displays: [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
  dark: false,
}

tellOfWindows(
  (contents) => app.emit('web-contents-created', cancelable(), contents),
  () => app.emit('window-all-closed'),
)

function whenReady(what: string): void {
  if (!machine.ready) throw new Error(`${what} can be used only when the app is ready`)
}

const protocol = strict<Electron.Protocol>('protocol', {
  registerSchemesAsPrivileged(schemes) {
    if (machine.ready || seen.schemes.length > 0)
      throw new Error('schemes are registered once, before the app is ready')
    seen.schemes = schemes
  },
  handle(scheme, handler) {
    whenReady('protocol.handle')
    if (scheme !== seen.schemes[0]?.scheme) throw new Error(`the scheme ${scheme} was not registered`)
    seen.page = handler
  },
} satisfies Partial<Electron.Protocol>)

export const downloads = new EventEmitter()
const session = strict<typeof Electron.session>('session', {
  get defaultSession() {
    whenReady('session.defaultSession')
    return strict<Electron.Session>(
      'session',
      Object.assign(downloads, {
        setPermissionRequestHandler: (handler) => void (seen.permissionRequest = handler),
        setPermissionCheckHandler: (handler) => void (seen.permissionCheck = handler),
        setDevicePermissionHandler: (handler) => void (seen.device = handler),
      } satisfies Partial<Electron.Session>),
    )
  },
})

const Menu = strict<typeof Electron.Menu>('Menu', {
  buildFromTemplate: (template) => template as unknown as Electron.Menu,
  setApplicationMenu: (menu) => void (seen.menu = menu as unknown as Electron.MenuItemConstructorOptions[]),
} satisfies Partial<typeof Electron.Menu>)

const dialog = strict<Electron.Dialog>('dialog', {
  showErrorBox: (_title: string, content: string) => void seen.errors.push(content),
  showOpenDialog(_window: unknown, options: Electron.OpenDialogOptions) {
    seen.dialogs.push(options)
    return Promise.resolve({ canceled: system.chosen.length === 0, filePaths: system.chosen })
  },
})

const nativeTheme = strict<Electron.NativeTheme>('nativeTheme', {
  get shouldUseDarkColors() {
    return system.dark
  },
} satisfies Partial<Electron.NativeTheme>)

const screen = strict<Electron.Screen>('screen', {
  getAllDisplays: () => system.displays as Electron.Display[],
} satisfies Partial<Electron.Screen>)

const utilityProcess = strict<typeof Electron.utilityProcess>('utilityProcess', {
  fork(...args: Parameters<typeof forkUtility>) {
    whenReady('utilityProcess.fork')
    return forkUtility(...args)
  },
})

const ipcMain = strict<Electron.IpcMain>('ipcMain', new EventEmitter())

class BrowserWindow extends Window {
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    whenReady('BrowserWindow')
    super(options)
  }
}

export {
  app,
  BrowserWindow,
  ChannelMain as MessageChannelMain,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  screen,
  session,
  utilityProcess,
}
