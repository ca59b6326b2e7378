/** From the command to a page that can be used: the first time ever, and once more. */
import { SETTINGS, withFolder, withLabPage } from '../app/lab-page.ts'
import type { Measure } from '../bench.ts'
import { figure, type Figure } from '../document.ts'
import { median } from '../statistics.ts'

export const appStart: Measure = {
  name: 'app-start',
  async measure(bench) {
    const { appStarts } = bench.sizes
    const cold: number[] = []
    const warm: number[] = []
    for (let repeat = 1; repeat <= appStarts; repeat++) {
      bench.say(`app-start ${repeat}/${appStarts}`)
      await withFolder(async (folder) => {
        cold.push(await seconds(folder, {}))
        warm.push(await seconds(folder, SETTINGS))
      })
    }
    return [
      startFigure('cold', 'nothing kept, empty browser profile', cold),
      startFigure('warm', 'once more', warm),
    ]
  },
}

/**
 * `npm start` as it is typed, only that we open the browser ourselves: npm, what it looks at before anything is started
 * (dependencies, bundles), the shell, the browser, the page.
 */
async function seconds(folder: string, settings: object): Promise<number> {
  const began = performance.now()
  const npm = process.env['npm_execpath']
  const command = [...(npm === undefined ? ['npm'] : [process.execPath, npm]), 'start', '--']
  return withLabPage({ folder, settings, command }, () => Promise.resolve((performance.now() - began) / 1000))
}

function startFigure(variant: string, how: string, samples: readonly number[]): Figure {
  return figure({
    name: `app-start/${variant}`,
    title: `app: command to usable page, ${variant}`,
    unit: 's',
    better: 'less',
    ours: median(samples),
    samples: { ours: samples },
    note: `npm start -- --no-open and Chromium without a window, from the command until Run can be pressed; ${how}. Installed and built before; looking for Electron, at most 3 s where it can't be had, is not in it`,
  })
}
