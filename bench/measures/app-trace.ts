/** A very long trace: opened from the kept runs, and scrubbed. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { writeBusyTrace } from '../app/busy-trace.ts'
import { stateIn, withFolder, withLabPage, type LabPage } from '../app/lab-page.ts'
import type { Bench, Measure } from '../bench.ts'
import { figure, type Figure } from '../document.ts'
import { percentile } from '../statistics.ts'

export const appTrace: Measure = {
  name: 'app-trace',
  async measure(bench) {
    bench.say('app-trace')
    return withFolder(async (folder) => {
      const runs = join(stateIn(folder), 'runs')
      await mkdir(runs, { recursive: true })
      await writeBusyTrace(join(runs, 'busy.ndjson'), bench.sizes.traceEvents)
      return withLabPage({ folder }, (lab) => openAndScrub(lab, bench))
    })
  },
}

async function openAndScrub(lab: LabPage, { sizes, say }: Bench): Promise<Figure[]> {
  const before = await heap(lab)
  const seconds = await open(lab)
  const megabytes = await heap(lab)
  say('app-trace, scrubbing')
  const seeks = await scrub(lab, sizes.seeks)
  const what = `a trace of ${sizes.traceEvents.toLocaleString('en-US')} events`
  return [
    figure({
      name: 'app-trace/open',
      title: `app: ${what} opened`,
      unit: 's',
      better: 'less',
      ours: seconds,
      note: 'from the click on a kept run until it is there to its end; the page stays usable meanwhile',
    }),
    figure({
      name: 'app-trace/memory',
      title: `app: memory of the page with it`,
      unit: 'MB',
      better: 'less',
      ours: megabytes,
      note: `JavaScript’s heap after a collection; ${before.toFixed(0)} MB before`,
    }),
    ...([50, 95] as const).map((percent) =>
      figure({
        name: `app-trace/seek-p${percent}`,
        title: `app: moved to another instant of it, p${percent} of ${seeks.length}`,
        unit: 'ms',
        better: 'less',
        ours: percentile(seeks, percent),
        samples: { ours: seeks },
        note: 'until the frame after the one in which it is drawn: at least two frames, 33 ms',
      }),
    ),
  ]
}

async function open({ page, verdict }: LabPage): Promise<number> {
  await page.keyboard.press('Alt+R')
  const run = page.locator('.runs-view tbody button').first()
  await run.waitFor()
  const began = performance.now()
  await run.click()
  await verdict.getByText('ran to its end').waitFor()
  return (performance.now() - began) / 1000
}

async function heap({ devtools }: LabPage): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  return usedSize / 1024 / 1024
}

/** To instants all over the trace, as a hand on the time line would; each waits until the one before is seen. */
async function scrub({ page }: LabPage, times: number): Promise<number[]> {
  return page.getByRole('slider', { name: 'Time line' }).evaluate(async (element, count) => {
    const slider = element as HTMLInputElement
    const [least, most] = [Number(slider.min), Number(slider.max)]
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const took: number[] = []
    for (let n = 1; n <= count; n++) {
      await frame()
      const began = performance.now()
      // The golden section: never near where it was, and evenly spread.
      slider.value = String(least + (most - least) * ((n * 0.618034) % 1))
      slider.dispatchEvent(new Event('input', { bubbles: true }))
      await frame()
      await frame()
      took.push(performance.now() - began)
    }
    return took
  }, times)
}
