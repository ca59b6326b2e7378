/** The two ways to control a run. */
import { expect, test } from './lab.ts'

test('by hand: what can’t be done says why, a join really blocks, and its timeout ends it', async ({
  lab,
}) => {
  await lab.openDeadlock()
  await lab.setParameter(/Pause between/, '60')
  await lab.page.keyboard.press('Control+Shift+Enter')
  const controls = lab.panel('Controls')
  await expect(controls).toContainText('The main process waits for a command.')
  const t1 = controls.getByRole('row').filter({ hasText: 't1' })
  const t2 = controls.getByRole('row').filter({ hasText: 't2' })

  await expect(t1.getByRole('button', { name: 'join' })).toHaveAttribute('aria-disabled', 'true')
  await t1.getByRole('button', { name: 'join' }).hover()
  await expect(lab.page.getByRole('tooltip').first()).toContainText('join: t1 has not been started.')

  await t1.getByRole('button', { name: 'start' }).click()
  await t2.getByRole('button', { name: 'start' }).click()
  await expect(lab.panel('Console')).toContainText('Thread 2 got lock 2.')
  await t1.getByLabel('t1: timeout, s').fill('2')
  await t1.getByRole('button', { name: 'join' }).click()
  await expect(controls).toContainText(/The main process is in join t1 2/)
  await expect(controls).toContainText('The main process waits for a command.')
  await expect(controls).toContainText('join t1 2 → done')

  await t1.getByLabel('t1: timeout, s').fill('soon')
  await expect(t1.getByRole('button', { name: 'join' })).toHaveAttribute('aria-disabled', 'true')
})

test('by hand: a lock is taken, a typed command is carried out, and a wrong one is answered', async ({
  lab,
}) => {
  await lab.openDeadlock()
  await lab.page.keyboard.press('Control+Shift+Enter')
  const controls = lab.panel('Controls')
  await expect(controls).toContainText('The main process waits for a command.')
  const lock1 = controls.getByRole('row').filter({ hasText: 'lock1' })
  await lock1.getByRole('button', { name: 'acquire' }).click()
  await expect(lab.panel('Shared memory')).toContainText(/held by\s*MainProcess/)
  await lock1.getByRole('button', { name: 'release' }).click()
  await expect(lab.panel('Shared memory')).not.toContainText(/held by\s*MainProcess/)

  const typed = controls.getByRole('textbox', { name: /type a command/ })
  await typed.fill('start nobody')
  await typed.press('Enter')
  await expect(controls).toContainText('the program declares no "nobody"')
})

test('by hand: of a Python program it is offered with the reason why it can’t be, and Run runs it whole', async ({
  lab,
}) => {
  await lab.open(/Two threads/)
  const drive = lab.page.getByRole('group', { name: 'Who drives the program' })
  const languages = lab.page.getByRole('group', { name: 'Language of the program' })
  await drive.getByText('By hand').click()
  await languages.getByText('Python').click()
  const why = 'A Python program is run whole: it can’t be driven by hand. TypeScript programs can.'
  await expect(drive.getByRole('button', { name: 'By hand' })).toHaveAttribute('aria-disabled', 'true')
  await expect(drive.getByRole('button', { name: 'By hand' })).toHaveAttribute('title', why)
  await expect(drive.getByRole('button', { name: 'Whole' })).toHaveAttribute('aria-pressed', 'true')
  await lab.showPanel('Controls')
  const begin = lab.panel('Controls').getByRole('button', { name: 'Run by hand' })
  await expect(begin).toHaveAttribute('aria-disabled', 'true')
  await lab.page.keyboard.press('Control+Shift+Enter')
  await expect(lab.stop).toHaveAttribute('aria-disabled', 'true')
  await lab.run.click()
  await lab.settled()
  await expect(lab.page.locator('.banner.warn')).toHaveCount(0)
  await languages.getByText('TypeScript').click()
  await expect(drive.getByRole('button', { name: 'By hand' })).toHaveAttribute('aria-pressed', 'true')
  await drive.getByText('Whole').click()
})

test('a Python program as well: one process is terminated, another killed, and their rows say so', async ({
  lab,
}) => {
  await lab.open(/Globals are not shared/, '1')
  const languages = lab.page.getByRole('group', { name: 'Language of the program' })
  await languages.getByText('Python').click()
  await lab.run.click()
  await lab.showPanel('Controls')
  const controls = lab.panel('Controls')
  const processes = lab.panel('Processes')
  const [first, second] = [1, 2].map((n) => controls.getByRole('listitem').filter({ hasText: `task_${n}` }))
  await first!.getByRole('button', { name: 'Terminate' }).click()
  await expect(processes).toContainText('SIGTERM')
  await second!.getByRole('button', { name: 'Kill' }).click()
  await expect(processes).toContainText('SIGKILL')
  await languages.getByText('TypeScript').click()
})

test('as the operating system: one process is terminated, another killed, and their rows say so', async ({
  lab,
}) => {
  await lab.open(/Globals are not shared/, '1')
  await lab.run.click()
  await lab.showPanel('Controls')
  const controls = lab.panel('Controls')
  const first = controls.getByRole('listitem').filter({ hasText: 'task_1' })
  const second = controls.getByRole('listitem').filter({ hasText: 'task_2' })
  await first.getByRole('button', { name: 'Terminate' }).click()
  await expect(lab.panel('Processes')).toContainText('SIGTERM')
  await second.getByRole('button', { name: 'Kill' }).click()
  await expect(lab.panel('Processes')).toContainText('SIGKILL')
})

test('Stop ends everything at once', async ({ lab }) => {
  await lab.openDeadlock()
  await lab.run.click()
  await expect(lab.verdict).toContainText('Deadlock.')
  await lab.page.keyboard.press('Control+.')
  await expect(lab.stop).toHaveAttribute('aria-disabled', 'true')
  await expect(lab.panel('Processes')).toContainText(/killed|exited/)
})

test('a parameter that does not fit says why and keeps Run from starting', async ({ lab }) => {
  await lab.openDeadlock()
  await lab.setParameter(/Pause between/, '100', 'A number from 0 to 60.')
  await expect(lab.run).toHaveAttribute('aria-disabled', 'true')
  await lab.page.getByRole('button', { name: /^Parameters/ }).click()
  await lab.page.getByRole('button', { name: 'Defaults' }).click()
  await lab.page.keyboard.press('Escape')
  await expect(lab.run).not.toHaveAttribute('aria-disabled')
})
