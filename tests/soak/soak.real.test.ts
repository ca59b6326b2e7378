/**
 * Runs of mixed labs with terminate and kill at random moments: nothing may be left behind, no verdict be wrong.
 * `LAB_SOAK=1000` sets how many, `LAB_SOAK_SEED` repeats what a failed soak did.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { segmentOf } from '../../electron/session/run-folder.ts'
import { openSession } from '../../electron/session/session.ts'
import { openHolds } from '../../electron/supervisor/owner.ts'
import { labs } from '../../shared/labs/index.ts'
import { oneRun, type Disturbance, type Plan } from './one-run.ts'

const RUNS = Number(process.env['LAB_SOAK'] ?? 40)
const SEED = Number(process.env['LAB_SOAK_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const AT_ONCE = 3
const DISTURBANCES: readonly Disturbance[] = ['none', 'none', 'terminate', 'kill', 'kill', 'stop', 'kill-all']
/** They measure for seconds whatever the speed; one of the two is enough. */
const SLOW = new Set(['gil', 'coroutine'])

test(
  `${RUNS} runs of mixed labs with random terminate and kill (seed ${SEED})`,
  async () => {
    const home = await mkdtemp(join(tmpdir(), 'clab-soak-'))
    const session = await openSession({
      engineFolder: resolve(import.meta.dirname, '../../out/engine'),
      stateFolder: join(home, 'state'),
      runsFolder: join(home, 'r'),
    })
    const random = randomOf(SEED)
    const plans = Array.from({ length: RUNS }, () => planOf(random))
    const counts = new Map<string, number>()
    const wrong: string[] = []
    const ran: string[] = []
    const worker = async () => {
      for (let plan = plans.shift(); plan; plan = plans.shift()) {
        const finding = await oneRun(session, plan)
        ran.push(finding.run)
        counts.set(finding.outcome, (counts.get(finding.outcome) ?? 0) + 1)
        for (const sentence of finding.wrong)
          wrong.push(`${plan.lab.id} (${plan.disturbance} after ${Math.round(plan.after)} ms): ${sentence}`)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    await session.close()
    console.log(`${RUNS} runs: ${[...counts].map(([outcome, n]) => `${n} ${outcome}`).join(', ')}`)
    expect(wrong).toEqual([])
    expect(await readdir(join(home, 'r')).catch(() => [])).toEqual([])
    expect(await segmentsOf(ran)).toEqual([])
    expect(openHolds()).toEqual([])
    await rm(home, { recursive: true, force: true })
  },
  RUNS * 30_000,
)

function planOf(random: () => number): Plan {
  const candidates = labs.filter((lab) => !SLOW.has(lab.id))
  return {
    lab: pick(candidates, random()),
    speed: pick([5, 20, 100], random()),
    disturbance: pick(DISTURBANCES, random()),
    after: random() ** 2 * 1500,
    victim: random(),
  }
}

function pick<T>(from: readonly T[], at: number): T {
  return from[Math.floor(at * from.length)] as T
}

/** Shared memory of these runs, where the system shows it; another lab may be at work beside this one. */
async function segmentsOf(runs: readonly string[]): Promise<string[]> {
  const names = await readdir('/dev/shm').catch(() => [])
  return names.filter((name) => runs.some((run) => `/${name}`.startsWith(segmentOf(run))))
}

/** Mulberry32: repeatable, which Math.random is not. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
