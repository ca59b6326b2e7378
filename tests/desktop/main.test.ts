/** The main process, step by step, on a strict stand-in for Electron. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { MenuItemConstructorOptions } from 'electron'
import { expect, test, vi } from 'vitest'
import { stateFolder } from '../../electron/session/folders.ts'
import { startApp, type Started } from './start-app.ts'
import type { PortMain } from './stand-in/ports.ts'
import { eventually } from '../eventually.ts'

const PAGE = 'app://bundle/index.html'

/** What the page's preload does: asks for a port. */
async function portOf(
  app: Started,
  frame: { url: string } = app.window().contents.mainFrame,
): Promise<PortMain> {
  const { contents } = app.window()
  const before = contents.received.length
  app.ipcMain.emit('lab-ask-for-port', { sender: app.window().webContents, senderFrame: frame })
  await eventually(() => expect(contents.received.length).toBe(before + 1))
  const { channel, ports } = contents.received.at(-1)!
  expect(channel).toBe('lab-port')
  return ports[0]!
}

async function nextMessage(port: PortMain): Promise<string> {
  return new Promise((resolve) => {
    port.once('message', ({ data }: { data: string }) => resolve(data))
    port.start()
  })
}

/** As the page does it: a port that leads to an engine which is just ending is closed, and another is asked for. */
async function answered(app: Started, text: string): Promise<string> {
  for (;;) {
    const port = await portOf(app)
    const closed = new Promise<undefined>((resolve) => port.once('close', () => resolve(undefined)))
    port.postMessage(text)
    const answer = await Promise.race([nextMessage(port), closed])
    if (answer !== undefined) return answer
  }
}

function item(app: Started, id: string): MenuItemConstructorOptions {
  const all = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    items.flatMap((one) => [one, ...(Array.isArray(one.submenu) ? all(one.submenu) : [])])
  return all(app.seen.menu).find((one) => one.id === id)!
}
const choose = (app: Started, id: string) =>
  item(app, id).click!(undefined as never, undefined, undefined as never)

test('the window shows our own page, sandboxed, and appears when it is drawn', async () => {
  const app = await startApp()
  expect(app.machine.sandboxed).toBe(true)
  expect(app.windows.size).toBe(1)
  const { options, contents, calls } = app.window()
  expect(contents.url).toBe(PAGE)
  expect(options).toMatchObject({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
  })
  expect(options.webPreferences!.preload).toBe(join(app.folder, 'out', 'desktop', 'preload.cjs'))
  await eventually(() => expect(calls).toContain('show'))
})

test('a second instance hands over what it was to open, and ends without a window', async () => {
  const second = await startApp({
    prepare: (machine) => void (machine.second = true),
    argv: [
      '--some-switch',
      'pool-async',
      'a/program.py',
      'notes.txt',
      pathToFileURL('/home/a student/50% done #2.labtrace').href,
      'file://another-machine/of/mine.py',
    ],
    early: true,
  })
  expect(second.machine.handedOver).toEqual({
    open: [
      { kind: 'lab', lab: 'pool-async' },
      { kind: 'file', path: join(process.cwd(), 'a/program.py') },
      { kind: 'trace', path: resolve('/home/a student/50% done #2.labtrace') },
    ],
  })
  expect(second.machine.over).toBe(true)
  expect(second.windows.size).toBe(0)
})

test('what a second instance, the system or the command line wants opened reaches the engine', async () => {
  const app = await startApp({ argv: ['old.labtrace'] })
  const port = await portOf(app)
  app.window().minimised = true
  app.app.emit('second-instance', {}, [], '', { open: [{ kind: 'trace', path: '/b.labtrace' }] })
  app.app.emit('second-instance', {}, [], '', { open: 'nonsense' })
  app.app.emit('open-file', { preventDefault: () => undefined }, '/c.ts')
  app.app.emit('open-file', { preventDefault: () => undefined }, '/d.exe')
  expect(app.window().minimised).toBe(false)
  choose(app, 'run.start')
  expect(JSON.parse(await nextMessage(port))).toMatchObject({
    command: 'run.start',
    opened: [
      { engineFolder: join(app.folder, 'out', 'engine') },
      { kind: 'trace', path: join(process.cwd(), 'old.labtrace') },
      { kind: 'trace', path: '/b.labtrace' },
      { kind: 'file', path: '/c.ts' },
    ],
  })
})

test('our page, in its main frame, gets a port to the engine; nobody else does', async () => {
  const app = await startApp()
  const { contents, webContents } = app.window()
  const ask = (senderFrame: unknown, sender: unknown = webContents) =>
    app.ipcMain.emit('lab-ask-for-port', { sender, senderFrame })
  ask(null)
  ask({ url: PAGE })
  contents.url = 'https://example.org/'
  ask(contents.mainFrame)
  contents.url = 'app://elsewhere/index.html'
  ask(contents.mainFrame)
  contents.url = PAGE
  const port = await portOf(app)
  expect(contents.received).toHaveLength(1)
  const answer = nextMessage(port)
  port.postMessage('the page')
  expect(await answer).toBe('the engine has heard the page')
})

test('no navigation, no other window, no webview, no permission but to copy', async () => {
  const app = await startApp()
  const { contents } = app.window()
  const { cancelable, seen } = app
  for (const name of ['will-navigate', 'will-frame-navigate'])
    for (const [url, denied] of [
      ['https://example.org/', true],
      ['file:///etc/passwd', true],
      ['app://other/index.html', true],
      ['not a url', true],
      [PAGE, false],
    ] as const) {
      const event = cancelable({ url })
      contents.emit(name, event)
      expect(event.defaultPrevented, `${name} ${url}`).toBe(denied)
    }
  for (const name of ['will-redirect', 'will-attach-webview']) {
    const event = cancelable()
    contents.emit(name, event)
    expect(event.defaultPrevented, name).toBe(true)
  }
  expect(contents.openHandler!()).toEqual({ action: 'deny' })
  const granted = (permission: string, url: string) => {
    let answered: boolean | undefined
    contents.url = url
    seen.permissionRequest!(contents as never, permission as never, (yes) => (answered = yes), {} as never)
    expect(seen.permissionCheck!(null, permission as never, url, {} as never)).toBe(answered)
    return answered
  }
  expect(granted('clipboard-sanitized-write', PAGE)).toBe(true)
  expect(granted('clipboard-sanitized-write', 'https://example.org')).toBe(false)
  for (const permission of ['media', 'geolocation', 'notifications', 'openExternal', 'clipboard-read', 'usb'])
    expect(granted(permission, PAGE), permission).toBe(false)
  expect(seen.device!({} as never)).toBe(false)
  contents.url = PAGE
})

test('only what our page has made itself is saved, where the user says', async () => {
  const app = await startApp()
  const download = (url: string) => {
    const event = app.cancelable()
    const item = { getURL: () => url, getFilename: () => 'race.csv', setSaveDialogOptions: vi.fn() }
    app.downloads.emit('will-download', event, item)
    return { denied: event.defaultPrevented, asked: item.setSaveDialogOptions.mock.calls }
  }
  expect(download('blob:app://bundle/1234')).toEqual({
    denied: false,
    asked: [[{ defaultPath: join('/home/user/downloads', 'race.csv') }]],
  })
  for (const url of ['https://example.org/x.exe', 'blob:https://example.org/1', 'data:text/plain,x', PAGE])
    expect(download(url), url).toEqual({ denied: true, asked: [] })
})

test('the menu is in the language of the settings, follows it, and its items are commands of the page', async () => {
  const app = await startApp()
  const port = await portOf(app)
  await eventually(() => expect(item(app, 'run.start').label).toBe('全部运行'))
  const told = nextMessage(port)
  choose(app, 'app.settings')
  await told
  await eventually(() => expect(item(app, 'run.start').label).toBe('Run All'))
})

test('a program or a trace is chosen in the dialog of the system', async () => {
  const app = await startApp({ prepare: (_machine, { system }) => void (system.chosen = ['/x/y.py']) })
  const port = await portOf(app)
  choose(app, 'file.open')
  expect(JSON.parse(await nextMessage(port))).toMatchObject({ opened: [{}, { chosen: '/x/y.py' }] })
  expect(app.seen.dialogs[0]!.filters!.map(({ extensions }) => extensions.join(' '))).toEqual([
    'ts mts js mjs py labtrace ndjson',
    'ts mts js mjs py',
    'labtrace ndjson',
  ])
})

test('when the engine dies another is started, and the page gets a port to it', async () => {
  const app = await startApp()
  const port = await portOf(app)
  const closed = new Promise((resolve) => port.once('close', resolve))
  port.start()
  choose(app, 'view.catalog')
  await closed
  expect(await answered(app, 'again')).toBe('the engine has heard again')
  expect(app.forked).toHaveLength(2)
  expect(app.seen.errors).toEqual([])
  expect(app.windows.size).toBe(1)
})

test('an engine that dies again and again is given up with a sentence', async () => {
  const app = await startApp()
  for (let i = 0; i < 4; i++) {
    await portOf(app)
    choose(app, 'view.catalog')
    await eventually(() =>
      expect(app.forked.filter(({ pid }) => pid !== undefined).length).toBe(i < 3 ? 1 : 0),
    )
    await eventually(() => expect(app.forked).toHaveLength(Math.min(i + 2, 4)))
  }
  await eventually(() => expect(app.seen.errors).toHaveLength(1))
  expect(app.seen.errors[0]).toContain('引擎')
})

test('a page that crashes is loaded again, the engine goes on; one that crashes for ever is left', async () => {
  const app = await startApp()
  await portOf(app)
  const { contents } = app.window()
  contents.emit('render-process-gone', {}, { reason: 'clean-exit' })
  expect(contents.reloads).toBe(0)
  for (let i = 0; i < 4; i++) contents.emit('render-process-gone', {}, { reason: 'crashed' })
  expect(contents.reloads).toBe(3)
  expect(app.seen.errors).toHaveLength(1)
  expect(app.forked).toHaveLength(1)
})

test('the app ends when its window is closed, after the engine has stopped', async () => {
  const app = await startApp()
  await portOf(app)
  app.window().close()
  expect(app.machine.over).toBe(false)
  await eventually(() => expect(app.machine.over).toBe(true))
  expect(app.forked.map(({ pid }) => pid)).toEqual([undefined])
})

test('the window comes back where it was, unless no display shows it any more', async () => {
  const remembered = (state: unknown) => ({
    prepare: async () => {
      const folder = join(stateFolder(), 'desktop')
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, 'window.json'), JSON.stringify(state))
    },
  })
  const bounds = { x: 300, y: 200, width: 1000, height: 700 }
  const app = await startApp(remembered({ bounds, maximised: true }))
  expect(app.window()).toMatchObject({ bounds, maximised: true })
  const away = await startApp(remembered({ bounds: { ...bounds, x: 5000 }, maximised: false }))
  expect(away.window()).toMatchObject({ bounds: { width: 1280, height: 800 }, maximised: false })
  for (const broken of [{ bounds: { x: 'left' } }, 7, null])
    expect((await startApp(remembered(broken))).window().bounds.width).toBe(1280)
})

test('where the window is closed is remembered', async () => {
  const app = await startApp()
  app.window().bounds = { x: 10, y: 20, width: 900, height: 600 }
  app.window().maximised = true
  const { machine } = app
  app.window().close()
  expect(JSON.parse(await readFile(join(machine.userData, 'window.json'), 'utf8'))).toEqual({
    bounds: { x: 10, y: 20, width: 900, height: 600 },
    maximised: true,
  })
})
