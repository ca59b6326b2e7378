/**
 * `npm run screenshots`: runs the labs for real in the browser shell and takes the pictures of docs/screenshots, or only those
 * whose names begin like one of the arguments. Each has a shell and a state folder of its own, so that none shows what
 * another one left.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { OUT, ROOT } from './bundles.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensure } from './ensure.mjs'
import { startShell } from './shell.mjs'

const FOLDER = join(ROOT, 'docs', 'screenshots')
const SMALL = { width: 1280, height: 800 }
const LARGE = { width: 1920, height: 1080 }
/** For anything that a picture waits for. */
const PATIENCE = 60_000
/** Until layout, fonts and the editor have come to rest. */
const REST = 1500

/** Words that the pictures look for, in the language in which they are taken. */
const WORDS = {
  en: {
    run: 'Run',
    stop: 'Stop',
    verdict: 'Verdict',
    deadlock: 'Deadlock.',
    timeline: 'Timeline',
    maximise: 'Give this panel the whole place',
    compare: 'Compare',
  },
  zh: {
    run: '运行',
    stop: '停止',
    verdict: '判定',
    deadlock: '死锁。',
    timeline: '时间线',
    maximise: '让此面板占满全部位置',
    compare: '比较',
  },
}

/** `open`: the lab; `show`: what is done before the picture is taken. */
const PICTURES = [
  { theme: 'light', language: 'en', size: SMALL, name: 'catalog', show: catalog },
  { theme: 'dark', language: 'zh', size: LARGE, name: 'catalog', show: catalog },
  {
    theme: 'light',
    language: 'en',
    size: LARGE,
    name: 'running',
    open: 'producer-consumer',
    // So that it is still under way on a busy machine.
    speed: 0.5,
    show: running,
  },
  { theme: 'light', language: 'zh', size: SMALL, name: 'running', open: 'readers-writers', show: running },
  { theme: 'light', language: 'en', size: SMALL, name: 'deadlock', open: 'deadlock', show: deadlock },
  { theme: 'dark', language: 'zh', size: LARGE, name: 'deadlock', open: 'deadlock', show: deadlock },
  { theme: 'dark', language: 'en', size: LARGE, name: 'timeline', open: 'readers-writers', show: timeline },
  { theme: 'light', language: 'zh', size: SMALL, name: 'timeline', open: 'readers-writers', show: timeline },
  { theme: 'light', language: 'en', size: LARGE, name: 'languages', open: 'deadlock', show: languages },
  { theme: 'light', language: 'en', size: SMALL, name: 'compare', open: 'race', show: compare },
  { theme: 'light', language: 'en', size: SMALL, name: 'python', open: 'producer-consumer', show: python },
]

await ensure(['actor.cjs', 'sampler.cjs', 'browser.mjs', 'python', 'renderer'])
const { path: executablePath, reason } = await ensureChromium()
if (!executablePath) {
  process.stderr.write(`No pictures were taken: ${reason}.\n`)
  process.exit(1)
}
await mkdir(FOLDER, { recursive: true })
const browser = await chromium.launch({ executablePath })
try {
  const wanted = process.argv.slice(2)
  const chosen = PICTURES.map((one) => ({ ...one, file: fileOf(one) })).filter(
    ({ file }) => wanted.length === 0 || wanted.some((word) => file.startsWith(word)),
  )
  for (const picture of chosen) {
    await take(picture)
    console.log(picture.file)
  }
} finally {
  await browser.close()
}

function fileOf({ name, theme, language, size }) {
  return `${name}-${theme}-${language}-${size.width}x${size.height}.png`
}

async function take({ theme, language, size, open, speed = 1, show, file }) {
  const settings = { theme, language, speed, tourSeen: true, motion: 'reduced' }
  const shell = await startShell({ shell: join(OUT, 'browser.mjs'), settings, ...(open && { open }) })
  const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' })
  context.setDefaultTimeout(PATIENCE)
  try {
    const page = await context.newPage()
    await page.goto(shell.address)
    const words = WORDS[language]
    const verdict = page.getByRole('region', { name: words.verdict })
    const button = (name) => page.locator('header').getByRole('button', { name, exact: true }).first()
    const run = button(words.run)
    await run.and(page.locator(':not([aria-disabled])')).waitFor()
    await show({ page, words, verdict, stop: button(words.stop) })
    // A panel that was chosen by keyboard has a ring around it.
    await page.evaluate(() => document.activeElement?.blur())
    await page.waitForTimeout(REST)
    await page.screenshot({ path: join(FOLDER, file) })
  } finally {
    await context.close()
    await shell.close()
  }
}

/** What the app shows first: the lab speaks about itself. */
async function catalog({ page }) {
  await page.locator('[data-panel=lab]').waitFor()
}

/** In the middle: some items have been worked on, others wait. */
async function running({ page }) {
  await page.keyboard.press('Alt+2')
  await coloured(page)
  await page.keyboard.press('Control+Enter')
  await page
    .locator('[data-panel=console]')
    .getByText(/finished item 2|reads version/)
    .first()
    .waitFor()
}

async function deadlock({ page, words, verdict }) {
  await page.keyboard.press('Control+Enter')
  await verdict.getByText(words.deadlock).first().waitFor()
  await coloured(page)
}

/** The editor has come and has read the program. */
async function coloured(page) {
  await page.locator('.view-line .mtk1 ~ span:not(.mtk1)').first().waitFor()
}

/** From its beginning on, so that the end of the run before does not count. */
async function finished({ page, stop }) {
  await page.keyboard.press('Control+Enter')
  await stop.and(page.locator(':not([aria-disabled])')).waitFor()
  await stop.and(page.locator('[aria-disabled=true]')).waitFor()
}

/** The timeline has the whole place. */
async function timeline(lab) {
  const { page, words } = lab
  await finished(lab)
  const tab = page.getByRole('tab', { name: words.timeline, exact: true })
  const group = page.locator('.dv-groupview').filter({ has: tab })
  await group.getByRole('button', { name: words.maximise }).click()
}

/** The program in both languages; the one that ran shows who stands where. */
async function languages(lab) {
  await lab.page.keyboard.press('Alt+B')
  await deadlock(lab)
}

/** Two runs of one lab: the same program, another number of lost updates. */
async function compare(lab) {
  await finished(lab)
  await finished(lab)
  await compareKept(lab)
}

/** The same lab in both languages. */
async function python(lab) {
  await finished(lab)
  await lab.page.locator('header').getByText('Python', { exact: true }).click()
  await finished(lab)
  await compareKept(lab)
}

async function compareKept({ page, words }) {
  await page.keyboard.press('Alt+R')
  const boxes = page.locator('.runs-view tbody input[type=checkbox]')
  await boxes.nth(1).waitFor()
  await boxes.nth(1).check()
  await boxes.nth(0).check()
  await page.locator('.runs-view').getByRole('button', { name: words.compare, exact: true }).click()
}
