/** From an event in an actor to the frame that shows it: a program prints the time, the page looks at its watch. */
import { withLabPage, type LabPage } from '../app/lab-page.ts'
import { BARS } from '../bars.ts'
import type { Measure } from '../bench.ts'
import { figure } from '../document.ts'
import { percentile } from '../statistics.ts'

export const appDelay: Measure = {
  name: 'app-delay',
  async measure(bench) {
    const { delays } = bench.sizes
    bench.say('app-delay')
    const milliseconds = await withLabPage(
      { program: { name: 'clock', parameters: { times: delays } } },
      async (lab) => {
        await watchConsole(lab)
        await lab.run.click()
        await lab.verdict.getByText('ran to its end').waitFor()
        return lab.page.evaluate(() => (globalThis as { seen?: number[] }).seen ?? [])
      },
    )
    if (milliseconds.length === 0) throw new Error('none of the lines came to the screen')
    const note = `${milliseconds.length} of ${delays} lines were on the screen; until the next animation frame, so up to one frame too much`
    const facts = { unit: 'ms', better: 'less', samples: { ours: milliseconds }, note } as const
    return ([50, 95] as const).map((percent) =>
      figure({
        ...facts,
        name: `app-delay/p${percent}`,
        title: `app: event in an actor to the screen, p${percent}`,
        ours: percentile(milliseconds, percent),
        bar: BARS[`app-delay/p${percent}`],
      }),
    )
  },
}

/** Both clocks are the machine's. A line counts in the first frame that begins with it on the page. */
async function watchConsole({ page }: LabPage): Promise<void> {
  await page.evaluate(() => {
    const seen: number[] = []
    const known = new Set<string>()
    // Of the other panels nothing is read: that would cost more than what is measured.
    const place = document.querySelector('.dock-place[data-panel=console]')!
    const look = () => {
      const fresh = place.textContent.match(/it is \d{13}/g) ?? []
      for (const line of fresh.filter((one) => !known.has(one))) {
        known.add(line)
        requestAnimationFrame(() => seen.push(Date.now() - Number(line.slice('it is '.length))))
      }
    }
    new MutationObserver(look).observe(place, { subtree: true, childList: true, characterData: true })
    Object.assign(globalThis, { seen })
  })
}
