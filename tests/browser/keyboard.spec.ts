/** The panels with nothing but the keyboard; the list of shortcuts is true. */
import { expect, test } from './lab.ts'
import type { LabWindow } from './lab-window.ts'

/** The panel that has the keyboard. */
const focused = ({ page }: LabWindow) =>
  page.evaluate(() => document.activeElement?.closest('[data-panel]')?.getAttribute('data-panel'))

test('F6 goes from group to group and comes round, Shift+F6 goes back', async ({ lab }) => {
  const { page } = lab
  await lab.openDeadlock()
  await page.keyboard.press('Alt+2')
  await expect.poll(() => focused(lab)).toBe('program')
  const visited: unknown[] = []
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press('F6')
    await expect.poll(() => focused(lab)).not.toBe(visited.at(-1))
    visited.push(await focused(lab))
  }
  expect(visited).toEqual(['timeline', 'processes', 'graph', 'memory', 'console', 'program'])
  await page.keyboard.press('Shift+F6')
  await expect.poll(() => focused(lab)).toBe('console')

  await lab.panel('Program').locator('.view-line').first().click()
  await page.keyboard.press('F6')
  await expect.poll(() => focused(lab), 'out of the editor').toBe('timeline')
})

test('from within the editor the catalog and the kept runs are reached, too', async ({ lab }) => {
  const { page } = lab
  const line = lab.panel('Program').locator('.view-line').first()
  await lab.openDeadlock()
  await lab.showPanel('Program')
  await line.click()
  await page.keyboard.press('Alt+l')
  await expect(page.getByRole('searchbox', { name: 'Search the catalog' })).toBeFocused()
  await line.click()
  await page.keyboard.press('Alt+r')
  await expect(page.locator('.runs-view')).toBeVisible()
  await page.keyboard.press('Alt+r')
  await expect(lab.panel('Program')).toBeVisible()
})

test('the tabs of a group are turned, and a panel goes into another group and stays there', async ({
  lab,
}) => {
  const { page } = lab
  await lab.openDeadlock()
  await page.keyboard.press('Alt+2')
  await expect.poll(() => focused(lab)).toBe('program')
  await page.keyboard.press('Control+]')
  await expect.poll(() => focused(lab)).toBe('lab')
  await page.keyboard.press('Control+[')
  await expect.poll(() => focused(lab)).toBe('program')
  await page.keyboard.press('Control+[')
  await expect.poll(() => focused(lab)).toBe('controls')
  await page.keyboard.press('Alt+Shift+M')
  await expect.poll(() => focused(lab)).toBe('controls')
  const tabs = (name: string) =>
    page.locator('.dv-groupview').filter({ has: page.getByRole('tab', { name }) })
  await expect(tabs('Timeline').getByRole('tab', { name: 'Controls' })).toBeVisible()
  await expect(tabs('Program').getByRole('tab', { name: 'Controls' })).toHaveCount(0)
  await lab.command('view.reset-layout')
  await expect(tabs('Program').getByRole('tab', { name: 'Controls' })).toBeVisible()
})

test('a group is made wider, narrower, taller and less tall', async ({ lab }) => {
  const { page } = lab
  await lab.openDeadlock()
  await page.keyboard.press('Alt+2')
  await expect.poll(() => focused(lab)).toBe('program')
  const size = async () => (await lab.panel('Program').boundingBox())!
  const before = await size()
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await expect.poll(async () => (await size()).width).toBe(before.width + 48)
  await page.keyboard.press('Alt+Shift+ArrowLeft')
  await expect.poll(async () => (await size()).width).toBe(before.width)
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect.poll(async () => (await size()).height).toBe(before.height - 48)
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect.poll(async () => (await size()).height).toBe(before.height)
})

test('the list of shortcuts tells these too, and no key has two meanings', async ({ lab }) => {
  const { page } = lab
  await page.keyboard.press('Control+/')
  const rows = page.getByRole('dialog').getByRole('row')
  await expect(rows.filter({ hasText: 'To the next group of panels' })).toContainText('F6')
  const keys = await rows.locator('kbd').allInnerTexts()
  expect(new Set(keys).size).toBe(keys.length)
  await page.keyboard.press('Escape')
})
