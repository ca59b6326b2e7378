/**
 * `npm start`: installs and builds what is missing, then opens the app: in Electron if its program is there or can be
 * fetched, else in a browser, with one sentence that says why. `npm start -- <lab | program | trace>` opens that;
 * `--no-open` prints the address of the page; `--browser` leaves Electron out; `--terminal` is the menu of labs.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { OUT, ROOT } from './bundles.mjs'
import { electronPath, fetchElectron } from './electron.mjs'
import { ensureBuilt, ensureInstalled } from './ensure.mjs'

const ENGINE = ['actor.cjs', 'sampler.cjs', 'python', 'renderer']
const chinese = /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '')
/** Electron that fails sooner has not shown anything: a library is missing, it runs as root, there is no sandbox, … */
const TOO_SOON_MS = 5000
const say = (en, zh) => void process.stderr.write(`${chinese ? zh : en}\n`)

const WHY = {
  offline: ["the site it comes from can't be reached", '无法连接到下载它的网站'],
  slow: ['fetching it took too long', '下载时间过长'],
  failed: ['fetching it failed', '下载失败'],
  'failed-before': [
    'fetching it failed within the last day; "npx install-electron" tries again',
    '最近一天内下载失败过；可用 "npx install-electron" 重试',
  ],
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** npm changes to the project's folder; a path is meant from where npm was called. */
const from = process.env.INIT_CWD ?? process.cwd()
const args = process.argv.slice(2).map((arg) => {
  const path = resolve(from, arg)
  return !arg.startsWith('-') && /[./\\]/.test(arg) && existsSync(path) ? path : arg
})
if (args.includes('--terminal')) {
  process.argv.splice(2, process.argv.length, 'menu', ...args.filter((arg) => arg !== '--terminal'))
  await import('./lab.mjs')
} else {
  await ensureInstalled()
  const electron = await electronFor(args)
  if (electron) await desktop(electron)
  else await browser()
}

/** The program to start; undefined: the browser, and if nobody asked for it, why has been said. */
async function electronFor(args) {
  if (args.includes('--no-open') || args.includes('--browser') || !hasDisplay()) return undefined
  const found = electronPath()
  if (found) return found
  const reason = await fetchElectron(() => say('Fetching Electron (once) …', '正在下载 Electron（仅一次）……'))
  if (!reason) return electronPath()
  const [en, zh] = WHY[reason]
  sayBrowser(`Electron is not installed (${en})`, `没有安装 Electron（${zh}）`)
  return undefined
}

function sayBrowser(en, zh) {
  say(
    `${en}, so the app opens in your browser; only utility processes are missing there.`,
    `${zh}，因此应用在浏览器中打开；除 utility 进程外功能相同。`,
  )
}

async function browser() {
  await ensureBuilt([...ENGINE, 'browser.mjs'])
  process.argv.splice(2, process.argv.length, ...args.filter((arg) => arg !== '--browser'))
  // In this very process, so that Ctrl-C reaches it alone.
  await import(pathToFileURL(join(OUT, 'browser.mjs')).href)
}

async function desktop(electron) {
  await ensureBuilt([...ENGINE, 'main.cjs', 'preload.cjs', 'engine.cjs'])
  const why = await runElectron(electron)
  if (!why) return
  sayBrowser(`Electron could not be started (${why.en})`, `无法启动 Electron（${why.zh}）`)
  await browser()
}

/** Settled when it has ended, with why it never showed a window; undefined: it did, or was told to end. */
async function runElectron(electron) {
  const began = performance.now()
  const child = spawn(electron, [ROOT, ...args], { stdio: 'inherit' })
  let told = false
  const pass = (signal) => {
    told = true
    child.kill(signal)
  }
  for (const signal of SIGNALS) process.on(signal, pass)
  const why = await new Promise((resolve) => {
    child.once('error', ({ message }) => resolve({ en: message, zh: message }))
    child.once('exit', (code, signal) => {
      const soon = performance.now() - began < TOO_SOON_MS
      if (code !== 0 && soon && !told) {
        const how = code ?? signal
        resolve({ en: `it ended at once with ${how}`, zh: `它立即以 ${how} 结束` })
      } else {
        process.exitCode = code ?? 1
        resolve(undefined)
      }
    })
  })
  for (const signal of SIGNALS) process.off(signal, pass)
  return why
}

/** As in electron/browser/window/display.ts, which is not built yet here. */
function hasDisplay() {
  if (process.env.CI || process.env.SSH_CONNECTION || process.env.SSH_TTY) return false
  if (process.platform === 'win32' || process.platform === 'darwin') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}
