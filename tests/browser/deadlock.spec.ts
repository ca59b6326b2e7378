/** The deadlock lab, from Run to the sentence, and back in time. */
import { expect, test } from './lab.ts'

test('a deadlock is seen, told and linked, and time can be moved back before it', async ({ lab }) => {
  await lab.openDeadlock()
  await lab.run.click()
  await expect(lab.verdict).toContainText(
    /Deadlock\. t1 waits for lock2 \(line 15\), held by t2; t2 waits for lock1/,
  )
  await expect(lab.verdict).toContainText('take the locks in one order')
  await expect(lab.panel('Wait-for graph').getByText('t1', { exact: true }).first()).toBeVisible()
  await expect(lab.panel('Console')).toContainText('Thread 1 got lock 1.')

  await lab.verdict.getByRole('button', { name: 'lock2' }).first().click()
  await lab.verdict.getByRole('button', { name: 'line 15' }).click()
  await lab.verdict.getByRole('button', { name: 't1', exact: true }).first().click()
  await expect(lab.panel('Processes').locator('[aria-selected=true]')).toContainText('t1')

  await lab.page.keyboard.press('Alt+Home')
  await expect(lab.verdict).not.toContainText('Deadlock')
  await expect(lab.panel('Console')).not.toContainText('Thread 1 got lock 1.')
  await expect(lab.timeLine).toHaveAttribute('aria-valuetext', /^0\.\d+ s of/)
  for (let step = 0; step < 5; step++) await lab.page.keyboard.press('Alt+ArrowRight')
  await expect(lab.panel('Processes')).toContainText('MainProcess')
  await lab.page.keyboard.press('Alt+End')
  await expect(lab.verdict).toContainText('Deadlock')

  await lab.stop.click()
  await expect(lab.stop).toHaveAttribute('aria-disabled', 'true')
  await lab.timeLine.focus()
  const end = await lab.timeLine.getAttribute('aria-valuetext')
  await lab.page.keyboard.press('ArrowLeft')
  await expect(lab.timeLine).not.toHaveAttribute('aria-valuetext', end!)
})

test('a line that is pressed is seen, whatever panel stood in front of the program', async ({ lab }) => {
  await lab.openDeadlock()
  await lab.run.click()
  await expect(lab.verdict).toContainText('Deadlock.')
  const link = lab.verdict.getByRole('button', { name: 'line 15' })
  for (const panel of ['Controls', 'Lab']) {
    await lab.showPanel(panel)
    await expect(lab.panel('Program')).toBeHidden()
    await link.click()
    await expect(lab.panel('Program').locator('.selected-line')).toBeVisible()
    await expect(link).toBeFocused()
  }
})

test('the whole of it is in sight at 1280 × 800', async ({ lab }) => {
  await lab.openDeadlock()
  // Another test may have left another panel in its place, and layouts are remembered.
  await lab.showPanel('Program')
  await lab.run.click()
  await expect(lab.verdict).toContainText('Deadlock.')
  for (const text of ['t1', 't2', 'MainProcess'])
    await expect(lab.panel('Processes').getByText(text, { exact: true }).first()).toBeInViewport({ ratio: 1 })
  await expect(lab.verdict).toBeInViewport({ ratio: 1 })
  await expect(lab.panel('Wait-for graph')).toBeInViewport({ ratio: 1 })
  await expect(lab.panel('Program').getByText('lock2.acquire()').first()).toBeInViewport()
  const scrolls = await lab.verdict.evaluate((element) => element.scrollHeight > element.clientHeight)
  expect(scrolls).toBe(false)
})
