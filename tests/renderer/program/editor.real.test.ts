/** The program panel in a real browser, bundled and under the page's own policy. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chromium, type Browser, type Page } from 'playwright-core'
import { builtStand, type Stand } from './built-stand.ts'
import { eventually } from '../../eventually.ts'

let stand: Stand
let browser: Browser
let page: Page
let said: string[]

beforeAll(async () => {
  stand = await builtStand()
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' })
}, 120_000)
afterAll(async () => {
  await browser.close()
  await stand.close()
})
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 900, height: 1000 } })
  said = []
  page.on('pageerror', (error) => said.push(error.message))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(message.text())
  })
})
afterEach(async () => {
  await page.close()
  expect(said).toEqual([])
})

async function show(query: Record<string, string>): Promise<void> {
  await page.goto(`${stand.url}?${new URLSearchParams({ panel: 'program', ...query }).toString()}`)
  await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 30_000 })
}
const deadlock = { lab: 'deadlock', trace: '/trace/deadlock' }

/** Makes the lab's program one's own and puts the caret on a fresh line at its end. */
async function copyAndGoToEnd(): Promise<void> {
  await page.getByRole('button', { name: 'Copy to my programs' }).click()
  await page.getByLabel('Name of the program').waitFor()
  await page.locator('.monaco-editor').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
}

describe('the program panel', () => {
  test('marks the lines of a deadlock in the margin and says who waits; a mark selects its actor', async () => {
    await show(deadlock)
    const marks = page.locator('.line-marks button')
    await expect.poll(() => marks.count()).toBe(2)
    expect(await marks.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))).toEqual([
      expect.stringMatching(/^t1 waits for lock2 \d\.\d s, killed$/),
      expect.stringMatching(/^t2 waits for lock1 \d\.\d s, killed$/),
    ])
    await expect.poll(() => page.locator('.verdict-line').count()).toBe(2)
    await expect.poll(() => page.locator('.line-words').first().textContent()).toMatch(/t1.waits.for.lock2/)
    const numbers = await page
      .locator('.line-numbers')
      .evaluateAll((all) => all.map((one) => [one.textContent, one.getBoundingClientRect().top]))
    const tops = await marks.evaluateAll((all) =>
      all.map((one) => one.closest('[widgetid]')!.getBoundingClientRect().top),
    )
    expect(tops.map((top) => numbers.find(([, at]) => Math.abs(Number(at) - top) < 2)?.[0])).toEqual([
      '15',
      '25',
    ])
    await marks.nth(1).click()
    await expect.poll(() => marks.nth(1).getAttribute('class')).toContain('selected')
    await expect.poll(() => page.locator('.selected-line').count()).toBe(1)
  })

  test('can be read without the margin: the same is a list of buttons', async () => {
    await show(deadlock)
    const list = page.getByRole('list', { name: 'Who stands where in the program' })
    await expect
      .poll(() => list.getByRole('button').allTextContents())
      .toEqual([
        expect.stringMatching(/^Line 15: t1 waits for lock2/),
        expect.stringMatching(/^Line 25: t2 waits for lock1/),
      ])
  })

  test('a lab is read-only, its copy is not, and what is typed is kept by itself', async () => {
    await show(deadlock)
    await page.locator('.monaco-editor').click()
    await page.keyboard.type('x')
    await page.getByText('A lab’s own program can’t be changed').first().waitFor()
    await copyAndGoToEnd()
    await page.keyboard.type('// mine')
    await page.getByText('· kept').waitFor()
    expect(await page.locator('.view-lines').textContent()).toContain('mine')
  })

  test('explains the library where it is called', async () => {
    await show(deadlock)
    await copyAndGoToEnd()
    await page.keyboard.type('new Lock(')
    await expect
      .poll(() => page.locator('.parameter-hints-widget').textContent(), { timeout: 30_000 })
      .toContain('Held by at most one thread')
  })

  test('completes its names, with their documentation', async () => {
    await show(deadlock)
    await copyAndGoToEnd()
    await page.keyboard.type('lock1.acq')
    await page
      .locator('.suggest-widget .monaco-list-row', { hasText: 'acquire' })
      .first()
      .waitFor({ timeout: 30_000 })
    // The key that unfolds the documentation asks for the list itself while that is still being filled.
    const words = page.getByText('Takes the lock, waiting for it if need be.').first()
    await eventually(async () => {
      if (!(await words.isVisible())) await page.keyboard.press('Control+Space')
      await words.waitFor({ timeout: 3000 })
    })
  })

  test('underlines what does not exist, the browser’s own things included', async () => {
    await show(deadlock)
    await copyAndGoToEnd()
    await page.keyboard.type('lock1.aquire()')
    await expect.poll(() => page.locator('.squiggly-error').count(), { timeout: 30_000 }).toBe(1)
    await page.keyboard.press('Enter')
    await page.keyboard.type('document.title')
    await expect.poll(() => page.locator('.squiggly-error').count()).toBe(2)
  })

  test('finds no fault in a lab as it is', async () => {
    await show({ lab: 'producer-consumer' })
    await page.locator('.monaco-editor').hover()
    // The service has answered once it can explain a name; a pointer that came before it was there has to come again.
    await eventually(async () => {
      await page.mouse.move(2, 2)
      const { x, y } = await placeOf('print')
      await page.mouse.move(x, y, { steps: 3 })
      await page.locator('.monaco-hover:not(.hidden)').waitFor({ timeout: 3000 })
    })
    expect(await page.locator('.squiggly-error, .squiggly-warning').count()).toBe(0)
  })

  test('underlines the place where the engine could not read the program, until the text is changed', async () => {
    await show(deadlock)
    await copyAndGoToEnd()
    await page.evaluate(() => {
      const { __vue_app__: app } = document.querySelector('#app') as unknown as {
        __vue_app__: { config: { globalProperties: { $pinia: { _s: Map<string, { problem: unknown }> } } } }
      }
      const at = { file: 'Deadlock: two locks, opposite order (mine).ts', line: 8, column: 14 }
      const text = { en: 'this can’t be read', zh: '无法读取' }
      app.config.globalProperties.$pinia._s.get('control')!.problem = { code: 'program', text, at }
    })
    await expect.poll(() => page.locator('.squiggly-error').count()).toBe(1)
    await page.keyboard.type(' ')
    await expect.poll(() => page.locator('.squiggly-error').count()).toBe(0)
  })

  test('lets Tab pass a text that can’t be changed, and Ctrl+M opens one that can', async () => {
    await show(deadlock)
    const focused = () => page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null)
    await page.locator('.monaco-editor').click()
    expect(await focused()).toBe(true)
    await page.keyboard.press('Tab')
    expect(await focused()).toBe(false)
    await copyAndGoToEnd()
    await page.keyboard.press('Tab')
    expect(await focused()).toBe(true)
    await page.keyboard.press('Control+m')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe(false)
  })

  test('shows Python with its colours and without the service', async () => {
    await show({ lab: 'deadlock', program: 'python' })
    await expect.poll(() => page.locator('.view-lines').textContent()).toContain('threading')
    await expect.poll(() => page.locator('.view-line span[class^=mtk]').count()).toBeGreaterThan(20)
    await page.getByText('Python ·').waitFor()
  })
})

/** The middle of a word in the editor, wherever its line's colours begin and end. */
function placeOf(word: string): Promise<{ x: number; y: number }> {
  return page.evaluate((word) => {
    const range = document.createRange()
    for (const line of document.querySelectorAll('.view-line')) {
      const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const at = text.nodeValue?.indexOf(word) ?? -1
        if (at < 0) continue
        range.setStart(text, at)
        range.setEnd(text, at + word.length)
        const { x, y, width, height } = range.getBoundingClientRect()
        return { x: x + width / 2, y: y + height / 2 }
      }
    }
    throw new Error(`the editor shows no "${word}"`)
  }, word)
}
