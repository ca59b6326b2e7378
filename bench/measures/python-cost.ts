/** What our instrumentation costs a Python program: its locks, its computing, and the programs of the corpus. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { BARS } from '../bars.ts'
import type { Bench, Measure } from '../bench.ts'
import { figure, type Figure } from '../document.ts'
import { CORPUS, TWINS } from '../folders.ts'
import { median } from '../statistics.ts'
import { plainly, pythonsHere, type PythonCase, type PythonRun } from '../under-lab.ts'

export const pythonLock: Measure = {
  name: 'python-lock',
  measure: (bench) =>
    onEachPython(bench, 'uncontended', bench.sizes.pythonLocks, [
      {
        label: 'acquire and release',
        name: 'python-lock',
        title: 'an uncontended acquire and release',
        unit: 'ns',
      },
      { label: 'with', name: 'python-lock/with', title: 'an uncontended with-block', unit: 'ns' },
    ]),
}

export const pythonCompute: Measure = {
  name: 'python-compute',
  measure: (bench) =>
    onEachPython(
      bench,
      'compute',
      bench.sizes.pythonRounds,
      [
        { label: 'computing', name: 'python-compute', title: 'computing without locks', unit: 's' },
        { label: 'processor', name: 'python-compute/cpu', title: 'its processor time', unit: 's' },
      ],
      bench.sizes.pythonComputes,
    ),
}

/** Wall time of each program of the corpus under the lab, as a multiple of plain Python's. */
export const pythonCorpus: Measure = {
  name: 'python-corpus',
  async measure(bench) {
    const interpreter = (await pythonsHere()).at(-1)
    if (!interpreter) return []
    const programs = readdirSync(CORPUS).filter((file) => file.endsWith('.py'))
    const chosen = programs.filter((_, index) => index % bench.sizes.corpusStep === 0)
    const ratios: number[] = []
    for (const [index, file] of chosen.entries()) {
      bench.say(`python-corpus ${index + 1}/${chosen.length}`)
      const one = { interpreter: interpreter.path, path: join(CORPUS, file) }
      const { ours, theirs } = await takeTurns(bench, one, bench.sizes.repeats)
      ratios.push(least(ours, (run) => run.seconds) / least(theirs, (run) => run.seconds))
    }
    return [
      figure({
        name: 'python-corpus',
        title: `the Python corpus under the lab, ${ratios.length} programs, median (${interpreter.version})`,
        unit: '×',
        better: 'less',
        ours: median(ratios),
        bar: BARS['python-corpus'],
        samples: { ours: ratios },
      }),
    ]
  },
}

interface Spec {
  readonly label: string
  readonly name: string
  readonly title: string
  readonly unit: string
}

/** Each run tells the least of many rounds; of those the median, since now and then a processor is faster for a moment. */
async function onEachPython(
  bench: Bench,
  twin: string,
  count: number,
  specs: readonly Spec[],
  repeats = bench.sizes.repeats,
): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const { version, path: interpreter } of await pythonsHere()) {
    bench.say(`${twin} ${version}`)
    const one = { interpreter, path: join(TWINS, `${twin}.py`), args: [count] }
    const { ours, theirs } = await takeTurns(bench, one, repeats)
    for (const { label, name, title, unit } of specs)
      figures.push(
        figure({
          name: `${name}/${version}`,
          title: `${title}, ${version}`,
          unit,
          better: 'less',
          bar: BARS[name],
          ours: median(ours.map(({ reading }) => reading.get(label))),
          theirs: median(theirs.map(({ reading }) => reading.get(label))),
        }),
      )
  }
  return figures
}

interface Turns {
  readonly ours: readonly PythonRun[]
  readonly theirs: readonly PythonRun[]
}

async function takeTurns(bench: Bench, one: PythonCase, repeats: number): Promise<Turns> {
  const ours: PythonRun[] = []
  const theirs: PythonRun[] = []
  for (let repeat = 0; repeat < repeats; repeat++) {
    ours.push(await bench.underLab(one))
    theirs.push(await plainly(one))
  }
  return { ours, theirs }
}

/** Everything else on the machine only adds to it. */
function least(runs: readonly PythonRun[], read: (run: PythonRun) => number): number {
  return Math.min(...runs.map(read))
}
