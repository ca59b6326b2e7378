import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const CLI = join(import.meta.dirname, '../../out/engine/lab.mjs')
const FIXTURES = join(import.meta.dirname, 'fixtures')

/** Standard output and standard error of a program, each in its own order. */
async function run(program: string): Promise<{ stdout: string[]; stderr: string[] }> {
  const args = [CLI, 'run', join(FIXTURES, program), '--raw']
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { timeout: 120_000 })
  return { stdout: stdout.trim().split('\n'), stderr: stderr.trim().split('\n') }
}

test("Results, exceptions and exit codes are those of Python's documentation", async () => {
  const { stdout, stderr } = await run('semantics.ts')
  const source = readFileSync(join(FIXTURES, 'semantics.ts'), 'utf8').split('\n')
  const line = source.findIndex((text) => text.includes("throw new Error('boom')")) + 1
  expect(stderr.map((text) => text.replace(/:\d+\)$/, ')'))).toEqual([
    'Process p:',
    'Error: boom',
    `    at fail (semantics.ts:${line})`,
    'Exception in thread t:',
    'Error: boom',
    `    at fail (semantics.ts:${line})`,
  ])
  expect(stdout).toEqual(readFileSync(join(FIXTURES, 'semantics.txt'), 'utf8').trim().split('\n'))
})
