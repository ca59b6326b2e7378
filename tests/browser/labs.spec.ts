/** Every lab of the catalog is opened and run, in the way a student would. */
import { expectationsOf } from '../../shared/labs/language.ts'
import { labs } from './catalog.ts'
import { expect, test } from './lab.ts'

/** Measures for half a minute and more; what it shows is tested with the labs. */
const LONG: readonly string[] = ['gil']

/** How many of a lab's expectations are about times that a busy machine may miss. */
const TIMED: Readonly<Record<string, number>> = { threads: 1, coroutine: 2 }

for (const [at, shown] of labs.entries()) {
  const { id, title, outcome } = shown
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
      // What it is meant to show has been seen in this run: the catalog keeps count.
      const entry = lab.page.getByRole('navigation').getByRole('button', { name: title.en }).first()
      const seen = async () =>
        Number(/\d+/.exec((await entry.getByRole('img').getAttribute('aria-label')) ?? '')?.[0])
      const expected = expectationsOf(shown, 'typescript').length - (TIMED[id] ?? 0)
      await expect.poll(seen).toBeGreaterThanOrEqual(expected)
    }
    await expect(lab.page.locator('.fault, .banner.warn'), 'what could not be done or shown').toHaveCount(0)
  })
}

test('what gil measures stands in bars, six of them, and their numbers in a table', async ({ lab }) => {
  test.slow()
  await lab.open(/Threads or processes/, '1')
  await lab.setParameter(/Jobs of each kind/, '2')
  await lab.setParameter(/An I\/O-bound job waits/, '0.2')
  await lab.setParameter(/Rounds of a CPU-bound job/, '100000')
  await lab.run.click()
  await lab.settled()
  const measures = lab.panel('Measurements')
  await expect(measures).toBeVisible()
  for (const group of ['I/O-bound', 'CPU-bound']) {
    const chart = measures.getByRole('img', { name: new RegExp(group) })
    await expect(chart.locator('rect')).toHaveCount(3)
    const widths = await chart
      .locator('rect')
      .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width))
    expect(Math.min(...widths), group).toBeGreaterThan(0)
    const figures = measures.getByRole('table', { name: group }).getByRole('cell')
    await expect(figures).toHaveText([/^[\d.]+ s$/, /^[\d.]+ s$/, /^[\d.]+ s$/])
  }
  const { text } = await lab.exported('Trace (NDJSON)')
  expect(
    text.split('\n').filter((line) => line.includes('"type":"measured"')),
    'what was measured',
  ).toHaveLength(6)
})
