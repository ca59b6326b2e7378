/** The run on the screen and kept runs as files, each read again by what it is for. */
import { csvParse } from 'd3-dsv'
import { readTrace } from '../../shared/trace/codec.ts'
import { expect, test } from './lab.ts'

test('the run on the screen is exported in every form, and each file can be read', async ({ lab }) => {
  await lab.openDeadlock()
  await lab.run.click()
  await expect(lab.verdict).toContainText('Deadlock.')
  await lab.stop.click()
  await expect(lab.stop).toHaveAttribute('aria-disabled', 'true')

  const trace = await lab.exported('Trace (NDJSON)')
  expect(trace.name).toMatch(/^deadlock.*\.labtrace$/)
  const { events, skipped, truncated } = readTrace(trace.text)
  expect({ skipped, truncated }).toEqual({ skipped: 0, truncated: false })
  expect(events.filter(({ type }) => type === 'verdict')).toHaveLength(1)

  const perfetto = JSON.parse((await lab.exported('Perfetto, Chrome (JSON)')).text) as {
    traceEvents: { ph: string; name: string; ts?: number; pid: number; tid: number; dur?: number }[]
  }
  const slices = perfetto.traceEvents.filter(({ ph }) => ph === 'X')
  expect(slices.map(({ name }) => name)).toEqual(expect.arrayContaining(['acquire lock2', 'acquire lock1']))
  for (const { ts, dur } of slices) expect([ts, dur].every((n) => n !== undefined && n >= 0)).toBe(true)

  const waits = csvParse((await lab.exported('Waits (CSV)')).text.replace(/^\uFEFF/, ''))
  expect(waits.length).toBeGreaterThanOrEqual(3)
  expect(waits.flatMap((row) => Object.values(row))).toContain('lock2')
  for (const form of ['Spans (CSV)', 'Values (CSV)', 'Output (CSV)']) {
    const table = csvParse((await lab.exported(form)).text.replace(/^\uFEFF/, ''))
    expect(table.columns.length, form).toBeGreaterThan(2)
  }

  const report = await lab.exported('Report with pictures (HTML)')
  const page = await lab.page.context().newPage()
  const asked: string[] = []
  page.on('request', ({ url }) => void asked.push(url()))
  await page.setContent(report.text)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Deadlock: two locks')
  await expect(page.locator('body')).toContainText('t1 waits for lock2')
  expect(await page.locator('svg').count()).toBeGreaterThanOrEqual(2)
  expect(asked, 'the report needs nothing from anywhere').toEqual([])
  await page.close()
})

test('the export is there by keyboard, says why when there is nothing, and is Chinese in Chinese', async ({
  lab,
}) => {
  const { page } = lab
  const button = page.getByRole('button', { name: 'Export this run…' })
  await lab.open(/Two threads/)
  await lab.run.click()
  await lab.settled()
  await page.keyboard.press('Control+e')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  const coming = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect((await coming).suggestedFilename()).toMatch(/\.html$/)
  await expect(button).toBeVisible()
  await lab.command('view.language.zh')
  await page.getByRole('button', { name: '导出此次运行…' }).click()
  await expect(page.getByRole('menuitem', { name: '带图的报告（HTML）' })).toBeVisible()
  await page.keyboard.press('Escape')
  await lab.command('view.language.en')
})

test('a kept run leaves the list as the trace that was kept', async ({ lab }) => {
  await lab.open(/Two threads/)
  await lab.run.click()
  await lab.settled()
  await lab.page.keyboard.press('Alt+r')
  await lab.page
    .getByRole('button', { name: /^Export .*Two threads/ })
    .first()
    .click()
  const { text } = await lab.downloaded(() =>
    lab.page.getByRole('menuitem', { name: 'Trace (NDJSON)' }).click(),
  )
  expect(readTrace(text)).toMatchObject({ skipped: 0, truncated: false })
})
