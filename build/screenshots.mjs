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
  en: { verdict: 'Verdict', ended: 'ran to its end', deadlock: 'Deadlock.', compare: 'Compare', run: 'Run' },
  zh: { verdict: '判定', ended: '运行到结束', deadlock: '死锁。', compare: '比较', run: '运行' },
}

/** `open`: the lab; `show`: what is done before the picture is taken. */
const PICTURES = [
  { theme: 'light', language: 'en', size: SMALL, name: 'catalog', show: async () => undefined },
  { theme: 'dark', language: 'zh', size: LARGE, name: 'catalog', show: async () => undefined },
  { theme: 'light', language: 'en', size: LARGE, name: 'running', open: 'producer-consumer', show: running },
  { theme: 'light', language: 'zh', size: SMALL, name: 'running', open: 'readers-writers', show: running },
  { theme: 'light', language: 'en', size: SMALL, name: 'deadlock', open: 'deadlock', show: deadlock },
  { theme: 'dark', language: 'zh', size: LARGE, name: 'deadlock', open: 'deadlock', show: deadlock },
  { theme: 'dark', language: 'en', size: LARGE, name: 'timeline', open: 'readers-writers', show: timeline },
  { theme: 'light', language: 'en', size: SMALL, name: 'compare', open: 'race', show: compare },
  { theme: 'light', language: 'en', size: LARGE, name: 'python', open: 'producer-consumer', show: python },
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

async function take({ theme, language, size, open, show, file }) {
  const settings = { theme, language, tourSeen: true, motion: 'reduced' }
  const shell = await startShell({ shell: join(OUT, 'browser.mjs'), settings, ...(open && { open }) })
  const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' })
  context.setDefaultTimeout(PATIENCE)
  try {
    const page = await context.newPage()
    await page.goto(shell.address)
    const words = WORDS[language]
    const lab = { page, words, verdict: page.getByRole('region', { name: words.verdict }) }
    const run = page.locator('header').getByRole('button', { name: words.run, exact: true }).first()
    await run.and(page.locator(':not([aria-disabled])')).waitFor()
    await show(lab)
    await page.waitForTimeout(REST)
    await page.screenshot({ path: join(FOLDER, file) })
  } finally {
    await context.close()
    await shell.close()
  }
}

/** In the middle: some items have been worked on, others wait. */
async function running({ page }) {
  await page.keyboard.press('Control+Enter')
  await page
    .locator('.dock-place')
    .getByText(/item 4|reads|read /)
    .first()
    .waitFor()
}

async function deadlock({ page, words, verdict }) {
  await page.keyboard.press('Control+Enter')
  await verdict.getByText(words.deadlock).first().waitFor()
}

async function finished({ page, words, verdict }) {
  await page.keyboard.press('Control+Enter')
  await verdict.getByText(words.ended).first().waitFor()
}

/** The timeline has the whole place. */
async function timeline(lab) {
  await finished(lab)
  await lab.page
    .locator('.dv-groupview', { has: lab.page.locator('canvas') })
    .getByRole('button', { name: /whole place/ })
    .first()
    .click()
}

/** Two runs of one lab: the same program, another number of lost updates. */
async function compare(lab) {
  const { page, words, verdict } = lab
  for (let n = 0; n < 2; n++) {
    await page.keyboard.press('Control+Enter')
    await verdict
      .getByText(/lost|ran to its end/i)
      .first()
      .waitFor()
    await page.waitForTimeout(REST)
  }
  await compareKept(page, words)
}

/** The same lab in both languages. */
async function python(lab) {
  const { page, words } = lab
  await finished(lab)
  await page.getByText('Python', { exact: true }).first().click()
  await page.waitForTimeout(REST)
  await finished(lab)
  await page.waitForTimeout(REST)
  await compareKept(page, words)
}

async function compareKept(page, words) {
  await page.keyboard.press('Alt+R')
  const boxes = page.locator('.runs-view tbody input[type=checkbox]')
  await boxes.nth(1).waitFor()
  await boxes.nth(1).check()
  await boxes.nth(0).check()
  await page.locator('.runs-view').getByRole('button', { name: words.compare, exact: true }).click()
}
