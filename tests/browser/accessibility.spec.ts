/** axe finds no serious problem, in each theme, in both languages, with a run on the screen and in every dialog. */
import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from './lab.ts'
import type { LabWindow } from './lab-window.ts'

/** `rule: what it is about` of everything serious. */
async function problemsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 5).map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
    )
}

async function doCommand({ page }: LabWindow, id: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.locator('.palette input').fill(id)
  await page.keyboard.press('Enter')
  await expect(page.locator('.palette')).toHaveCount(0)
}

test.describe.configure({ timeout: 180_000 })

for (const theme of ['light', 'dark', 'contrast'] as const) {
  test(`the window with a deadlock, ${theme}`, async ({ lab }) => {
    await doCommand(lab, `view.theme.${theme}`)
    await lab.openDeadlock()
    await lab.run.click()
    await expect(lab.verdict).toContainText('Deadlock.')
    expect(await problemsOf(lab.page)).toEqual([])
    for (const panel of ['Lab', 'Controls']) {
      await lab.showPanel(panel)
      expect(await problemsOf(lab.page), panel).toEqual([])
    }
    await doCommand(lab, 'view.theme.system')
  })
}

test('every dialog', async ({ lab }) => {
  for (const command of ['app.settings', 'help.open', 'help.shortcuts', 'app.about']) {
    await doCommand(lab, command)
    await expect(lab.page.getByRole('dialog')).toBeVisible()
    expect(await problemsOf(lab.page), command).toEqual([])
    await lab.page.keyboard.press('Escape')
    await expect(lab.page.getByRole('dialog')).toHaveCount(0)
  }
})

test('the kept runs', async ({ lab }) => {
  await lab.page.keyboard.press('Alt+r')
  expect(await problemsOf(lab.page)).toEqual([])
})
