/** Frames of the window while a run of 64 actors writes 10,000 events a second. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readTrace } from '../../shared/trace/codec.ts'
import { frames } from '../app/frames.ts'
import { withLabPage, type LabPage } from '../app/lab-page.ts'
import { BARS } from '../bars.ts'
import type { Measure } from '../bench.ts'
import { figure } from '../document.ts'
import { percentile } from '../statistics.ts'

const PROCESSES = 3
/** Until all have been started, and the first burst of events is over, milliseconds. */
const SETTLE = 3000

export const appFrames: Measure = {
  name: 'app-frames',
  async measure(bench) {
    const { frameSeconds, frameThreads } = bench.sizes
    bench.say('app-frames')
    const parameters = { processes: PROCESSES, threads: frameThreads }
    return withLabPage({ program: { name: 'busy', parameters } }, async (lab) => {
      await lab.run.click()
      await allRun(lab, frameThreads * PROCESSES)
      const { intervals, longTasks } = await frames(lab, frameSeconds)
      await lab.stop.click()
      await lab.verdict.getByText('was stopped').waitFor()
      const { actors, perSecond } = await written(lab)
      const note = `${actors} actors, ${Math.round(perSecond).toLocaleString('en-US')} events a second, ${intervals.length} frames in ${frameSeconds} s`
      const facts = { unit: 'ms', better: 'less', note } as const
      return [
        figure({
          ...facts,
          name: 'app-frames/p50',
          title: 'app: time between frames, p50',
          ours: percentile(intervals, 50),
        }),
        figure({
          ...facts,
          name: 'app-frames/p95',
          title: 'app: time between frames, p95',
          ours: percentile(intervals, 95),
          bar: BARS['app-frames/p95'],
          samples: { ours: intervals },
        }),
        figure({
          ...facts,
          name: 'app-frames/longest-task',
          title: 'app: longest task',
          ours: Math.max(0, ...longTasks),
          bar: BARS['app-frames/longest-task'],
          samples: { ours: longTasks },
          note: `${longTasks.length} over 50 ms; 0: none of them`,
        }),
      ]
    })
  },
}

/** The foot says how many live: the main process, the processes, their threads. */
async function allRun({ page, verdict }: LabPage, threads: number): Promise<void> {
  await verdict.getByText(`${1 + PROCESSES + threads} actors live`).waitFor()
  await page.waitForTimeout(SETTLE)
}

/** What the engine recorded of the run, from when all were there to the end. */
async function written({ state }: LabPage): Promise<{ actors: number; perSecond: number }> {
  const folder = join(state, 'runs')
  const [name] = await readdir(folder)
  if (name === undefined) throw new Error(`no run was kept in ${folder}`)
  const { events } = readTrace(await readFile(join(folder, name), 'utf8'))
  const starts = events.filter(({ type }) => type === 'actor-started')
  const from = starts.at(-1)?.t ?? 0
  // What stopping takes is no part of it.
  const to = events.find(({ type, t }) => type === 'actor-exited' && t > from)?.t ?? events.at(-1)?.t ?? 0
  const between = events.filter(({ t }) => t >= from && t < to)
  return { actors: starts.length, perSecond: (between.length * 1_000_000) / (to - from) }
}
