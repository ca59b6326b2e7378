/** Programs of one's own: copied from a lab, edited in the editor, run, kept; and the lab's own program in Python. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, openWindow, test } from './lab.ts'
import type { LabWindow } from './lab-window.ts'

const DEADLOCK = join(import.meta.dirname, '../../shared/labs/deadlock/program.ts')
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

test('a kept run of my program is opened again with the text that ran, its marks, and what can be done with it', async ({
  lab,
}) => {
  const { page } = lab
  const program = lab.panel('Program')
  await lab.openDeadlock()
  await lab.showPanel('Program')
  await program.getByRole('button', { name: 'Copy to my programs' }).click()
  // Every line is one further down than in the lab.
  await lab.write(`// my own words\n${readFileSync(DEADLOCK, 'utf8')}`)
  await expect(program.getByRole('status')).toHaveText(/· kept$/)
  await lab.run.click()
  await expect(lab.verdict).toContainText('Deadlock.')
  await lab.stop.click()
  await lab.settled()
  await lab.write('export function main() {}\n')
  await expect(program.getByRole('status')).toHaveText(/· kept$/)

  await page.getByRole('button', { name: 'Runs', exact: true }).click()
  await page.locator('.runs-view tbody button[title^="Open"]').first().click()
  await expect(program).toContainText('as it ran')
  // The editor shows the line that matters; the lab's own program has it one line further up.
  await expect(program.locator('.view-line').filter({ hasText: 'lock2.acquire()' }).first()).toBeVisible()
  const standing = program.getByRole('list', { name: 'Who stands where in the program' })
  await expect(standing.getByRole('button', { name: /^Line 16: t1 waits for lock2/ })).toHaveCount(1)
  await expect(lab.verdict).toContainText('Deadlock.')
  await program.getByRole('button', { name: 'Copy to my programs' }).click()
  await expect(program.getByRole('status')).toHaveText(/· kept$/)
  await lab.write('// changed\n')
})

test('a run of another program is announced beside the title, also of one without a lab', async ({ lab }) => {
  const title = lab.page.getByRole('heading', { level: 1 })
  await withFile('one.ts', GREETING, async (one) => {
    await openFile(lab, one)
    await expect(title).toContainText('one.ts')
    await lab.run.click()
    await lab.settled()
    await expect(title).toHaveText('one.ts')
  })
  await withFile('two.ts', GREETING, async (two) => {
    await openFile(lab, two)
    await expect(title).toHaveText(/^two\.ts\s*shows a run of one\.ts$/)
  })
  await lab.open(/Two threads/)
  await lab.run.click()
  await lab.settled()
  await expect(title).toHaveText('Two threads')
  await lab.showPanel('Program')
  await lab.panel('Program').getByRole('button', { name: 'Copy to my programs' }).click()
  await expect(title).toHaveText(/\(mine\).*shows a run of Two threads$/)
})

test('the catalog’s search finds my programs, and a topic by its name in either language', async ({
  lab,
}) => {
  await withFile('wonderful.ts', GREETING, async (path) => {
    await openFile(lab, path)
    await expect(lab.page.getByRole('heading', { level: 1 })).toContainText('wonderful.ts')
  })
  const rail = lab.page.getByRole('navigation', { name: 'Catalog' })
  const search = rail.getByRole('searchbox')
  await search.fill('wonder')
  await expect(rail.locator('button.lab')).toHaveText(['wonderful.ts'])
  await search.fill('经典问题')
  await expect(rail.getByRole('heading')).toHaveText(['Classics'])
  await search.fill('zzyzx')
  await expect(rail).toContainText('No lab is about “zzyzx”, and none of your programs is called so.')
  await search.press('Escape')
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

test("a lab's program stands there in both languages, either is run, and the marks are where it ran", async ({
  lab,
}) => {
  const program = lab.panel('Program')
  const standing = (language: string) =>
    program.locator('.text').filter({ hasText: language }).locator('.visually-hidden').getByRole('button')
  await lab.openDeadlock()
  await lab.showPanel('Program')
  const both = program.getByRole('button', { name: 'TypeScript and Python side by side' })
  await both.click()
  await expect(both).toHaveAttribute('aria-pressed', 'true')
  await expect(program.getByRole('textbox', { name: 'deadlock (TypeScript), program text' })).toHaveCount(1)
  await expect(program.getByRole('textbox', { name: 'deadlock (Python), program text' })).toHaveCount(1)
  await expect(program).toContainText('from threading import')

  await program.getByRole('button', { name: 'Run this one' }).click()
  await lab.run.click()
  await expect(lab.verdict).toContainText('Deadlock.')
  await expect(standing('Python').filter({ hasText: /t1 waits for lock2/ })).toHaveCount(1)
  await expect(standing('TypeScript')).toHaveCount(0)
  await lab.stop.click()
  await lab.settled()

  await program.getByRole('button', { name: 'Run this one' }).click()
  await lab.run.click()
  await expect(lab.verdict).toContainText('Deadlock.')
  await expect(standing('TypeScript').filter({ hasText: /t1 waits for lock2/ })).toHaveCount(1)
  await expect(standing('Python')).toHaveCount(0)
  await lab.stop.click()
  await lab.settled()

  // It is remembered, and taken away again by keyboard.
  await lab.page.reload()
  await lab.ready()
  await expect(program.getByRole('textbox', { name: 'deadlock (Python), program text' })).toHaveCount(1)
  await lab.page.keyboard.press('Alt+b')
  await expect(program.getByRole('textbox', { name: /program text/ })).toHaveCount(1)
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

test('a program or a trace that is dropped anywhere is opened by the lab, not by the browser', async ({
  lab,
}) => {
  const { page } = lab
  const title = page.getByRole('heading', { level: 1 })
  const drop = (at: string, name: string, text: string) =>
    page.locator(at).evaluate(
      (element, [name, text]) => {
        const dataTransfer = new DataTransfer()
        dataTransfer.items.add(new File([text], name))
        const event = (type: string) => new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer })
        // What nobody cancels is opened by the browser in the page's place.
        return ['dragover', 'drop'].map((type) => !element.dispatchEvent(event(type)))
      },
      [name, text] as const,
    )
  await lab.open(/Two threads/)
  await lab.run.click()
  await lab.settled()
  const { text } = await lab.exported('Trace (NDJSON)')
  expect(await drop('.window-rail', 'dropped.ts', GREETING)).toEqual([true, true])
  await expect(title).toContainText('dropped.ts')
  await expect(lab.panel('Program')).toContainText('hello from a file')
  await lab.run.click()
  await expect(lab.panel('Console')).toContainText('hello from a file')
  await lab.settled()
  expect(await drop('#verdict', 'sent.labtrace', text)).toEqual([true, true])
  await expect(title).toHaveText('Two threads')
  await expect(lab.panel('Console')).not.toContainText('hello from a file')
  await page.keyboard.press('Alt+r')
  expect(await drop('.runs-view', 'dropped.ts', `${GREETING}// other\n`)).toEqual([true, true])
  await expect(title).toContainText('dropped.ts 2')
  await lab.run.click()
  await expect(lab.panel('Console')).toContainText('hello from a file')
  await lab.settled()
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
