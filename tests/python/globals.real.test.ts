import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { OUT } from '../../build/bundles.mjs'
import type { RunReport } from '../../shared/trace/report.ts'
import { oldestAndNewest } from './interpreters.ts'
import { plainRun } from './plain-run.ts'

const PROGRAM = `import multiprocessing, sys
m = 1
ratio = 0.5  # not declared by any function: it stays what it is
name = "text"
def work(step):
    global m, name, later
    later = True
    for _ in range(3):
        m += step
def main():
    context = multiprocessing.get_context(sys.argv[1])
    for step in (10, 20):
        one = context.Process(target=work, args=(step,))
        one.start()
        one.join()
    print(m, ratio)
if __name__ == "__main__":
    main()
`

const pythons = await oldestAndNewest()

describe.each(pythons.map(({ version, path }) => [version, path] as const))(
  'Python %s',
  (_version, python) => {
    test.each(['spawn', 'fork', 'forkserver'])(
      'a number that a function declares global is shown for each process by itself (%s)',
      async (method) => {
        const report = await run(python, PROGRAM, [method])
        const shown = report.resources.map(({ id, name, kind, value }) => [id, name, kind, value]).sort()
        expect(shown).toEqual([
          ['0.1/m', 'm', 'value', 31],
          ['0.2/m', 'm', 'value', 61],
          ['0/m', 'm', 'value', 1],
        ])
        expect(report.verdicts).toEqual([])
      },
    )

    test('a loop that prints is not told value by value, and its last value is', async () => {
      const report = await run(
        python,
        `n = 0
def work():
    global n
    for _ in range(20_000):
        n += 1
        print(n)
work()
`,
      )
      expect(report.values).toEqual({ n: 20_000 })
    })
  },
)

async function run(python: string, text: string, args: readonly string[] = []): Promise<RunReport> {
  const folder = mkdtempSync(join(tmpdir(), 'lab-globals-'))
  try {
    const file = join(folder, 'program.py')
    writeFileSync(file, text)
    const lab = [join(OUT, 'lab.mjs'), 'run', file, '--json', '--python', python, '--', ...args]
    const { stdout } = await plainRun(process.execPath, lab, { limitMs: 40_000 })
    return JSON.parse(stdout.toString()) as RunReport
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
