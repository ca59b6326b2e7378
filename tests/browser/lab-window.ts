/** A window of the lab, in the words of its tests. */
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
    return (await this.stop.getAttribute('aria-disabled')) === null
  }

  async stopIfRunning(): Promise<void> {
    if (!(await this.isLive())) return
    // It may end by itself at this very moment: then there is nothing to press any more.
    await this.stop.click({ timeout: 3000 }).catch(() => undefined)
    await expect(this.stop).toHaveAttribute('aria-disabled', 'true')
  }
}
