/** Language, theme, size and layout; they are switched live and remembered. */
import { expect, openWindow, test, withShell } from './lab.ts'

test('the language is switched live, also in the catalog, the verdict and the title, and is remembered', async ({
  lab,
}) => {
  const { page } = lab
  await lab.openDeadlock()
  await lab.run.click()
  await expect(lab.verdict).toContainText('Deadlock.')
  await page.keyboard.press('Control+,')
  await page
    .getByRole('radio', { name: '简体中文' })
    .or(page.getByRole('button', { name: '简体中文' }))
    .first()
    .click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('死锁：两把锁')
  await expect(page.getByRole('region', { name: '判定' })).toContainText('死锁。')
  await expect(page.getByRole('tab', { name: '时间线', exact: true })).toHaveText('时间线')
  await page.reload()
  await expect(page.getByRole('tab', { name: '时间线', exact: true })).toHaveText('时间线')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('死锁：两把锁')
  await page.keyboard.press('Control+,')
  await page
    .getByRole('radio', { name: 'English' })
    .or(page.getByRole('button', { name: 'English' }))
    .first()
    .click()
  await page.keyboard.press('Escape')
  await expect(lab.verdict).toContainText('Deadlock.')
})

test('each theme shows, and "as the system" follows the system', async ({ lab }) => {
  const { page } = lab
  const choose = async (name: string) => {
    await page.keyboard.press('Control+,')
    const colours = page.getByRole('group', { name: 'Colours' })
    await colours.getByText(name, { exact: true }).click()
    await page.keyboard.press('Escape')
  }
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const grounds = new Set<string>()
  for (const name of ['Light', 'Dark', 'High contrast']) {
    await choose(name)
    await expect.poll(async () => !grounds.has(await ground())).toBe(true)
    grounds.add(await ground())
  }
  await choose('As the system')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
})

test('text grows and shrinks with the keyboard', async ({ lab }) => {
  const size = () => lab.page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize))
  await lab.page.keyboard.press('Control+=')
  await expect.poll(size).toBe(18)
  await lab.page.keyboard.press('Control+-')
  await expect.poll(size).toBe(16)
})

test('the rows of processes and of the console grow with the text, at once', async ({ lab }) => {
  const { page } = lab
  await lab.openDeadlock()
  await lab.run.click()
  await expect(lab.verdict).toContainText('Deadlock.')
  const distance = (rows: string) =>
    page.locator(rows).evaluateAll((all) => {
      const [one, other] = all.slice(0, 2).map((row) => row.getBoundingClientRect())
      return other!.top - one!.top
    })
  const processes = '.processes [role=row][aria-level]'
  const lines = '.console [role=option]'
  for (const [keys, process, line] of [
    ['Control+0', 28, 20],
    ['Control+=', 31.5, 23],
    ['Control+=', 35, 25],
    ['Control+0', 28, 20],
  ] as const) {
    await page.keyboard.press(keys)
    await expect.poll(() => distance(processes)).toBe(process)
    await expect.poll(() => distance(lines)).toBe(line)
  }
})

test('a layout that was changed is remembered, and can be reset', async ({ lab }) => {
  const { page } = lab
  await lab.openDeadlock()
  await lab.showPanel('Lab')
  await expect(lab.panel('Lab')).toBeVisible()
  // Kept a moment after the last change.
  await page.waitForTimeout(900)
  await page.reload()
  await lab.ready()
  await lab.openDeadlock()
  await expect(lab.panel('Lab')).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('textbox', { name: 'What do you want to do?' }).fill('reset')
  await page.keyboard.press('Enter')
  await expect(lab.panel('Program')).toBeVisible()
})

test('help, shortcuts and about open by keyboard, and Escape gives the focus back', async ({ lab }) => {
  const { page } = lab
  await lab.run.focus()
  for (const [keys, title] of [
    ['F1', 'Help'],
    ['Control+/', 'Keyboard shortcuts'],
    ['Control+,', 'Settings'],
  ] as const) {
    await page.keyboard.press(keys)
    await expect(page.getByRole('dialog', { name: title })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await page.keyboard.press('Control+k')
  await page.getByRole('textbox', { name: 'What do you want to do?' }).fill('about')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'About' })).toContainText('node')
  await page.keyboard.press('Escape')
})

test('what a lab is about is read before its first run; then its program stands there', async ({
  browser,
}) => {
  test.slow()
  await withShell(browser, {}, async (shell) => {
    const lab = await openWindow(shell)
    await lab.open(/Two threads/)
    await expect(lab.panel('Lab')).toContainText('What to try')
    await lab.run.click()
    await expect(lab.panel('Program')).toBeVisible()
    await lab.settled()
  })
})

test('beside kept runs nothing speaks of the last run, and what is under way can be stopped', async ({
  lab,
}) => {
  await lab.openDeadlock()
  await lab.run.click()
  await expect(lab.verdict).toContainText('Deadlock.')
  await lab.page.keyboard.press('Alt+r')
  await expect(lab.verdict).toBeHidden()
  await expect(lab.timeLine).toBeHidden()
  await expect(lab.run).toHaveCount(0)
  await lab.stop.click()
  await expect(lab.stop).toHaveCount(0)
  await lab.page.keyboard.press('Alt+r')
  await expect(lab.verdict).toContainText('Deadlock.')
})
