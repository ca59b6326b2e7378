/** A reload, a lost connection, a second window: no run is lost, no event comes twice or is missing. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, openWindow, test, withShell } from './lab.ts'
import { LabWindow } from './lab-window.ts'

test('a window that is loaded anew in mid-run finds its run again from the first event on', async ({
  lab,
}) => {
  await lab.openDeadlock()
  await lab.run.click()
  await expect(lab.panel('Console')).toContainText('Thread 1 got lock 1.')
  const pid = await lab.panel('Processes').getByText(/^\d+$/).first().innerText()
  await lab.page.reload()
  await expect(lab.page.getByRole('heading', { level: 1 })).toContainText('Deadlock: two locks')
  await expect(lab.verdict).toContainText('Deadlock.')
  await expect(lab.panel('Processes')).toContainText(pid)
  await expect(lab.panel('Console').getByText('Thread 1 got lock 1.')).toHaveCount(1)
})

test('a window that is loaded anew shows what it showed, whatever another window shows', async ({
  lab,
  shell,
}) => {
  const title = lab.page.getByRole('heading', { level: 1 })
  await lab.open(/Barrier/)
  const other = await openWindow(shell)
  await other.open(/Semaphore/)
  await lab.page.reload()
  await expect(title).toHaveText('Barrier')
  await other.page.close()
})

test('a connection that is lost is said, made again, and the run goes on where it was', async ({
  lab,
  shell,
}) => {
  const { page } = lab
  const cuts: (() => Promise<void>)[] = []
  let away = false
  await page.routeWebSocket(/\/socket/, (socket) => {
    if (away) return void socket.close()
    const server = socket.connectToServer()
    cuts.push(async () => {
      await socket.close()
      await server.close()
    })
  })
  await page.goto(shell.origin)
  await lab.ready()
  await lab.openDeadlock()
  await lab.run.click()
  await expect(lab.panel('Console')).toContainText('Thread 1 got lock 1.')
  const banner = page.locator('.banner', { hasText: 'The connection to the lab is lost' })
  away = true
  await cuts[0]!()
  await expect(banner).toBeVisible()
  await expect(lab.run).toHaveAttribute('aria-disabled', 'true')
  away = false
  await expect(banner).toHaveCount(0)
  await expect(lab.verdict).toContainText('Deadlock.')
  await expect(lab.panel('Console').getByText(/Thread \d got lock \d/)).toHaveCount(2)
  expect(cuts).toHaveLength(2)
})

test('two windows show the same run', async ({ lab, shell }) => {
  await lab.openDeadlock()
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

test('everything that was wrong before there was a window is said in it, line by line', async ({
  browser,
}) => {
  test.slow()
  const state = mkdtempSync(join(tmpdir(), 'lab-browser-'))
  try {
    writeFileSync(join(state, 'settings.json'), '{"tourSeen": true, "theme": "pink"}')
    writeFileSync(join(state, 'recent-files.json'), 'none')
    await withShell(browser, { state }, async (shell) => {
      const { page } = await openWindow(shell)
      const said = page.locator('.banner')
      await expect(said).toHaveCount(2)
      await expect(said.nth(0)).toContainText(/settings\.json could not be used as it is \(theme\)/)
      await expect(said.nth(1)).toContainText('recent-files.json could not be used as it is')
      await said.nth(0).getByRole('button', { name: 'Dismiss' }).click()
      await expect(said).toHaveCount(1)
    })
  } finally {
    rmSync(state, { recursive: true, force: true })
  }
})
