/** Programs that contend hard, never deadlock and lose no update: how often is the opposite said all the same? */
import { BARS } from '../bars.ts'
import type { ReportVerdict } from '../../shared/trace/report.ts'
import type { Bench, Measure } from '../bench.ts'
import { figure } from '../document.ts'

interface Scene {
  readonly program: 'contend-threads' | 'contend-processes'
  readonly scene: string
  /** Cycles that break by a timeout are part of the scene. */
  readonly temporary?: true
}

const THREADS = [
  'ordered',
  'timeouts',
  'nested',
  'signals',
  'lockSignals',
  'oneSlot',
  'asking',
  'turns',
  'together',
  'holdAndWait',
  'lastItem',
  'joining',
]
const PROCESSES = ['ordered', 'mixed', 'asking', 'working', 'turns', 'talking', 'pool']

const SCENES: readonly Scene[] = [
  ...THREADS.map((scene): Scene => ({
    program: 'contend-threads',
    scene,
    ...(scene === 'timeouts' && { temporary: true }),
  })),
  ...PROCESSES.map((scene): Scene => ({ program: 'contend-processes', scene })),
]

const LONGEST_RUN = 120

export const falseVerdicts: Measure = {
  name: 'false-verdicts',
  async measure(bench) {
    const { rounds: total, roundsOfARun } = bench.sizes
    const wrong = new Map<string, { count: number; example: string }>()
    let rounds = 0
    let runs = 0
    for (; rounds < total; runs++) {
      const scene = SCENES[runs % SCENES.length]!
      bench.say(`false-verdicts ${rounds}/${total} (${scene.scene})`)
      const found = await contend(bench, scene, Math.min(roundsOfARun, total - rounds))
      const name = `${scene.program} ${scene.scene}`
      if (found.length > 0) {
        const { count = 0, example = found[0]!.text.en } = wrong.get(name) ?? {}
        wrong.set(name, { count: count + found.length, example })
      }
      rounds += roundsOfARun
    }
    const where = [...wrong]
      .map(([scene, { count, example }]) => `${count} in ${scene} (“${example}”)`)
      .join('; ')
    return [
      figure({
        name: 'false-verdicts',
        title: `false verdicts in ${total.toLocaleString('en-US')} rounds of contention (${runs} runs)`,
        unit: '',
        better: 'less',
        ours: [...wrong.values()].reduce((sum, { count }) => sum + count, 0),
        bar: BARS['false-verdicts'],
        note: where === '' ? undefined : where,
      }),
    ]
  },
}

async function contend(
  bench: Bench,
  { program, scene, temporary }: Scene,
  rounds: number,
): Promise<ReportVerdict[]> {
  const { report } = await bench.ours(program, { scene, rounds }, { keepGoing: true, seconds: LONGEST_RUN })
  const found = report.verdicts.filter((v) => !(temporary && v.temporary))
  // A false verdict does not end the run here; if it did not finish, the program itself is wrong or the engine is.
  if (report.outcome === 'stopped' || report.outcome === 'failed') {
    const said = report.output
      .filter((o) => o.stream === 'stderr')
      .map((o) => o.text)
      .join('')
      .slice(-500)
    throw new Error(`${program} ${scene} was ${report.outcome}: ${said || 'it said nothing'}`)
  }
  return found
}
