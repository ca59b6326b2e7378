/** Every lab of the catalog is opened and run, in the way a student would. */
import { labs } from './catalog.ts'
import { expect, test } from './lab.ts'

/** Measures for half a minute and more; what it shows is tested with the labs. */
const LONG: readonly string[] = ['gil']

for (const [at, { id, title, outcome }] of labs.entries()) {
  test(`lab ${at + 1}, ${id}, opens, runs and shows what it is about`, async ({ lab }) => {
    // What has to get stuck is given the time that it needs for that.
    await lab.open(title.en, outcome === 'deadlock' ? '1' : '10')
    await expect(lab.page.getByRole('heading', { level: 1, name: title.en })).toBeVisible()
    await lab.run.click()
    await expect(lab.stop).not.toHaveAttribute('aria-disabled')
    await expect(lab.panel('Processes').getByText('MainProcess').first()).toBeVisible()
    if (!LONG.includes(id)) {
      await lab.settled()
      if (outcome === 'deadlock') await expect(lab.verdict).toContainText(/Deadlock|Stuck|Orphaned/)
    }
    await expect(lab.page.locator('.fault, .banner.warn'), 'what could not be done or shown').toHaveCount(0)
  })
}
