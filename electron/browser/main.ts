/** The browser shell: the app on 127.0.0.1, in an app window of the system's browser, or at an address that is printed. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import open from 'open'
import manifest from '../../package.json' with { type: 'json' }
import { openHost } from '../host/host.ts'
import { openTargetOf } from '../host/open-target.ts'
import { engineFolder, stateFolder } from '../session/folders.ts'
import { chooseLanguage } from '../session/language.ts'
import { Lifetime } from './lifetime.ts'
import { openServer } from './server/server.ts'
import { openAppWindow, type AppWindow } from './window/app-window.ts'
import { hasDisplay } from './window/display.ts'
import { fileDialog } from './window/file-dialog.ts'
import { findBrowser } from './window/find-browser.ts'
import { words } from './words.ts'

/** A browser that ends sooner than this has not shown anything (as root, without a display, …). */
const TOO_SOON_MS = 5000
/** A signal that comes so soon after the first was not sent by a person: the library under `conf` sends it again. */
const AGAIN_MS = 300
/** How often it is looked whether npm is still there. */
const PARENT_MS = 1000
const parent = process.ppid

const say = words[chooseLanguage(undefined, process.env)]
const args = process.argv.slice(2)
const word = args.find((arg) => !arg.startsWith('-'))
const tell = (text: string) => void process.stderr.write(`${text}\n`)

await main().catch((cause: unknown) => {
  tell(say.failed(cause instanceof Error ? cause.message : String(cause)))
  process.exit(1)
})

async function main(): Promise<void> {
  const folder = join(engineFolder(), '..', 'renderer')
  if (!existsSync(join(folder, 'index.html'))) return leave(2, say.noPage(folder))
  const target = word === undefined ? undefined : openTargetOf(word)
  if (word !== undefined && !target) return leave(2, say.noTarget(word))

  const closing = new AbortController()
  const chooseFile = hasDisplay() ? fileDialog(closing.signal) : undefined
  const host = await openHost({
    shell: 'browser',
    version: manifest.version,
    engineFolder: engineFolder(),
    stateFolder: stateFolder(),
    changed: () => lifetime.changed(),
    ...(chooseFile && { chooseFile }),
  })
  // A signal that nobody handles still ends every process of ours.
  process.on('exit', () => host.closeNow())
  if (target) await host.open(target)

  const lifetime = new Lifetime({
    windows: () => host.windows,
    runs: () => host.runs,
    end: () => void end(say.ended),
  })
  const server = await openServer({
    folder,
    attach: (channel) => host.attach(channel),
    gone: (lost) => lifetime.gone(lost),
  })
  let window: AppWindow | undefined
  let ending = false
  /** When a signal asked us to end. */
  let asked = 0

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!ending) {
        asked = performance.now()
        void end(say.stopping)
      } else if (performance.now() - asked > AGAIN_MS) process.exit(130)
    })
  }
  // npm passes a signal on to its shell only, and that one to nobody.
  if (process.env['npm_lifecycle_event'] !== undefined)
    setInterval(() => process.ppid !== parent && void end(say.stopping), PARENT_MS).unref()
  if (args.includes('--no-open') || !hasDisplay()) tellAddress()
  else await show()

  async function show(): Promise<void> {
    const browser = findBrowser()
    if (browser === undefined) {
      tell(say.noBrowser)
      // Whatever opens addresses here; it may be a browser that the page was not made for.
      await open(server.address).catch(() => undefined)
      return tellAddress()
    }
    window = await openAppWindow(browser, server.address)
    tell(say.opened)
    void window.ended.then((lived) => {
      if (ending) return
      if (lived > TOO_SOON_MS || host.windows > 0) return lifetime.browserEnded()
      tell(say.browserEnded)
      tellAddress()
    })
  }

  /** On stdout, alone in its line at the end: a script can take it from there. */
  function tellAddress(): void {
    process.stdout.write(`${say.address(server.address)}\n`)
  }

  async function end(why: string): Promise<void> {
    if (ending) return
    ending = true
    tell(why)
    lifetime.stop()
    closing.abort()
    await Promise.all([host.close(), window?.close()])
    await server.close()
    process.exit(0)
  }
}

function leave(code: number, text: string): never {
  tell(text)
  process.exit(code)
}
