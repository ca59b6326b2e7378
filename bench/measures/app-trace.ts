/** A very long trace: opened from the kept runs, scrubbed, and its timeline moved about in. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { spansOf, writeBusyTrace } from '../app/busy-trace.ts'
import { frames } from '../app/frames.ts'
import { stateIn, withFolder, withLabPage, type LabPage } from '../app/lab-page.ts'
import { BARS } from '../bars.ts'
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
  say('app-trace, its timeline')
  const [{ intervals, longTasks }] = await Promise.all([
    frames(lab, sizes.frameSeconds),
    moveAbout(lab, sizes.frameSeconds),
  ])
  const spans = spansOf(sizes.traceEvents).toLocaleString('en-US')
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
    figure({
      name: 'app-trace/frames-p95',
      title: `app: time between frames while its timeline is zoomed and panned, p95`,
      unit: 'ms',
      better: 'less',
      ours: percentile(intervals, 95),
      bar: BARS['app-trace/frames-p95'],
      samples: { ours: intervals },
      note: `${spans} waits and holds; longest task ${Math.max(0, ...longTasks).toFixed(0)} ms (0: none over 50)`,
    }),
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

/** At each frame a little: into an instant, along, and out again to the whole, as a hand at a wheel would. */
async function moveAbout({ page }: LabPage, seconds: number): Promise<void> {
  const canvas = page.locator('.timeline canvas')
  const moved = await canvas.evaluate(async (element, milliseconds) => {
    const canvas = element as HTMLCanvasElement
    const { left, top, width } = canvas.getBoundingClientRect()
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    const wheel = (place: number, deltaY: number, shiftKey = false) =>
      canvas.dispatchEvent(
        new WheelEvent('wheel', {
          deltaY,
          shiftKey,
          clientX: left + width * place,
          clientY: top + 60,
          bubbles: true,
          cancelable: true,
        }),
      )
    const whole = canvas.toDataURL()
    let different = false
    const begun = await frame()
    for (let n = 0, now = begun; now - begun < milliseconds; now = await frame(), n++) {
      const at = n % 150
      different ||= at === 60 && canvas.toDataURL() !== whole
      const place = (Math.floor(n / 150) * 0.618034 + 0.3) % 1
      if (at < 60) wheel(place, -80)
      else if (at < 90) wheel(place, 40, true)
      else wheel(place, 80)
    }
    return different
  }, seconds * 1000)
  if (!moved) throw new Error('the timeline stood still')
}
