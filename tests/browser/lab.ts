/** The fixtures: one shell for all tests of a file, and for each test a window in which the tour is over and nothing runs. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
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
}

export const test = base.extend<{ lab: LabWindow }, { shell: Shell }>({
  shell: [
    async ({ browser }, use) => {
      const state = mkdtempSync(join(tmpdir(), 'lab-browser-'))
      const child = spawn(process.execPath, [SHELL, '--no-open'], {
        env: { ...process.env, LAB_STATE_FOLDER: state, LANG: 'C.UTF-8' },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      try {
        const address = await addressOf(child)
        const context = await openFirst(browser, address)
        await use({ origin: new URL(address).origin, state, context })
        await context.close()
      } finally {
        await ended(child)
        rmSync(state, { recursive: true, force: true })
      }
    },
    { scope: 'worker' },
  ],
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

export { expect }
export type { Page }

/** The first window of all meets the tour, and leaves it. */
async function openFirst(browser: Browser, address: string): Promise<BrowserContext> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(address)
  await page.getByRole('dialog', { name: 'A short tour' }).press('Escape')
  const lab = new LabWindow(page, [])
  await lab.ready()
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
