import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { encodeTrace } from '../../shared/trace/codec.ts'
import type { Outcome, TraceEvent } from '../../shared/trace/events.ts'
import { actorId, micros } from '../../shared/trace/ids.ts'
import type { RunReport } from '../../shared/trace/report.ts'
import { lab } from './lab.ts'

const folder = mkdtempSync(join(tmpdir(), 'lab-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const main = actorId('0')
const at = micros
function trace(outcome: Outcome): TraceEvent[] {
  return [
    {
      type: 'run',
      version: 1,
      t: at(0),
      run: 'abc',
      date: '2026-01-01T00:00:00.000Z',
      program: { name: 'hello.ts', language: 'typescript' },
      parameters: {},
      speed: 1,
      processes: 'child',
      drive: 'whole',
      host: { platform: 'linux', arch: 'x64', cores: 2, node: '24.0.0' },
    },
    { type: 'actor-created', t: at(1), actor: main, kind: 'main', name: 'main' },
    { type: 'actor-started', t: at(2), actor: main, pid: 4711, ppid: 4710 },
    { type: 'output', t: at(3), actor: main, stream: 'stdout', text: 'hello\n' },
    { type: 'actor-exited', t: at(1_500_000), actor: main, code: 0, cause: 'returned' },
    { type: 'ended', t: at(1_500_000), outcome },
  ]
}

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

test('the report again, with the exit code of the run', async () => {
  const path = file('good.ndjson', encodeTrace(trace('finished')))
  const text = await lab(['replay', path])
  expect(text).toMatchObject({ code: 0, stderr: '' })
  expect(text.stdout).toContain('4711')
  const json = await lab(['replay', path, '--json'])
  const report = JSON.parse(json.stdout) as RunReport
  expect(report).toMatchObject({
    outcome: 'finished',
    seconds: 1.5,
    output: [{ actor: 'main', text: 'hello\n' }],
  })
})

test.each([
  ['failed', 1],
  ['deadlock', 3],
  ['stopped', 4],
] as const)('a run that was %s: exit %i', async (outcome, code) => {
  expect(await lab(['replay', file('other.ndjson', encodeTrace(trace(outcome)))])).toMatchObject({
    code,
    stderr: '',
  })
})

test('a trace that is cut off: what there is, and that it is cut off', async () => {
  const text = encodeTrace(trace('finished'))
  const { code, stdout, stderr } = await lab(['replay', file('cut.ndjson', text.slice(0, text.length - 30))])
  expect(code).toBe(2)
  expect(stdout).toContain('4711')
  expect(stderr).toContain('is cut off')
})

test('a line that is no event is named and left out', async () => {
  const lines = encodeTrace(trace('finished')).split('\n')
  lines.splice(3, 0, '{"type":"nonsense"}')
  const { code, stderr, stdout } = await lab(['replay', file('bad.ndjson', lines.join('\n'))])
  expect(code).toBe(2)
  expect(stdout).toContain('4711')
  expect(stderr).toContain('1 line of')
  expect(stderr).toContain('line 4')
})

test('a trace of a newer version is refused', async () => {
  const [first] = trace('finished')
  const { code, stdout, stderr } = await lab([
    'replay',
    file('newer.ndjson', `${JSON.stringify({ ...first, version: 99 })}\n`),
  ])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('newer version')
})

test('an empty file is refused', async () => {
  const { code, stderr } = await lab(['replay', file('empty.ndjson', '')])
  expect(code).toBe(2)
  expect(stderr).toContain('the file is empty')
})
