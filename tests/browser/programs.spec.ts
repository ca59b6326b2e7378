/** Programs of one's own: copied from a lab, edited in the editor, run, kept; and the lab's own program in Python. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, openWindow, test } from './lab.ts'
import type { LabWindow } from './lab-window.ts'

const GREETING = "import { print } from 'lab'\nexport function main() { print('hello from a file') }\n"

test('a lab is copied to my programs, edited, run, and is still there in another window', async ({ lab }) => {
  const { page } = lab
  await lab.open(/Two threads/)
  await lab.showPanel('Program')
  await lab.panel('Program').getByRole('button', { name: 'Copy to my programs' }).click()
  await lab.write("import { print } from 'lab'\nexport function main() { print('my own words') }\n")
  await expect(lab.panel('Program').getByRole('status')).toHaveText(/· kept$/)
  const name = await lab.panel('Program').getByRole('textbox', { name: 'Name of the program' }).inputValue()
  await lab.run.click()
  await expect(lab.panel('Console')).toContainText('my own words')
  await lab.settled()

  await page.reload()
  await lab.ready()
  await page.getByRole('navigation', { name: 'Catalog' }).getByRole('button', { name, exact: true }).click()
  await expect(lab.panel('Program')).toContainText('my own words')
})

test('two windows with one program: nothing that was typed in either is overwritten', async ({
  lab,
  shell,
}) => {
  await lab.open(/Two threads/)
  await lab.showPanel('Program')
  await lab.panel('Program').getByRole('button', { name: 'Copy to my programs' }).click()
  await lab.write('export function main() {}\n')
  await expect(lab.panel('Program').getByRole('status')).toHaveText(/· kept$/)
  const name = await lab.panel('Program').getByRole('textbox', { name: 'Name of the program' }).inputValue()
  const other = await openWindow(shell)
  await other.page.getByRole('navigation').getByRole('button', { name, exact: true }).click()
  await other.write('export function main() {} // theirs\n')
  await expect(other.panel('Program').getByRole('status')).toHaveText(/· kept$/)

  await lab.write('export function main() {} // mine\n')
  const said = lab.panel('Program').getByRole('status').filter({ hasText: 'changed in another window' })
  await expect(said).toContainText(`“${name} 2”`)
  await expect(lab.panel('Program')).toContainText('// mine')
  await lab.page.getByRole('navigation').getByRole('button', { name, exact: true }).click()
  await expect(lab.panel('Program')).toContainText('// theirs')
  await other.page.close()
})

test('a program that does not compile says so in one sentence with its line, and is underlined', async ({
  lab,
}) => {
  await lab.open(/Two threads/)
  await lab.showPanel('Program')
  await lab.panel('Program').getByRole('button', { name: 'Copy to my programs' }).click()
  await lab.write('export function main() {\n  const a = = 1\n}\n')
  await lab.run.click()
  const banner = lab.page.getByRole('alert').filter({ hasText: '.ts:2' })
  await expect(banner).toBeVisible()
  await expect(lab.panel('Program').locator('.squiggly-error').first()).toBeVisible()
  await lab.write("import { print } from 'lab'\nexport function main() { print('mended') }\n")
  await expect(banner).toHaveCount(0)
  await lab.run.click()
  await expect(lab.panel('Console')).toContainText('mended')
  await lab.settled()
})

test('TypeScript or Python: a lab runs in the language chosen, and says so', async ({ lab }) => {
  await lab.open(/A lock makes it right/)
  const languages = lab.page.getByRole('group', { name: 'Language of the program' })
  await languages.getByText('Python').click()
  await lab.showPanel('Program')
  await expect(lab.panel('Program')).toContainText('from threading import')
  await lab.run.click()
  await lab.settled()
  await expect(lab.verdict).toContainText('ran to its end')
  await expect(lab.panel('Processes')).toContainText('MainProcess')
  await lab.page.keyboard.press('Alt+r')
  await expect(lab.page.getByRole('row').filter({ hasText: 'A lock makes it right' }).first()).toContainText(
    'Python',
  )
  await lab.page.keyboard.press('Alt+r')
  await languages.getByText('TypeScript').click()
  await expect(lab.panel('Program')).toContainText("from 'lab/threading'")
})

test('a Python program makes its processes by the start method that is chosen', async ({ lab }) => {
  const text = "import multiprocessing\nprint('by', multiprocessing.get_start_method())\n"
  await withFile('method.py', text, async (path) => {
    await openFile(lab, path)
    await lab.page.getByLabel('Start method').selectOption('spawn')
    await lab.run.click()
    await expect(lab.panel('Console')).toContainText('by spawn')
    await lab.settled()
  })
})

test('a program file is opened through the page’s own dialog and runs', async ({ lab }) => {
  await withFile('greeting.ts', GREETING, async (path) => {
    await openFile(lab, path)
    await expect(lab.page.getByRole('heading', { level: 1 })).toContainText('greeting.ts')
    await lab.run.click()
    await expect(lab.panel('Console')).toContainText('hello from a file')
    await lab.settled()
  })
})

test('a file that is neither program nor trace is refused with a sentence, in each language', async ({
  lab,
}) => {
  await withFile('shopping.ndjson', 'milk\nbread\n', async (path) => {
    await openFile(lab, path)
    const alert = lab.page.locator('.banner')
    await expect(alert).toContainText('This is not a Concurrency Lab trace')
    await lab.command('view.language.zh')
    await expect(alert).toContainText('这不是并发实验室的轨迹')
    await lab.command('view.language.en')
  })
  await expect(lab.run).not.toHaveAttribute('aria-disabled')
})

test('of a damaged trace what can be read is shown, and what is missing is said', async ({ lab }) => {
  await lab.open(/Two threads/)
  await lab.run.click()
  await lab.settled()
  const lines = (await lab.exported('Trace (NDJSON)')).text.split('\n')
  const cut = [...lines.slice(0, 8), '{"type":"output","t":', ...lines.slice(8, -3)].join('\n')
  await withFile('damaged.ndjson', cut, async (path) => {
    await openFile(lab, path)
    const banner = lab.page.locator('.banner')
    await expect(banner).toContainText(/One line of this trace could not be read.*line 9/)
    await expect(banner).toContainText('stops before its run has ended')
    await expect(lab.panel('Processes')).toContainText('MainProcess')
    await expect(lab.verdict).toContainText('not been recorded to the end')
  })
})

/** "Open…", as with the mouse; this machine's shell has no dialog of its own. */
async function openFile({ page }: LabWindow, path: string): Promise<void> {
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open…', exact: true }).click()
  await (await chosen).setFiles(path)
}

async function withFile(name: string, text: string, use: (path: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lab-files-'))
  try {
    writeFileSync(join(folder, name), text)
    await use(join(folder, name))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
