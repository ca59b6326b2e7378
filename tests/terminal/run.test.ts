import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lives } from '../../electron/sampler/contract/identity.ts'
import type { RunReport } from '../../shared/trace/report.ts'
import { endOf, lab, startLab } from './lab.ts'

const fixture = (name: string) => join(import.meta.dirname, 'fixtures', `${name}.ts`)
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-test-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const json = async (...args: string[]) => {
  const { code, stdout, stderr } = await lab(['run', ...args, '--json'])
  return { code, stderr, report: JSON.parse(stdout) as RunReport }
}

test('output with actor and pid, then the report', async () => {
  const { code, stdout, stderr } = await lab(['run', fixture('hello')])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^MainProcess\((\d+)\) \| hello world$/m)
  const pid = /\((\d+)\)/.exec(stdout)![1]!
  expect(stdout).toMatch(/^Finished after/m)
  expect(stdout.slice(stdout.indexOf('Actors'))).toContain(pid)
})

test('--set gives a program file its parameters', async () => {
  expect((await lab(['run', fixture('hello'), '--raw', '--set', 'name=class'])).stdout).toBe('hello class\n')
})

test("--raw is exactly the program's own output", async () => {
  const { code, stdout, stderr } = await lab(['run', fixture('two-streams'), '--raw'])
  expect(code).toBe(1)
  expect(stdout).toBe('one\ntwo 两\n')
  expect(stderr).toContain('Error: three')
})

test('--json is one document and nothing else', async () => {
  const { code, stderr, report } = await json(fixture('hello'))
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(report).toMatchObject({
    outcome: 'finished',
    verdicts: [],
    output: [{ actor: 'MainProcess', text: 'hello world\n' }],
  })
  expect(report.actors).toHaveLength(1)
})

test("an exception shows file, line and the program's own stack, and exit 1", async () => {
  const { code, stdout } = await lab(['run', fixture('throws')])
  expect(code).toBe(1)
  expect(stdout).toContain('RangeError: too far')
  expect(stdout).toContain('inner (throws.ts:2:')
  expect(stdout).toContain('main (throws.ts:5:')
  expect(stdout).not.toContain('out/engine')
  expect(stdout).not.toContain('node:internal')
})

test('a syntax error shows file, line and the place in it, and exit 2', async () => {
  // Written here, because no tool that reads the project's files could read it.
  const broken = join(folder, 'broken.ts')
  writeFileSync(broken, 'export function main() {\n  const x = = 1\n}\n')
  const { code, stdout, stderr } = await lab(['run', broken])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/broken\.ts:2:13/)
  expect(stderr).toContain('const x = = 1')
})

test('a program without main is refused', async () => {
  const { code, stderr } = await lab(['run', fixture('no-main')])
  expect(code).toBe(2)
  expect(stderr).toContain('exports no main')
})

test('a deadlock ends the run at once with exit 3, and names locks, threads and lines', async () => {
  const { code, report } = await json(fixture('two-locks'))
  expect(code).toBe(3)
  expect(report.outcome).toBe('deadlock')
  const [verdict] = report.verdicts
  expect(verdict).toMatchObject({ kind: 'deadlock', temporary: false })
  expect([...verdict!.actors].sort()).toEqual(['t1', 't2'])
  expect([...verdict!.resources].sort()).toEqual(['a', 'b'])
  expect(verdict!.lines.map(({ source }) => source?.line).sort((a, b) => a! - b!)).toEqual([10, 15])
})

test('--keep-going lets the others go on after a deadlock', async () => {
  expect((await lab(['run', fixture('two-locks'), '--raw'])).stdout).toBe('')
  const { stdout } = await lab(['run', fixture('two-locks'), '--raw', '--keep-going', '--speed', '10'])
  expect(stdout).toBe('main goes on\n')
})

test('a deadlock that a timeout breaks is no failure', async () => {
  const { code, report } = await json('deadlock-timeout', '--speed', '10')
  expect(code).toBe(0)
  expect(report.verdicts.every(({ temporary }) => temporary)).toBe(true)
})

test('--seconds stops the run with exit 4', async () => {
  const { code, report } = await json(fixture('sleeps'), '--seconds', '0.5')
  expect(code).toBe(4)
  expect(report.outcome).toBe('stopped')
  expect(report.actors.every(({ state }) => state === 'exited')).toBe(true)
})

test('--trace writes what replay reads', async () => {
  const trace = join(folder, 'trace.ndjson')
  const run = await lab(['run', fixture('two-locks'), '--trace', trace, '--json'])
  expect(run.code).toBe(3)
  expect(readFileSync(trace, 'utf8')).toMatch(/^\{"type":"run"/)
  const again = await lab(['replay', trace, '--json'])
  expect(again).toEqual({ ...run })
})

test('a trace that can not be written is refused before the run', async () => {
  const { code, stdout, stderr } = await lab([
    'run',
    fixture('hello'),
    '--trace',
    join(folder, 'no', 'such', 'folder'),
  ])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain("The trace can't be written")
})

test('a program that does not compile leaves no trace file, nor does a setting that does not fit', async () => {
  const program = join(folder, 'wrong.ts')
  const trace = join(folder, 'wrong.ndjson')
  writeFileSync(program, 'export function main() { if (')
  expect((await lab(['run', program, '--trace', trace])).code).toBe(2)
  expect((await lab(['run', 'deadlock', '--set', 'sleep=-1', '--trace', trace])).code).toBe(2)
  expect(existsSync(trace)).toBe(false)
})

test('the same seed gives the same random numbers', async () => {
  const numbers = async (seed: string) =>
    (await lab(['run', fixture('random'), '--raw', '--seed', seed])).stdout
  const seven = await numbers('7')
  expect(seven).toMatch(/^main( \d+){8}\nchild( \d+){8}\n$/)
  expect(await numbers('7')).toBe(seven)
  expect(await numbers('8')).not.toBe(seven)
})

describe('ended from outside', () => {
  /** Starts the program and waits until it has printed something. */
  async function begun(name: string, ...args: string[]) {
    const child = startLab(['run', fixture(name), ...args])
    const ended = endOf(child)
    await new Promise((resolve) => child.stdout.once('data', resolve))
    return { child, ended }
  }

  test('Ctrl-C stops the run, reports, and leaves nothing', async () => {
    const { child, ended } = await begun('sleeps')
    // The first line is the heading.
    await new Promise((resolve) => setTimeout(resolve, 500))
    child.kill('SIGINT')
    const { code, stdout, stderr } = await ended
    expect(code).toBe(130)
    expect(stderr).toContain('Stopping the run')
    expect(stdout).toMatch(/^Stopped after/m)
    for (const [, pid] of stdout.matchAll(/^ +\S+ +(?:main process|process) +(\d+)/gm)) {
      expect(lives({ pid: Number(pid) }), `process ${pid}`).toBe(false)
    }
  })

  test('Ctrl-C twice ends it at once', async () => {
    const { child, ended } = await begun('sleeps')
    child.kill('SIGINT')
    child.kill('SIGINT')
    await new Promise((resolve) => setTimeout(resolve, 20))
    child.kill('SIGINT')
    const { code, stdout } = await ended
    // The last one may come when all is done and Node has taken its handlers away; a shell says 130 for that, too.
    expect([130, 'SIGINT']).toContain(code)
    expect(stdout).toMatch(/^Stopped after/m)
  })

  test('a reader that goes away (head) ends the run, quietly', async () => {
    const { child, ended } = await begun('prints-for-ever', '--raw')
    child.stdout.destroy()
    expect(await ended).toMatchObject({ code: 141, stderr: '' })
  })

  test('a slow reader loses nothing', async () => {
    const child = startLab(['run', fixture('slow-output'), '--raw'])
    let lines = 0
    let slow = 0
    for await (const chunk of child.stdout) {
      lines += String(chunk).split('\n').length - 1
      if (slow++ < 20) await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(lines).toBe(20_000)
  })
})

test.skipIf(process.platform === 'win32')(
  'a trace that may not grow any further ends the run with a sentence',
  async () => {
    const trace = join(folder, 'limited.ndjson')
    const under = ['bash', '-c', 'ulimit -f 64; exec "$0" "$@"']
    const { code, stdout } = await lab(['run', fixture('prints-for-ever'), '--trace', trace], { under })
    expect(code).toBe(4)
    expect(stdout).toContain('EFBIG')
    expect(readFileSync(trace, 'utf8').length).toBeGreaterThan(10_000)
  },
)
