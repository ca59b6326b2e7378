/** The first launch of all: the tour, or what the lab was started to show. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { expect, test, withShell, type Shell } from './lab.ts'
import { LabWindow } from './lab-window.ts'
import { problemsOf } from './problems.ts'

test.describe.configure({ timeout: 120_000 })

const POINTS = [
  ['This program runs for real', '.top-bar'],
  ['Who there is', '[data-panel="processes"]'],
  ['Who waits for whom', '[data-panel="graph"]'],
  ['What happened, in words', '#verdict'],
  ['Go back in time', '.time-line'],
] as const

for (const size of [
  { width: 1280, height: 800 },
  { width: 640, height: 480 },
]) {
  test(`each step of the tour points at what it speaks of, ${size.width} wide`, async ({ lab }) => {
    const { page } = lab
    // As at a first launch: at ten times the speed a busy machine starts the second thread too late for a deadlock.
    await page.getByLabel('Speed').selectOption('1')
    await page.setViewportSize(size)
    await lab.command('help.tour')
    const tour = page.getByRole('dialog', { name: 'A short tour' })
    await expect(tour).toBeFocused()
    for (const [title, at] of POINTS) {
      await expect(tour).toContainText(title)
      await expect.poll(() => distance(page.locator('.pointed'), page.locator(at)), title).toBeLessThan(2)
      await expect(tour, 'is in the window').toBeInViewport({ ratio: 1 })
      expect(await problemsOf(page), title).toEqual([])
      await page.keyboard.press('ArrowRight')
    }
    await expect(tour).toHaveCount(0)
    await expect(lab.verdict).toContainText('Deadlock.')
  })
}

test('the tour can be gone through backwards, and left at any step', async ({ lab }) => {
  const { page } = lab
  await lab.command('help.tour')
  const tour = page.getByRole('dialog', { name: 'A short tour' })
  await tour.getByRole('button', { name: 'Next' }).click()
  await tour.getByRole('button', { name: 'Back' }).click()
  await expect(tour).toContainText('This program runs for real')
  await tour.getByRole('button', { name: 'Leave the tour' }).click()
  await expect(tour).toHaveCount(0)
})

test('who starts the lab with a lab of the catalog sees that, and no tour in its place', async ({
  browser,
}) => {
  await withShell(browser, { open: 'race' }, async (shell) => {
    const lab = firstWindow(shell)
    await expect(lab.page.getByRole('heading', { level: 1 })).toContainText('Lost updates')
    await expect(lab.page.getByRole('dialog')).toHaveCount(0)
    await expect(lab.stop).toHaveAttribute('aria-disabled', 'true')
  })
})

test('who starts the lab with a trace sees that run', async ({ browser }) => {
  const trace = join(import.meta.dirname, '../renderer/fixtures/deadlock.ndjson')
  await withShell(browser, { open: trace }, async (shell) => {
    const lab = firstWindow(shell)
    await expect(lab.verdict).toContainText('Deadlock.')
    await expect(lab.page.getByRole('heading', { level: 1 })).toContainText('Deadlock: two locks')
    await expect(lab.page.getByRole('dialog')).toHaveCount(0)
  })
})

test('what is typed into a program file is there again after a lab, after a reload, and once it is saved', async ({
  browser,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'lab-files-'))
  const path = join(folder, 'greeting.ts')
  try {
    writeFileSync(path, 'export function main() {}\n')
    await withShell(browser, { open: path }, async (shell) => {
      const lab = firstWindow(shell)
      const { page } = lab
      const program = lab.panel('Program')
      const title = page.getByRole('heading', { level: 1 })
      await expect(title).toContainText('greeting.ts')
      await lab.write('export function main() {} // typed\n')
      await lab.open(/Barrier/)
      await lab.showPanel('Program')
      await page.getByRole('button', { name: /greeting\.ts/ }).click()
      await expect(program).toContainText('// typed')
      await expect(title).toContainText('●')

      const asked = page.waitForEvent('dialog').then(async (dialog) => {
        expect(dialog.type()).toBe('beforeunload')
        await dialog.accept()
      })
      await page.reload()
      await asked
      await lab.showPanel('Program')
      await expect(program).toContainText('// typed')
      await expect(title).toContainText('●')

      await program.getByRole('button', { name: 'Back to the file' }).click()
      await expect(program).not.toContainText('// typed')
      await program.locator('.view-line').first().click()
      await expect(program.locator('.monaco-editor.focused')).toBeVisible()
      await page.keyboard.press('Control+z')
      await expect(program).toContainText('// typed')
      await page.keyboard.press('Control+s')
      await expect(title).not.toContainText('●')
      await page.reload()
      await lab.showPanel('Program')
      await expect(program).toContainText('// typed')
      await expect(title).not.toContainText('●')
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

function firstWindow({ context }: Shell): LabWindow {
  return new LabWindow(context.pages()[0]!, [])
}

/** How far the edges of one lie from those of the other, at most; infinite: one of them has no size. */
async function distance(one: Locator, other: Locator): Promise<number> {
  const [a, b] = await Promise.all([one, other].map((at) => at.boundingBox().catch(() => null)))
  if (!a || !b || b.width < 50 || b.height < 20) return Infinity
  return Math.max(...(['x', 'y', 'width', 'height'] as const).map((key) => Math.abs(a[key] - b[key])))
}
