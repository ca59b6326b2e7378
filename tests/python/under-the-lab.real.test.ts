/** The whole corpus as `lab run` runs it: what a program does is what it would do without us, and the verdicts are right. */
import { constants } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { OUT } from '../../build/bundles.mjs'
import type { RunReport } from '../../shared/trace/report.ts'
import { CORPUS, isFor, readCorpus, type CorpusProgram } from './corpus.ts'
import { interpreters, titleOf } from './interpreters.ts'
import { plainRun, type PlainEnd } from './plain-run.ts'

const LIMIT_MS = 40_000
const LATEST_VERDICT_MS = 1000

const corpus = readCorpus()
const all = await interpreters()
/** The newest Python; all of them if CORPUS_PYTHONS says so. */
const tried = process.env['CORPUS_PYTHONS'] === 'all' ? all : all.slice(-1)

describe.each(tried.map((interpreter) => [titleOf(interpreter), interpreter] as const))(
  'Python %s under the lab',
  (_title, interpreter) => {
    const python = interpreter.path
    const those = (kind: CorpusProgram['kind']) =>
      corpus
        .filter((program) => program.kind === kind && isFor(program, interpreter))
        .map((program) => [program.file, program] as const)

    test.concurrent.each(those('plain'))('%s: byte for byte what python3 does', async (_file, program) => {
      const plain = await run(python, [program.file, ...(program.args ?? [])], program)
      const ours = await lab(program, '--raw')
      expect({ end: ours.end, stdout: ours.stdout.toString('latin1') }).toEqual({
        end: asShellsSay(plain.end),
        stdout: plain.stdout.toString('latin1'),
      })
      expect(withoutAddresses(ours.stderr)).toBe(withoutAddresses(plain.stderr))
    })

    test.concurrent.each(those('deadlock'))(
      '%s: names who can never go on, and where',
      async (_file, program) => {
        const { end, stdout, stderr } = await lab(program, '--json')
        expect(end, stderr).toBe(3)
        const { verdicts } = JSON.parse(stdout.toString()) as RunReport
        expect([...new Set(verdicts.flatMap(({ actors }) => actors))].map(withoutTarget).sort()).toEqual(
          program.actors?.toSorted(),
        )
        const waits = verdicts.flatMap(({ lines }) => lines)
        expect(
          waits
            .filter(({ source }) => source)
            .map(({ actor, source }) => ({ actor: withoutTarget(actor), line: source?.line })),
        ).toEqual(expect.arrayContaining([...program.lines]))
        for (const resource of program.resources ?? [])
          expect(waits.map((wait) => wait.resource)).toContain(resource)
        if (program.verdict) expect(verdicts.map(({ kind }) => kind)).toContain(program.verdict)
        for (const { latencyMs } of verdicts) expect(latencyMs).toBeLessThanOrEqual(LATEST_VERDICT_MS)
      },
    )

    test.concurrent.each(those('lookalike'))('%s: no verdict', async (_file, program) => {
      const { end, stdout, stderr } = await lab(program, '--json')
      const { verdicts } = JSON.parse(stdout.toString() || '{"verdicts":[]}') as RunReport
      expect(verdicts.filter(({ temporary }) => !temporary).map(({ text }) => text.en)).toEqual([])
      expect(end, stderr).toBe(0)
    })

    function lab(program: CorpusProgram, form: '--raw' | '--json'): Promise<PlainEnd> {
      const args = [join(OUT, 'lab.mjs'), 'run', program.file, form, '--python', python]
      return run(process.execPath, [...args, '--', ...(program.args ?? [])], program)
    }
  },
)

function run(file: string, args: readonly string[], { stdin, typed }: CorpusProgram): Promise<PlainEnd> {
  return plainRun(file, args, { cwd: CORPUS, input: stdin, typed, limitMs: LIMIT_MS })
}

/** Of a thread that nobody has named; since Python 3.10 its target is a part of it. */
const withoutTarget = (name: string) => name.replace(/ \(\w+\)$/, '')

/** A signal as an exit code. */
function asShellsSay(end: PlainEnd['end']): PlainEnd['end'] {
  return typeof end === 'number' || end === 'hangs' ? end : 128 + constants.signals[end]
}

/** They differ from run to run anyway. */
const withoutAddresses = (text: string) =>
  text.replace(/0x[0-9a-f]+/g, '0x').replace(/\bpid[ =]\d+|\b\d{4,}\b/g, 'N')
