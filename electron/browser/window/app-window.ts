/** The page as an app window of the system's browser, with a profile of its own that goes with it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'

export interface AppWindow {
  /** Settled when the browser has ended; how long it lived, in milliseconds. */
  readonly ended: Promise<number>
  /** Ends it, and removes its profile. */
  close(): Promise<void>
}

const GROUPED = process.platform !== 'win32'
const CLOSE_MS = 3000
const REMOVE_MS = 5000

export async function openAppWindow(browser: string, address: string): Promise<AppWindow> {
  const folder = await mkdtemp(join(placeFor(browser), 'clab-window-'))
  const began = performance.now()
  const child = spawn(browser, argumentsFor(folder, await doorTo(address, folder)), {
    stdio: 'ignore',
    detached: GROUPED,
  })
  const ended = endOf(child).then(() => performance.now() - began)
  const removed = ended.then(() => remove(folder))
  return {
    ended,
    async close() {
      end(child, 'SIGTERM')
      const late = setTimeout(() => end(child, 'SIGKILL'), CLOSE_MS)
      await removed
      clearTimeout(late)
    },
  }
}

function argumentsFor(folder: string, page: string): string[] {
  return [
    `--app=${page}`,
    `--user-data-dir=${join(folder, 'profile')}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--window-size=1440,900',
  ]
}

/** A page that leads to the address: command lines can be read by every user of the machine, this file cannot. */
async function doorTo(address: string, folder: string): Promise<string> {
  const path = join(folder, 'open.html')
  const text = `<!doctype html>\n<meta http-equiv="refresh" content="0;url=${address}">\n<title>Concurrency Lab</title>\n`
  await writeFile(path, text, { mode: 0o600 })
  return pathToFileURL(path).href
}

/** A browser that is a snap has a /tmp of its own, and sees of the home folder only its own part. */
function placeFor(browser: string): string {
  const snap = realpathSync(browser).split(sep).includes('snap') || browser.startsWith('/snap/')
  return snap ? join(homedir(), 'snap', 'chromium', 'common') : tmpdir()
}

/** Helpers of the browser write into it for a moment after its end, and make it anew. */
async function remove(folder: string): Promise<void> {
  const until = performance.now() + REMOVE_MS
  for (let gone = 0; gone < 3 && performance.now() < until;) {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined)
    await pause(100)
    gone = existsSync(folder) ? 0 : gone + 1
  }
}

/** The browser with all its helpers: where there are process groups it has one of its own. */
function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    if (GROUPED && child.pid !== undefined) process.kill(-child.pid, signal)
    else child.kill(signal)
  } catch {
    // All of them have ended.
  }
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
}
