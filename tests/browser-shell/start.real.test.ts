import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { exists } from '../../electron/sampler/contract/identity.ts'
import { enter, makeHome, openWindow, startShell, type Shell, type ShellWindow } from './shell.ts'

const ROOT = resolve(import.meta.dirname, '../..')
/** The page may have to be built first. */
const LONG = 240_000
const ENDLESS = `import { Process } from 'lab/multiprocessing'
import { sleep } from 'lab/time'
export function work() { for (;;) sleep(1) }
export const child = new Process({ target: work, name: 'child' })
export function main() { child.start(); child.join() }
`
const TICKS = `import { print } from 'lab'
import { sleep } from 'lab/time'
export function main() { for (let n = 0; n < 60; n++) { print(n); sleep(0.02) } }
`

let home: string
let remove: () => Promise<void>
let shell: Shell | undefined

beforeEach(async () => {
  ;({ home, remove } = await makeHome())
})
afterEach(async () => {
  shell?.child.kill('SIGKILL')
  await shell?.ended
  shell = undefined
  await remove()
})

const target = (text: string) => ({ kind: 'text', name: 'program', language: 'typescript', text }) as const

/** What is in the temporary folder of the shell: everything a run needs while it lasts. */
const leftovers = () => readdirSync(home).filter((name) => name.startsWith('clab-'))

/** Starts the program of two processes, and waits until both run. */
async function startEndless(window: ShellWindow): Promise<{ run: string; pids: number[] }> {
  const { run } = await window.app.startRun({ target: target(ENDLESS) })
  await window.app.watchRun({ run, from: 0 })
  await expect
    .poll(() => window.of(run, 'actor-started').length, { timeout: 30_000 })
    .toBeGreaterThanOrEqual(2)
  return { run, pids: window.of(run, 'actor-started').map(({ pid }) => pid) }
}

test(
  'npm start -- --no-open prints an address, serves the page, and ends on SIGTERM leaving nothing',
  async () => {
    shell = await startShell(home, [], ['npm', 'start', '--'])
    const cookie = await enter(shell.address)
    const page = await fetch(new URL('/', shell.address), { headers: { cookie } })
    const text = await page.text()
    expect(text).toContain('<title>Concurrency Lab</title>')
    const script = /src="([^"]+\.js)"/.exec(text)![1]!
    const loaded = await fetch(new URL(script, shell.address), { headers: { cookie } })
    expect({ status: loaded.status, type: loaded.headers.get('content-type') }).toEqual({
      status: 200,
      type: expect.stringContaining('javascript') as string,
    })
    const window = await openWindow(shell.address, cookie)
    expect((await window.app.hello()).machine).toMatchObject({ shell: 'browser', utility: false })
    const { pids } = await startEndless(window)
    shell.child.kill('SIGTERM')
    await shell.ended
    await expect.poll(() => pids.filter(exists), { timeout: 20_000 }).toEqual([])
    await expect.poll(leftovers, { timeout: 20_000 }).toEqual([])
    expect(spawnSync('curl', ['-s', shell.address]).status).not.toBe(0)
  },
  LONG,
)

test(
  'two windows see the same run, and one whose connection broke goes on without gap or repetition',
  async () => {
    shell = await startShell(home)
    const cookie = await enter(shell.address)
    const first = await openWindow(shell.address, cookie)
    const second = await openWindow(shell.address, cookie)
    const { run } = await first.app.startRun({ target: target(TICKS) })
    await first.app.watchRun({ run, from: 0 })
    expect((await second.app.hello()).live).toMatchObject([{ run }])
    await second.app.watchRun({ run, from: 0 })
    await expect.poll(() => first.output(run), { timeout: 30_000 }).toContain('20\n')
    await first.close('broken')
    const seen = first.events(run)
    const again = await openWindow(shell.address, cookie)
    await again.app.watchRun({ run, from: seen.length })
    await Promise.all([again.over(run), second.over(run)])
    expect([...seen, ...again.events(run, seen.length)]).toEqual(second.events(run))
    expect(second.output(run)).toContain('59\n')
  },
  LONG,
)

test(
  'a run survives all its windows',
  async () => {
    shell = await startShell(home)
    const cookie = await enter(shell.address)
    const window = await openWindow(shell.address, cookie)
    const { run, pids } = await startEndless(window)
    await window.close('closed')
    const back = await openWindow(shell.address, cookie)
    expect((await back.app.hello()).live).toMatchObject([{ run, over: false }])
    expect(pids.every(exists)).toBe(true)
    await back.app.watchRun({ run, from: 0 })
    await back.app.kill({ run, actor: '0' })
    await back.over(run)
    expect(back.events(run).at(-1)).toMatchObject({ type: 'ended' })
    // Ctrl-C, with a run that still goes on.
    const last = await startEndless(back)
    shell.child.kill('SIGINT')
    expect(await shell.ended).toBe(0)
    // What was killed is a zombie until somebody has reaped it.
    await expect.poll(() => last.pids.filter(exists), { timeout: 20_000 }).toEqual([])
    expect(leftovers()).toEqual([])
  },
  LONG,
)

test.skipIf(process.platform === 'win32')(
  'a server that slept goes on where it was, with the window that was open',
  async () => {
    shell = await startShell(home)
    const window = await openWindow(shell.address, await enter(shell.address))
    const { run } = await window.app.startRun({ target: target(TICKS) })
    await window.app.watchRun({ run, from: 0 })
    await expect.poll(() => window.output(run), { timeout: 30_000 }).toContain('10\n')
    shell.child.kill('SIGSTOP')
    await new Promise((resolve) => setTimeout(resolve, 3000))
    shell.child.kill('SIGCONT')
    await window.over(run)
    expect(window.output(run)).toBe(Array.from({ length: 60 }, (_, n) => `${n}\n`).join(''))
  },
  LONG,
)

test(
  'a server that is killed takes its runs with it, and the next one finds their traces',
  async () => {
    shell = await startShell(home)
    const window = await openWindow(shell.address, await enter(shell.address))
    const { run, pids } = await startEndless(window)
    shell.child.kill('SIGKILL')
    await shell.ended
    await expect.poll(() => pids.filter(exists), { timeout: 20_000 }).toEqual([])
    shell = await startShell(home)
    const next = await openWindow(shell.address, await enter(shell.address))
    expect(await next.app.listRuns()).toMatchObject([{ run, live: false }])
    expect((await next.app.hello()).live).toEqual([])
    shell.child.kill('SIGTERM')
    await shell.ended
    await expect.poll(leftovers, { timeout: 20_000 }).toEqual([])
  },
  LONG,
)

test(
  'what is named on the command line is what the first window opens',
  async () => {
    shell = await startShell(home, ['deadlock'])
    const window = await openWindow(shell.address, await enter(shell.address))
    expect((await window.app.hello()).open).toEqual({ kind: 'lab', lab: 'deadlock' })
  },
  LONG,
)

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))

test.runIf(CHROMIUM)(
  'a real browser opens the page, and when it is closed the server ends by itself, its profile gone',
  async () => {
    const browser = join(home, 'browser')
    // Without a screen, and as root as containers are.
    const script = `#!/bin/sh\necho $$ > ${home}/pid\nexec ${CHROMIUM} --headless=new --no-sandbox "$@"\n`
    await writeFile(browser, script, { mode: 0o755 })
    const env = { ...process.env, LAB_BROWSER: browser, LAB_STATE_FOLDER: join(home, 'state'), TMPDIR: home }
    const child = spawn(process.execPath, ['build/start.mjs', '--browser'], {
      cwd: ROOT,
      env: { ...env, DISPLAY: ':0', CI: '', SSH_CONNECTION: '', SSH_TTY: '' },
      stdio: 'ignore',
    })
    const ended = once(child, 'exit')
    try {
      const log = () => readFile(join(home, 'state', 'app.log'), 'utf8').catch(() => '')
      await expect.poll(log, { timeout: 120_000 }).toContain('a window came')
      expect(leftovers().some((name) => name.startsWith('clab-window-'))).toBe(true)
      process.kill(Number(await readFile(join(home, 'pid'), 'utf8')))
      expect(await ended).toEqual([0, null])
      expect(leftovers()).toEqual([])
    } finally {
      child.kill('SIGKILL')
    }
  },
  LONG,
)

/** `npm start` where there is a screen, with a browser that shows nothing; settled with what it said when that is started. */
async function startDesktop(env: NodeJS.ProcessEnv): Promise<string> {
  const browser = join(home, 'browser')
  await writeFile(browser, `#!/bin/sh\necho $$ > ${home}/pid\nexec sleep 600\n`, { mode: 0o755 })
  const nothing = { CI: '', SSH_CONNECTION: '', SSH_TTY: '', HTTPS_PROXY: '', https_proxy: '' }
  const ours = { LAB_BROWSER: browser, LAB_STATE_FOLDER: join(home, 'state'), TMPDIR: home, DISPLAY: ':0' }
  const child = spawn(process.execPath, ['build/start.mjs'], {
    cwd: ROOT,
    env: { ...process.env, LANG: 'C', LC_ALL: '', ...nothing, ...ours, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()))
  const ended = once(child, 'exit')
  try {
    await expect.poll(() => existsSync(join(home, 'pid')), { timeout: 120_000 }).toBe(true)
    return said
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

test.skipIf(process.platform === 'win32')(
  'Electron that ends at once with a failure, or that can not be fetched, is told in a sentence, and the browser opens',
  async () => {
    const electron = join(home, 'electron')
    await writeFile(electron, '#!/bin/sh\necho "libnss3.so: cannot open" >&2\nexit 127\n', { mode: 0o755 })
    const failed = await startDesktop({ ELECTRON_EXEC_PATH: electron })
    expect(failed).toContain('libnss3.so: cannot open\n')
    expect(failed).toContain(
      'Electron could not be started (it ended at once with 127), so the app opens in your browser;',
    )
    await rm(join(home, 'pid'))
    const [none, mirror] = [join(home, 'none'), 'http://127.0.0.1:9/']
    const missing = await startDesktop({ ELECTRON_EXEC_PATH: none, ELECTRON_MIRROR: mirror })
    // It may have been tried in vain on this very machine.
    expect(missing).toMatch(
      /^Electron is not installed \((the site it comes from can't be reached|fetching it failed within the last day.*)\), so/m,
    )
  },
  LONG,
)

test.skipIf(process.platform === 'win32')(
  'Electron that ends well, or later, has been the app: no browser opens after it',
  async () => {
    const electron = join(home, 'electron')
    await writeFile(electron, '#!/bin/sh\necho "$@" > "$0.started"\nexit 0\n', { mode: 0o755 })
    const env = { ...process.env, CI: '', SSH_CONNECTION: '', SSH_TTY: '', DISPLAY: ':0' }
    const { status, stderr } = spawnSync(process.execPath, ['build/start.mjs', 'deadlock'], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...env, ELECTRON_EXEC_PATH: electron, LAB_BROWSER: '/bin/false', TMPDIR: home },
    })
    expect(await readFile(`${electron}.started`, 'utf8')).toBe(`${ROOT} deadlock\n`)
    expect({ status, browser: stderr.includes('browser') }).toEqual({ status: 0, browser: false })
  },
  LONG,
)

test(
  'a word that is neither a lab nor a file is told in one sentence, in the language of the terminal',
  () => {
    const start = (LANG: string) =>
      spawnSync(process.execPath, ['build/start.mjs', '--no-open', 'nonsense'], {
        cwd: ROOT,
        encoding: 'utf8',
        env: { ...process.env, LANG, LC_ALL: '', LC_MESSAGES: '', LAB_STATE_FOLDER: home, TMPDIR: home },
      })
    const english = start('en_GB.UTF-8')
    expect(english.status).toBe(2)
    expect(english.stderr).toContain('There is no lab and no file "nonsense"')
    expect(start('zh_CN.UTF-8').stderr).toContain('没有名为 "nonsense" 的实验或文件')
  },
  LONG,
)
