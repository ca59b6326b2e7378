import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lab-test-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

function check(script: string): Promise<{ code: number; lines: string[] }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join('build', script), root], (error, stdout) => {
      const code = error === null ? 0 : Number(error.code)
      resolve({ code, lines: stdout.split('\n').filter(Boolean) })
    })
  })
}

test('imports that follow the directions pass', async () => {
  write('shared/trace/a.ts', `import { z } from 'zod'\nimport { b } from './b.ts'`)
  write(
    'electron/supervisor/a.ts',
    `import { a } from '../../shared/trace/a.ts'\nimport { spawn } from 'node:child_process'`,
  )
  write('electron/desktop/a.ts', `import { app } from 'electron'\nimport { s } from '../session/s.ts'`)
  write('shared/labs/race/program.ts', `import { print } from 'lab'`)
  expect(await check('check-imports.mjs')).toEqual({ code: 0, lines: [] })
})

test('each import across is named with its reason', async () => {
  write('shared/a.ts', `import fs from 'node:fs'\nimport { r } from '../renderer/r.ts'`)
  write('electron/runtime/a.ts', `import { s } from '../supervisor/s.ts'`)
  write(
    'electron/session/a.ts',
    `import type { App } from 'electron'\nimport koffi from 'koffi'\nimport fs from 'fs'`,
  )
  write('renderer/a.ts', `const s = await import('../electron/session/s.ts')`)
  write('shared/labs/race/program.ts', `import { print } from 'lab'\nimport fs from 'node:fs'`)
  write('electron/new/a.ts', '')
  const { code, lines } = await check('check-imports.mjs')
  expect(code).toBe(1)
  expect(lines.map((line) => line.replace(/ may (import|use) .*/, ' …'))).toEqual([
    'shared/a.ts imports node:fs: shared has no Node',
    'shared/a.ts imports ../renderer/r.ts: shared …',
    'shared/labs/race/program.ts imports node:fs: shared/labs/*/program.ts has no Node',
    'electron/new/a.ts: no rule says what this folder may import; add one to build/check-imports.mjs',
    'electron/runtime/a.ts imports ../supervisor/s.ts: electron/runtime …',
    'electron/session/a.ts imports electron: only electron/desktop imports electron',
    'electron/session/a.ts imports koffi: electron/session …',
    'electron/session/a.ts imports fs: write node:fs',
    'renderer/a.ts imports ../electron/session/s.ts: renderer …',
  ])
})

test('a path that a document names has to exist', async () => {
  write('shared/trace/a.ts', '')
  write('docs/b.md', '[the trace](../shared/trace/a.ts), [gone](gone.md)')
  write(
    'README.md',
    [
      'Good: `shared/trace/a.ts`, `shared/`, `docs/b.md`, `out/engine/actor.cjs`, `npm test`, `lab/threading`, `tests/*`.',
      'Bad: `shared/trace/gone.ts` and `electron/x.ts`.',
      '```',
      'not looked at: `shared/gone.ts`',
      '```',
    ].join('\n'),
  )
  expect(await check('check-docs.mjs')).toEqual({
    code: 1,
    lines: [
      'README.md:2: shared/trace/gone.ts does not exist',
      'README.md:2: electron/x.ts does not exist',
      'docs/b.md:1: gone.md does not exist',
    ],
  })
})
