import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureBuilt } from '../../build/ensure.mjs'
import { chromiumHere } from '../../bench/app/lab-page.ts'
import { MEASURES } from '../../bench/measures/index.ts'
import { TWINS } from '../../bench/folders.ts'
import { openOurs, type Ours } from '../../bench/ours.ts'
import { findPython, twinRunner } from '../../bench/python.ts'
import { takeMeasures } from '../../bench/run.ts'
import { TINY } from '../../bench/sizes.ts'

/** Those of the app need a browser; what is shipped to it can be weighed without one. */
const canMeasure = (name: string) =>
  !name.startsWith('app-') || name === 'app-size' || chromiumHere() !== undefined

/** That every measure can be taken, on this machine, now; never how fast anything is. */
describe('with tiny sizes', () => {
  const python = findPython()
  let ours: Ours
  beforeAll(async () => {
    await ensureBuilt(['browser.mjs', 'renderer', 'python'])
    ours = await openOurs()
  }, 300_000)
  afterAll(() => ours.close())

  it.for(MEASURES.map((measure) => [measure.name, measure] as const))(
    '%s gives figures',
    async ([name, measure], { skip }) => {
      if (!canMeasure(name)) skip('there is no Chromium or Chrome here')
      const theirs = python && twinRunner(python, TWINS)
      const { run, underLab } = ours
      const bench = { sizes: TINY, ours: run, underLab, theirs, say: () => undefined }
      const { figures, failures } = await takeMeasures([measure], bench, python?.version ?? null)
      expect(failures).toEqual([])
      expect(figures.length).toBeGreaterThan(0)
      for (const figure of figures) expect(Number.isFinite(figure.ours), `${name}: ${figure.name}`).toBe(true)
    },
  )

  it('contention is never called a deadlock', async () => {
    const measure = MEASURES.find(({ name }) => name === 'false-verdicts')!
    const sizes = { ...TINY, rounds: 38, roundsOfARun: 2 }
    const { run, underLab } = ours
    const bench = { sizes, ours: run, underLab, theirs: undefined, say: () => undefined }
    const [figure] = await measure.measure(bench)
    expect(figure?.ours, figure?.note ?? '').toBe(0)
  }, 180_000)

  it('a program that fails is a failure, with its own words', async () => {
    await expect(ours.run('contend-threads', { scene: 'there is none' })).rejects.toThrow(
      /contend-threads\.ts ended as "failed"/,
    )
  })
})
