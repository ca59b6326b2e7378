/** A reload, a lost connection, a second window: no run is lost, no event comes twice or is missing. */
import { expect, test } from './lab.ts'
import { LabWindow } from './lab-window.ts'

test('a window that is loaded anew in mid-run finds its run again from the first event on', async ({ lab }) => {
  await lab.open(/Deadlock: two locks/, '1')
  await lab.run.click()
  await expect(lab.panel('Console')).toContainText('Thread 1 got lock 1.')
  const pid = await lab.panel('Processes').getByText(/^\d+$/).first().innerText()
  await lab.page.reload()
  await expect(lab.page.getByRole('heading', { level: 1 })).toContainText('Deadlock: two locks')
  await expect(lab.verdict).toContainText('Deadlock.')
  await expect(lab.panel('Processes')).toContainText(pid)
  await expect(lab.panel('Console').getByText('Thread 1 got lock 1.')).toHaveCount(1)
})

test('a connection that is lost is made again, and the run goes on where it was', async ({ lab, shell }) => {
  await lab.open(/Deadlock: two locks/, '1')
  await lab.run.click()
  await expect(lab.panel('Console')).toContainText('Thread 1 got lock 1.')
  await shell.context.setOffline(true)
  await lab.page.evaluate(() => performance.now())
  await shell.context.setOffline(false)
  await expect(lab.verdict).toContainText('Deadlock.')
  await expect(lab.panel('Console').getByText('Thread 1 got lock 1.')).toHaveCount(1)
})

test('two windows show the same run', async ({ lab, shell }) => {
  await lab.open(/Deadlock: two locks/)
  await lab.run.click()
  await expect(lab.verdict).toContainText('Deadlock.')
  const page = await shell.context.newPage()
  const second = new LabWindow(page, [])
  await page.goto(shell.origin)
  await second.ready()
  await expect(second.verdict).toContainText('Deadlock.')
  await second.stopIfRunning()
  await expect(lab.stop).toHaveAttribute('aria-disabled', 'true')
  await page.close()
})
