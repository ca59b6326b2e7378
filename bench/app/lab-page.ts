/** The app as a measure meets it: the browser shell on the built page, and one window of a real browser on it. */
import { join } from 'node:path'
import type { BrowserContext, CDPSession, Locator, Page } from '@playwright/test'
import { findChromium } from '../../build/chromium.mjs'
import { startShell, type ShellOptions, type StartedShell } from '../../build/shell.mjs'
import { ENGINE } from '../folders.ts'

/** How long the app may take for anything that a measure waits for, milliseconds. */
const PATIENCE = 300_000
const SIZE = { width: 1280, height: 800 }
/** A user who has been here before; frames are measured with everything in motion. */
export const SETTINGS = { tourSeen: true, language: 'en', theme: 'light', motion: 'full', speed: 1 }

export interface LabPage {
  readonly page: Page
  readonly shell: StartedShell
  readonly devtools: CDPSession
  readonly run: Locator
  readonly stop: Locator
  readonly verdict: Locator
  setParameter(name: string, value: number): Promise<void>
}

/** undefined: whoever opens an app window for `npm start` finds none either. */
export const chromiumHere = findChromium

type LabPageOptions = Omit<ShellOptions, 'shell'> & {
  /** Before the shell starts, in its state folder. */
  readonly profile?: string
}

/** Starts all of it, waits until something can be run, and takes it down again whatever happens. */
export async function withLabPage<T>(
  { profile = '', ...options }: LabPageOptions,
  use: (lab: LabPage) => Promise<T>,
): Promise<T> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('there is no Chromium or Chrome here')
  const { chromium } = await import('@playwright/test')
  const shell = await startShell({ settings: SETTINGS, ...options, shell: join(ENGINE, 'browser.mjs') })
  let context: BrowserContext | undefined
  try {
    context = await chromium.launchPersistentContext(profile, { executablePath, viewport: SIZE })
    context.setDefaultTimeout(PATIENCE)
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(shell.address)
    const lab = await labPage(page, context, shell)
    // Connected: Run can be pressed.
    await lab.run.and(page.locator(':not([aria-disabled])')).waitFor()
    return await use(lab)
  } finally {
    await context?.close()
    await shell.close()
  }
}

async function labPage(page: Page, context: BrowserContext, shell: StartedShell): Promise<LabPage> {
  // The tour hides what is behind it from assistive technology, which roles go by.
  const button = (name: string) =>
    page.locator('header').getByRole('button', { name, exact: true, includeHidden: true }).first()
  return {
    page,
    shell,
    devtools: await context.newCDPSession(page),
    run: button('Run'),
    stop: button('Stop'),
    verdict: page.getByRole('region', { name: 'Verdict' }),
    async setParameter(name, value) {
      await page.getByRole('button', { name: /^Parameters/ }).click()
      await page.locator(`#parameter-${name}`).fill(String(value))
      await page.keyboard.press('Escape')
    },
  }
}
