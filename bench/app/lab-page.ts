/** The app as a measure meets it: the browser shell on the built page, and one window of a real browser on it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, CDPSession, Locator, Page } from '@playwright/test'
import { findChromium } from '../../build/chromium.mjs'
import { startShell } from '../../build/shell.mjs'
import type { Parameters } from '../bench.ts'
import { ENGINE } from '../folders.ts'
import { writeProgram } from './write-program.ts'

/** How long the app may take for anything that a measure waits for, milliseconds. */
const PATIENCE = 120_000
const SIZE = { width: 1280, height: 800 }
/** A user who has been here before; frames are measured with everything in motion. */
export const SETTINGS = { tourSeen: true, language: 'en', theme: 'light', motion: 'full', speed: 1 }

export interface LabPage {
  readonly page: Page
  /** Where the shell keeps things. */
  readonly state: string
  readonly devtools: CDPSession
  readonly run: Locator
  readonly stop: Locator
  readonly verdict: Locator
}

export interface LabPageOptions {
  /** Holds state folder and browser profile and outlives both; otherwise there is a new one, which does not. */
  readonly folder?: string
  readonly settings?: object
  /** What starts the shell, if it is not started directly. */
  readonly command?: readonly string[]
  /** Of bench/programs, to be on the screen, with other values than its own. */
  readonly program?: { readonly name: string; readonly parameters: Parameters }
}

/** undefined: these measures cannot be taken here. */
export const chromiumHere = findChromium

export const stateIn = (folder: string) => join(folder, 'state')

/** A folder for one measure, gone afterwards. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lab-bench-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Starts all of it, waits until something can be run, and takes it down again whatever happens. */
export function withLabPage<T>(options: LabPageOptions, use: (lab: LabPage) => Promise<T>): Promise<T> {
  const { folder } = options
  return folder === undefined
    ? withFolder((made) => openLabPage({ ...options, folder: made }, use))
    : openLabPage({ ...options, folder }, use)
}

async function openLabPage<T>(
  { folder, settings = SETTINGS, command, program }: LabPageOptions & { readonly folder: string },
  use: (lab: LabPage) => Promise<T>,
): Promise<T> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('there is no Chromium or Chrome here')
  const { chromium } = await import('@playwright/test')
  const state = stateIn(folder)
  const open = program && (await writeProgram(folder, program.name, program.parameters))
  const shell = await startShell({
    shell: join(ENGINE, 'browser.mjs'),
    state,
    settings,
    ...(command && { command }),
    ...(open !== undefined && { open }),
  })
  let context: BrowserContext | undefined
  try {
    const profile = join(folder, 'profile')
    context = await chromium.launchPersistentContext(profile, { executablePath, viewport: SIZE })
    context.setDefaultTimeout(PATIENCE)
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(shell.address)
    const lab = await labPage(page, context, state)
    // Connected: Run can be pressed.
    await lab.run.and(page.locator(':not([aria-disabled])')).waitFor()
    return await use(lab)
  } finally {
    await context?.close()
    await shell.close()
  }
}

async function labPage(page: Page, context: BrowserContext, state: string): Promise<LabPage> {
  // The tour hides what is behind it from assistive technology, which roles go by.
  const button = (name: string) =>
    page.locator('header').getByRole('button', { name, exact: true, includeHidden: true }).first()
  return {
    page,
    state,
    devtools: await context.newCDPSession(page),
    run: button('Run'),
    stop: button('Stop'),
    verdict: page.getByRole('region', { name: 'Verdict' }),
  }
}
