/** Each lab's Python program under the lab meets what the lab promises, except where the lab declares a difference. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { labs } from '../../shared/labs/index.ts'
import { expectationsOf } from '../../shared/labs/language.ts'
import type { Lab } from '../../shared/labs/lab.ts'
import type { RunReport } from '../../shared/trace/report.ts'
import { OUT } from '../../build/bundles.mjs'
import { interpreters } from '../python/interpreters.ts'

/** Where threads need longer than a shortened sleep to be up, the sleeps are made longer. */
const SPEEDS = [10, 3, 1]
const LIMIT_MS = 120_000

const all = await interpreters()
/** The newest Python; all of them if CORPUS_PYTHONS says so. */
const tried = process.env['CORPUS_PYTHONS'] === 'all' ? all : all.slice(-1)

test.each(tried.flatMap(({ version, path }) => labs.map((lab) => [lab.id, version, path, lab] as const)))(
  '%s shows in Python %s what it promises',
  async (_id, _version, python, lab) => {
    for (const speed of SPEEDS) {
      const { report, stderr } = await runLab(lab, python, speed)
      const missed = missedBy(lab, report)
      if (missed.length > 0 && speed !== SPEEDS.at(-1)) continue
      expect(missed, stderr + JSON.stringify(report, null, 1)).toEqual([])
      expect(report.notices.filter(({ voice }) => voice === 'ours')).toEqual([])
      return
    }
  },
  LIMIT_MS,
)

function missedBy(lab: Lab, report: RunReport): string[] {
  const settings = Object.fromEntries(lab.parameters.map((parameter) => [parameter.name, parameter.default]))
  const missed = expectationsOf(lab, 'python').filter((expectation) => !expectation.holds(report, settings))
  return [...(report.outcome === lab.outcome ? [] : ['outcome']), ...missed.map(({ id }) => id)]
}

function runLab(lab: Lab, python: string, speed: number): Promise<{ report: RunReport; stderr: string }> {
  const form = ['--language', 'python', '--json', '--speed', String(speed)]
  const args = ['run', lab.id, ...form, '--python', python]
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [join(OUT, 'lab.mjs'), ...args],
      { maxBuffer: 64 << 20 },
      (_error, stdout, stderr) => {
        try {
          resolve({ report: JSON.parse(stdout) as RunReport, stderr })
        } catch {
          reject(new Error(`lab run ${lab.id} printed no report: ${stderr || stdout}`))
        }
      },
    )
  })
}
