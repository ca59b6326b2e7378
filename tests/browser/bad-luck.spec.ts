/** What nobody wishes for: a disk that is full, an engine that dies, a program that never ends its line. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exists } from '../../electron/sampler/contract/identity.ts'
import { expect, openWindow, test, withShell } from './lab.ts'
import type { LabWindow } from './lab-window.ts'

test.describe.configure({ timeout: 180_000 })

test('a disk that is full while it is recorded ends the run with a sentence, and what was recorded is kept', async ({
  browser,
}) => {
  test.skip(spawnSync('unshare', ['-rm', 'true']).status !== 0, 'no small disk can be made here')
  await withShell(browser, { runsBytes: 8 << 20 }, async (shell) => {
    const lab = await openWindow(shell)
    await runOwn(
      lab,
      "import { print } from 'lab'\nexport function main() { print('begin'); for (;;) print('full '.repeat(1000)) }\n",
    )
    await expect(lab.verdict).toContainText(
      /The trace could not be written \(ENOSPC.*the run was stopped. Make room on the disk/,
    )
    await expect(lab.panel('Console')).toContainText('full full')

    await lab.page.keyboard.press('Alt+r')
    const broken = lab.page.getByRole('row').filter({ hasText: 'broke off' })
    await broken.getByRole('button', { name: /mine/ }).first().click()
    await expect(lab.page.locator('.banner')).toContainText('stops before its run has ended')
    await expect(lab.panel('Console')).toContainText('full full')

    // Room is made.
    await lab.page.keyboard.press('Alt+r')
    await broken.getByRole('button', { name: /^Delete/ }).click()
    const undo = lab.page.getByRole('button', { name: 'Undo' })
    await expect(undo).toBeVisible()
    await expect(undo).toHaveCount(0)
    await lab.open(/Two threads/)
    await lab.run.click()
    await expect(lab.verdict).toContainText('ran to its end')
  })
})

test('when the engine dies under the page, its run stays to be looked at, and is kept for the next start', async ({
  browser,
}) => {
  const state = mkdtempSync(join(tmpdir(), 'lab-browser-'))
  try {
    await withShell(browser, { state }, async (shell) => {
      const lab = await openWindow(shell)
      await lab.openDeadlock()
      await lab.run.click()
      await expect(lab.verdict).toContainText('Deadlock.')
      const pid = Number(await lab.panel('Processes').getByText(/^\d+$/).first().innerText())
      shell.process.kill('SIGKILL')
      await expect(lab.page.locator('.banner').first()).toContainText('The connection to the lab is lost')
      await expect(lab.run).toHaveAttribute('aria-disabled', 'true')
      await lab.page.keyboard.press('Alt+Home')
      await expect(lab.verdict).not.toContainText('Deadlock')
      await lab.page.keyboard.press('Alt+End')
      await expect(lab.verdict).toContainText('Deadlock')
      // The sampler ends what the engine can no longer end.
      await expect.poll(() => exists(pid)).toBe(false)
    })
    await withShell(browser, { state }, async (shell) => {
      const lab = await openWindow(shell)
      await lab.page.keyboard.press('Alt+r')
      await lab.page.getByRole('row').filter({ hasText: 'broke off' }).getByRole('button').first().click()
      await expect(lab.page.locator('.banner')).toContainText('stops before its run has ended')
      await expect(lab.verdict).toContainText('Deadlock')
    })
  } finally {
    rmSync(state, { recursive: true, force: true })
  }
})

test('an endless line does not hold the window up', async ({ lab }) => {
  await runOwn(lab, "export function main() { for (;;) process.stdout.write('x'.repeat(9999)) }\n")
  await expect(lab.panel('Console')).toContainText('xxxxxxxx')
  await lab.stop.click()
  await expect(lab.verdict).toContainText('was stopped')
  const shown = await lab.panel('Console').innerText()
  expect(shown.length, 'what of it is drawn').toBeLessThan(100_000)
})

/** A program of one's own, run. */
async function runOwn(lab: LabWindow, text: string): Promise<void> {
  await lab.open(/Two threads/)
  await lab.showPanel('Program')
  await lab.panel('Program').getByRole('button', { name: 'Copy to my programs' }).click()
  await lab.write(text)
  await lab.run.click()
}
