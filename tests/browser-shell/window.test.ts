import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openAppWindow } from '../../electron/browser/window/app-window.ts'
import { hasDisplay } from '../../electron/browser/window/display.ts'
import { fileDialog } from '../../electron/browser/window/file-dialog.ts'
import { findBrowser } from '../../electron/browser/window/find-browser.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clab-fake-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const onUnix = test.skipIf(process.platform === 'win32')

/** A program in the browser's place that writes down how it was started, and then does what `then` says. */
async function standIn(name: string, then: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(
    path,
    `#!/bin/sh\nprintf '%s\\n' "$@" > "${folder}/arguments.part"\nmv "${folder}/arguments.part" "${folder}/arguments"\n${then}\n`,
  )
  await chmod(path, 0o755)
  return path
}

onUnix('the window has a profile of its own, and the token is in no command line', async () => {
  const browser = await standIn('chromium', 'exec sleep 600')
  const window = await openAppWindow(browser, 'http://127.0.0.1:1/open?token=hidden')
  await expect.poll(() => existsSync(join(folder, 'arguments'))).toBe(true)
  const args = (await readFile(join(folder, 'arguments'), 'utf8')).trim().split('\n')
  expect(args.join(' ')).not.toContain('hidden')
  const door = new URL(args.find((arg) => arg.startsWith('--app='))!.slice('--app='.length))
  expect(await readFile(door, 'utf8')).toContain('http://127.0.0.1:1/open?token=hidden')
  const profile = args.find((arg) => arg.startsWith('--user-data-dir='))!.slice('--user-data-dir='.length)
  await writeFile(join(profile, '..', 'something'), 'of the browser')
  await window.close()
  expect(existsSync(join(profile, '..'))).toBe(false)
})

onUnix('a browser that ends by itself takes its profile with it', async () => {
  const before = (await readdir(tmpdir())).filter((name) => name.startsWith('clab-window-'))
  const window = await openAppWindow(await standIn('chromium', 'exit 1'), 'http://127.0.0.1:1/')
  expect(await window.ended).toBeLessThan(20_000)
  await window.close()
  expect((await readdir(tmpdir())).filter((name) => name.startsWith('clab-window-'))).toEqual(before)
})

onUnix('a program that is no program ends at once', async () => {
  const window = await openAppWindow(
    await standIn('chromium', '').then((path) => chmod(path, 0o644).then(() => path)),
    'x',
  )
  await window.ended
  await window.close()
})

test.runIf(process.platform === 'linux')(
  'the browser is looked for along PATH, and a chosen one comes first',
  async () => {
    expect(findBrowser({ PATH: folder })).toBeUndefined()
    const chromium = await standIn('chromium', '')
    expect(findBrowser({ PATH: `/nowhere:${folder}` })).toBe(chromium)
    const chrome = await standIn('google-chrome', '')
    expect(findBrowser({ PATH: folder })).toBe(chrome)
    const other = await standIn('other', '')
    expect(findBrowser({ PATH: folder, LAB_BROWSER: other })).toBe(other)
  },
)

test.runIf(process.platform === 'linux')(
  'a dialog gives the path that was chosen, and nothing if it was cancelled',
  async () => {
    const never = new AbortController().signal
    expect(fileDialog(never, { PATH: folder })).toBeUndefined()
    await standIn('kdialog', 'echo "/tmp/mine and yours.py"')
    expect(await fileDialog(never, { PATH: folder })!()).toBe('/tmp/mine and yours.py')
    await standIn('zenity', 'exit 1')
    expect(await fileDialog(never, { PATH: folder })!()).toBeUndefined()
    expect(await readFile(join(folder, 'arguments'), 'utf8')).toContain('*.labtrace')
    await standIn('zenity', 'exec sleep 600')
    const closing = new AbortController()
    const asking = fileDialog(closing.signal, { PATH: folder })!()
    closing.abort()
    expect(await asking).toBeUndefined()
  },
)

test.each([
  [{ DISPLAY: ':0' }, 'linux', true],
  [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', true],
  [{}, 'linux', false],
  [{ DISPLAY: ':0', CI: '1' }, 'linux', false],
  [{ DISPLAY: ':0', SSH_CONNECTION: 'a b c d' }, 'linux', false],
  [{}, 'darwin', true],
  [{ SSH_TTY: '/dev/pts/1' }, 'darwin', false],
  [{}, 'win32', true],
] as const)('with %j on %s a window can be seen: %s', (env, platform, seen) => {
  expect(hasDisplay(env, platform)).toBe(seen)
})
