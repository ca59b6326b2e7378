/** A window of the lab, in the words of its tests. */
import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'

export class LabWindow {
  readonly page: Page
  /** What the page has complained about; a test that provokes something takes it out again. */
  readonly faults: string[]

  constructor(page: Page, faults: string[]) {
    this.page = page
    this.faults = faults
  }

  get verdict(): Locator {
    return this.page.getByRole('region', { name: 'Verdict' })
  }
  get run(): Locator {
    return this.page.getByRole('banner').getByRole('button', { name: 'Run', exact: true })
  }
  get stop(): Locator {
    return this.page.getByRole('banner').getByRole('button', { name: 'Stop', exact: true })
  }
  get timeLine(): Locator {
    return this.page.getByRole('slider', { name: 'Time line' })
  }
  panel(name: string): Locator {
    return this.page.locator('.dock-place').and(this.page.getByRole('region', { name, exact: true }))
  }

  /** Connected: it can run something. */
  async ready(): Promise<void> {
    await expect(this.run).not.toHaveAttribute('aria-disabled')
  }

  /** Opens a lab by its title, at a speed. */
  async open(title: string | RegExp, speed = '10'): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Catalog' })
      .getByRole('button', { name: title })
      .first()
      .click()
    await this.page.getByLabel('Speed').selectOption(speed)
  }

  /** The lab in which two threads stop for ever, with a pause that is long enough for a busy machine too. */
  async openDeadlock(): Promise<void> {
    await this.open(/Deadlock: two locks/, '1')
    await this.setParameter(/Pause between/, '3')
  }

  /** Types a value into the form of the parameters; `why`: what is said beside it. */
  async setParameter(label: RegExp, value: string, why?: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Parameters/ }).click()
    await this.page.getByRole('textbox', { name: label }).fill(value)
    if (why !== undefined) await expect(this.page.getByText(why)).toBeVisible()
    await this.page.keyboard.press('Escape')
  }

  async showPanel(name: string): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).click()
    await expect(this.panel(name)).toBeVisible()
  }

  /** A command by its id, through the palette. */
  async command(id: string): Promise<void> {
    await this.page.keyboard.press('Control+k')
    await this.page.locator('.palette input').fill(id)
    await this.page.keyboard.press('Enter')
    await expect(this.page.locator('.palette')).toHaveCount(0)
  }

  /** Puts a program in the place of the one in the editor; at once, since it closes brackets for those who type. */
  async write(text: string): Promise<void> {
    // Only a text that can be changed speaks of the Tab key.
    await expect(this.panel('Program').getByRole('textbox', { name: /program text\. Ctrl/ })).toHaveCount(1)
    await this.panel('Program').locator('.view-line').first().click()
    await this.page.keyboard.press('Control+a')
    await this.page.keyboard.insertText(text)
    await expect(this.panel('Program').locator('.view-lines')).toContainText(text.split('\n').at(-2)!.trim())
  }

  /** The run on the screen as a file, in the form of that name. */
  async exported(form: string): Promise<{ name: string; text: string }> {
    await this.page.getByRole('button', { name: 'Export this run…' }).click()
    return this.downloaded(() => this.page.getByRole('menuitem', { name: form }).click())
  }

  async downloaded(begin: () => Promise<void>): Promise<{ name: string; text: string }> {
    const coming = this.page.waitForEvent('download')
    await begin()
    const download = await coming
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
  }

  /** It has begun, and has ended or stands still for ever. */
  async settled(timeout = 40_000): Promise<void> {
    await expect(this.verdict).toContainText(
      /ran to its end|failed after|was stopped|Deadlock|Stuck|Orphaned|Lost updates/,
      {
        timeout,
      },
    )
  }

  async isLive(): Promise<boolean> {
    // Beside the kept runs there is nothing to be stopped unless something is under way.
    if ((await this.stop.count()) === 0) return false
    return (await this.stop.getAttribute('aria-disabled')) === null
  }

  async stopIfRunning(): Promise<void> {
    if (!(await this.isLive())) return
    // It may end by itself at this very moment: then there is nothing to press any more.
    await this.stop.click({ timeout: 3000 }).catch(() => undefined)
    await expect(this.stop).toHaveAttribute('aria-disabled', 'true')
  }
}
