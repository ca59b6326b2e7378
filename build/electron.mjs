/** Electron's program: where it is, and fetching it once if it isn't there. Only node: modules here. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { lookup } from 'node:dns/promises'
import { connect } from 'node:net'
import { dirname, join } from 'node:path'
import { ROOT } from './bundles.mjs'

const PACKAGE = join(ROOT, 'node_modules', 'electron')
/** Where a failure is noted: not every start should try again. */
const FAILED = join(ROOT, '.cache', 'electron-not-fetched')
const TRY_AGAIN_MS = 24 * 3600_000
/** To find out whether there is a network at all. */
const REACH_MS = 3000
/** For some 120 MB; a class behind a slow line takes the browser meanwhile. */
const FETCH_MS = 5 * 60_000

/** The program's path; undefined if it isn't there. */
export function electronPath() {
  const chosen = process.env.ELECTRON_EXEC_PATH
  if (chosen) return existsSync(chosen) ? chosen : undefined
  try {
    const path = join(PACKAGE, 'dist', readFileSync(join(PACKAGE, 'path.txt'), 'utf8').trim())
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}

/** Fetches it; resolves with `undefined` or why that was not possible: `offline`, `slow`, `failed`, `failed-before`. */
export async function fetchElectron(say) {
  if (failedLately()) return 'failed-before'
  // Quickly found out, so it is tried again each time.
  if (!(await isReachable())) return 'offline'
  const reason = await install(say)
  if (reason) noteFailure()
  else rmSync(FAILED, { force: true })
  return reason
}

async function install(say) {
  say()
  const child = spawn(process.execPath, [join(PACKAGE, 'install.js')], {
    cwd: ROOT,
    stdio: ['ignore', 2, 'ignore'],
  })
  let slow = false
  const late = setTimeout(() => {
    slow = true
    child.kill('SIGKILL')
  }, FETCH_MS)
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', resolve)
  })
  clearTimeout(late)
  if (slow) return 'slow'
  return code === 0 && electronPath() ? undefined : 'failed'
}

/** Whether the place it is fetched from answers at all. Behind a proxy that can't be told from here. */
async function isReachable() {
  if (process.env.HTTPS_PROXY ?? process.env.https_proxy ?? process.env.ELECTRON_GET_USE_PROXY) return true
  const mirror =
    process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/'
  const { hostname, port, protocol } = new URL(mirror)
  const timeout = new Promise((resolve) => setTimeout(resolve, REACH_MS, false).unref())
  const reach = lookup(hostname).then(
    ({ address }) =>
      new Promise((resolve) => {
        const socket = connect(Number(port) || (protocol === 'http:' ? 80 : 443), address)
        const done = (ok) => {
          socket.destroy()
          resolve(ok)
        }
        socket.setTimeout(REACH_MS, () => done(false))
        socket.once('connect', () => done(true))
        socket.once('error', () => done(false))
      }),
    () => false,
  )
  return Promise.race([reach, timeout])
}

function failedLately() {
  try {
    const { version, time } = JSON.parse(readFileSync(FAILED, 'utf8'))
    return version === wanted() && Date.now() - time < TRY_AGAIN_MS
  } catch {
    return false
  }
}

function noteFailure() {
  mkdirSync(dirname(FAILED), { recursive: true })
  writeFileSync(FAILED, JSON.stringify({ version: wanted(), time: Date.now() }))
}

function wanted() {
  return JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version
}
