/** axe finds no serious problem, in each theme, in both languages, with a run on the screen and in every dialog. */
import { expect, test } from './lab.ts'
import { problemsOf } from './problems.ts'

test.describe.configure({ timeout: 180_000 })

for (const theme of ['light', 'dark', 'contrast'] as const) {
  test(`the window with a deadlock, ${theme}`, async ({ lab }) => {
    await lab.command(`view.theme.${theme}`)
    await lab.openDeadlock()
    await lab.run.click()
    await expect(lab.verdict).toContainText('Deadlock.')
    expect(await problemsOf(lab.page)).toEqual([])
    for (const panel of ['Lab', 'Controls']) {
      await lab.showPanel(panel)
      expect(await problemsOf(lab.page), panel).toEqual([])
    }
    await lab.command('view.theme.system')
  })
}

test('every dialog', async ({ lab }) => {
  for (const command of ['app.settings', 'help.open', 'help.shortcuts', 'app.about']) {
    await lab.command(command)
    await expect(lab.page.getByRole('dialog')).toBeVisible()
    expect(await problemsOf(lab.page), command).toEqual([])
    await lab.page.keyboard.press('Escape')
    await expect(lab.page.getByRole('dialog')).toHaveCount(0)
  }
})

test('the window with a deadlock in Chinese, its dialogs too', async ({ lab }) => {
  const { page } = lab
  await lab.openDeadlock()
  await lab.run.click()
  await expect(lab.verdict).toContainText('Deadlock.')
  await lab.command('view.language.zh')
  await expect(page.getByRole('region', { name: '判定' })).toContainText('死锁。')
  expect(await problemsOf(page)).toEqual([])
  for (const command of ['app.settings', 'help.open', 'app.about']) {
    await lab.command(command)
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await problemsOf(page), command).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await lab.command('view.language.en')
})

test('the kept runs, with two of them chosen, and these two side by side', async ({ lab }) => {
  const { page } = lab
  for (let run = 0; run < 2; run++) {
    await lab.open(/Lost updates/)
    await lab.run.click()
    await expect(lab.stop).not.toHaveAttribute('aria-disabled')
    await lab.settled()
    await expect(lab.stop).toHaveAttribute('aria-disabled', 'true')
  }
  await page.keyboard.press('Alt+r')
  const choices = page.getByRole('checkbox', { name: /^Choose Lost updates/ })
  await choices.nth(0).check()
  await choices.nth(1).check()
  for (const language of ['en', 'zh']) {
    await lab.command(`view.language.${language}`)
    expect(await problemsOf(page), `runs, ${language}`).toEqual([])
  }
  await page.locator('.runs-view').getByRole('button', { name: '比较', exact: true }).click()
  await expect(page.locator('.compare-view svg.timeline, .compare-view figure svg').first()).toBeVisible()
  for (const language of ['zh', 'en']) {
    await lab.command(`view.language.${language}`)
    expect(await problemsOf(page), `compared, ${language}`).toEqual([])
  }
})
