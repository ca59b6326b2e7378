/** The fixtures: one shell for all tests of a file, and for each test a window in which the tour is over and nothing runs. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test as base, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { LabWindow } from './lab-window.ts'

const SHELL = process.env['LAB_BROWSER_SHELL'] ?? resolve(import.meta.dirname, '../../out/engine/browser.mjs')

export interface Shell {
  readonly origin: string
  readonly state: string
  /** Holds the cookie, which is given once; every window of the tests is one of its pages. */
  readonly context: BrowserContext
  readonly process: ChildProcess
}

export interface ShellOptions {
  /** A folder that outlives it; otherwise it has its own for the time. */
  readonly state?: string
  /** Traces are kept on a disk of this size (Linux). */
  readonly runsBytes?: number
  /** What it is started to show: a lab's id, or a file. */
  readonly open?: string
}

export const test = base.extend<{ lab: LabWindow }, { shell: Shell }>({
  shell: [({ browser }, use) => withShell(browser, {}, use), { scope: 'worker' }],
  lab: async ({ shell }, use) => {
    const page = await shell.context.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text())
    })
    const lab = new LabWindow(page, faults)
    await page.goto(shell.origin)
    await lab.ready()
    await use(lab)
    await lab.stopIfRunning()
    await page.close()
    expect(faults, 'what the page complained about').toEqual([])
  },
})

/** A shell of one's own, for as long as it is used. */
export async function withShell(
  browser: Browser,
  { state: given, runsBytes, open }: ShellOptions,
  use: (shell: Shell) => Promise<void>,
): Promise<void> {
  const state = given ?? mkdtempSync(join(tmpdir(), 'lab-browser-'))
  const known = existsSync(join(state, 'settings.json'))
  const command = [process.execPath, SHELL, '--no-open', ...(open === undefined ? [] : [open])]
  // In a mount namespace of its own, so that nobody else sees the small disk and nothing has to be taken away.
  const mount = `mount -t tmpfs -o size=${runsBytes} none "$LAB_STATE_FOLDER/runs"; exec "$0" "$@"`
  const wrapped = runsBytes === undefined ? command : ['unshare', '-rm', 'sh', '-ec', mount, ...command]
  if (runsBytes !== undefined) mkdirSync(join(state, 'runs'))
  const [file, ...args] = wrapped
  const child = spawn(file!, args, {
    env: { ...process.env, LAB_STATE_FOLDER: state, LANG: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  try {
    const address = await addressOf(child)
    const context = await openFirst(browser, address, !known && open === undefined)
    await use({ origin: new URL(address).origin, state, context, process: child })
    await context.close()
  } finally {
    await ended(child)
    if (given === undefined) rmSync(state, { recursive: true, force: true })
  }
}

/** A window of a shell, whatever it complains about. */
export async function openWindow({ context, origin }: Shell): Promise<LabWindow> {
  const page = await context.newPage()
  await page.goto(origin)
  const lab = new LabWindow(page, [])
  await lab.ready()
  return lab
}

export { expect }
export type { Page }

/** The first window of all meets the tour, if it is the first ever and nothing was asked for, and leaves it. */
async function openFirst(browser: Browser, address: string, tour: boolean): Promise<BrowserContext> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(address)
  const lab = new LabWindow(page, [])
  await lab.ready()
  if (tour) await page.getByRole('dialog', { name: 'A short tour' }).press('Escape')
  await lab.stopIfRunning()
  // It stays, so that the shell does not end between two tests.
  return context
}

async function addressOf(child: ChildProcess): Promise<string> {
  let text = ''
  for await (const piece of child.stdout!) {
    text += String(piece)
    const address = /http:\/\/\S+/.exec(text)?.[0]
    if (address) return address
  }
  throw new Error(`the shell ended before it told its address: ${text}`)
}

/** It leaves nothing behind: it must end by itself when it is asked to. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = new Promise<number | null>((done) => child.once('exit', done))
  child.kill('SIGTERM')
  expect(await exited, 'the shell’s exit code').toBe(0)
}
