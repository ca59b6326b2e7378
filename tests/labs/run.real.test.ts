import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { labs } from '../../shared/labs/index.ts'
import { expectationsOf } from '../../shared/labs/language.ts'
import type { Lab, Settings } from '../../shared/labs/lab.ts'
import type { RunReport } from '../../shared/trace/report.ts'

const CLI = join(import.meta.dirname, '../../out/engine/lab.mjs')
const EXIT_CODES = { finished: 0, failed: 1, deadlock: 3, stopped: 4 } as const

/** One run of a lab: what is set otherwise than by default, and how it then ends. */
interface Case {
  readonly settings?: Settings
  readonly outcome?: Lab['outcome']
}

/** Runs besides the one with the defaults that every lab gets. */
const MORE: Record<string, readonly Case[]> = {
  'custom-process': [{ settings: { limit: 3 } }],
  'pool-async': [{ settings: { workers: 2, tasks: 5 } }],
  'pool-blocking': [{ settings: { workers: 1, tasks: 3 } }],
  'bounded-queue': [{ settings: { timeout: 2 }, outcome: 'finished' }, { settings: { maxsize: 1 } }],
  'process-queue': [{ settings: { making: 0.5, using: 0.2 } }, { settings: { maxsize: 1 } }],
  race: [{ settings: { count: 1000 } }],
  lock: [{ settings: { count: 1000 } }],
  'producer-consumer': [{ settings: { join: false } }],
  coroutine: [{ settings: { processes: 0, threads: 0, coroutines: 1000 } }],
  philosophers: [
    { settings: { strategy: 'ordered' }, outcome: 'finished' },
    { settings: { strategy: 'waiter' }, outcome: 'finished' },
  ],
  'killed-holder': [{ settings: { signal: 'terminate', giveUp: true }, outcome: 'finished' }],
  rlock: [{ settings: { kind: 'lock' }, outcome: 'deadlock' }],
  'lock-order': [{ settings: { ordered: false }, outcome: 'deadlock' }],
  livelock: [{ settings: { backOff: 'random', rounds: 40 } }],
  starvation: [{ settings: { fair: true } }],
  condition: [{ settings: { check: 'if' } }],
  'readers-writers': [{ settings: { favour: 'writers' } }],
  'value-array': [{ settings: { locked: false } }],
  'asyncio-tasks': [{ settings: { blocking: true } }],
}

/**
 * What a lab shows only if its threads are up before a shortened sleep is over, and really run side by side. A machine
 * that is busy with something else may need longer than that to start a thread, or let two threads share one core all
 * along; then the lab is run again, with longer sleeps.
 */
const NEEDS_A_FREE_CORE: Record<string, readonly string[]> = {
  threads: ['overlap', 'time'],
  gil: ['waiting-gains', 'computing-gains', 'computing-on-threads'],
  deadlock: ['outcome', 'first-lines-only', 'one-cycle', 'both-lines'],
  'deadlock-timeout': ['backs-off', 'temporary'],
  'lock-order': ['outcome'],
  starvation: ['fair'],
  'separate-globals': ['own-m', 'pids'],
  coroutine: ['thread-is-lighter'],
  // Ten milliseconds of work for each thread: on one core the second may begin when the first is done.
  race: ['too-small'],
}
const SPEEDS = [10, 3, 1]

describe.each(labs.map((lab) => [lab.id, lab] as const))('%s', (id, lab) => {
  test.each([{}, ...(MORE[id] ?? [])].map((one: Case) => [describeSettings(one.settings), one] as const))(
    'shows what it promises with %s',
    async (_name, { settings, outcome = lab.outcome }) => {
      const excused = NEEDS_A_FREE_CORE[id] ?? []
      for (const speed of SPEEDS) {
        const run = await runLab(id, settings, speed)
        const { code, report, stderr } = run
        expect(code, `an exit code that fits the outcome ${report.outcome}: ${stderr}`).toBe(
          EXIT_CODES[report.outcome],
        )
        expect(report.notices.filter((notice) => notice.voice === 'ours')).toEqual([])
        const missed = missedBy(lab, report, settings, outcome)
        if (speed !== SPEEDS.at(-1) && missed.length > 0 && missed.every((one) => excused.includes(one)))
          continue
        expect(missed, JSON.stringify(report, null, 1)).toEqual([])
        return
      }
    },
    // A lab that measures, three times over, on a machine that is busy with something else.
    240_000,
  )
})

test('The deadlock lab names the two lines of its program that wait', async () => {
  const program = labs.find((lab) => lab.id === 'deadlock')?.program.split('\n') ?? []
  const { report } = await runLab('deadlock', {}, 2)
  const waits = report.verdicts[0]?.lines.map(
    ({ actor, source }) => `${actor}: ${program[(source?.line ?? 0) - 1]?.trim() ?? ''}`,
  )
  expect(waits?.sort()).toEqual(['t1: lock2.acquire()', 't2: lock1.acquire()'])
})

/** The ids of the expectations that a report does not meet, and `outcome` if the run ended otherwise. */
function missedBy(
  lab: Lab,
  report: RunReport,
  settings: Settings | undefined,
  outcome: Lab['outcome'],
): string[] {
  const all = settingsOf(lab, settings)
  const missed = expectationsOf(lab, 'typescript')
    .filter((expectation) => !expectation.holds(report, all))
    .map(({ id }) => id)
  return report.outcome === outcome ? missed : ['outcome', ...missed]
}

function describeSettings(settings: Settings = {}): string {
  const set = Object.entries(settings).map(([name, value]) => `${name}=${String(value)}`)
  return set.length === 0 ? 'its defaults' : set.join(' ')
}

function settingsOf(lab: Lab, settings: Settings = {}): Settings {
  return {
    ...Object.fromEntries(lab.parameters.map(({ name, default: value }) => [name, value])),
    ...settings,
  }
}

function runLab(
  id: string,
  settings: Settings = {},
  speed = SPEEDS[0],
): Promise<{ code: number; report: RunReport; stderr: string }> {
  const set = Object.entries(settings).flatMap(([name, value]) => ['--set', `${name}=${String(value)}`])
  const args = [CLI, 'run', id, '--speed', String(speed), '--json', ...set]
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : NaN
      try {
        resolve({ code, report: JSON.parse(stdout) as RunReport, stderr })
      } catch {
        reject(new Error(`lab run ${id} printed no report (exit code ${code}): ${stderr || stdout}`))
      }
    })
  })
}
