import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ROOT } from '../../build/bundles.mjs'

const once = pathToFileURL(join(ROOT, 'build', 'once.mjs')).href
const name = `test-${process.pid}`
const lock = join(ROOT, '.cache', `${name}.lock`)
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-test-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
  rmSync(lock, { recursive: true, force: true })
})

/** A process that holds the lock for a moment and notes when it came and went. */
function holder(mark: string): Promise<void> {
  const script = `
    import { appendFileSync } from 'node:fs'
    import { withLock } from ${JSON.stringify(once)}
    await withLock(${JSON.stringify(name)}, async () => {
      appendFileSync(process.argv[1], '+${mark}')
      await new Promise((resolve) => setTimeout(resolve, 100))
      appendFileSync(process.argv[1], '-${mark}')
    })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, join(folder, 'log')])
  return new Promise((resolve) => child.on('close', () => resolve()))
}

test('several processes hold a lock one after the other', async () => {
  await Promise.all(['a', 'b', 'c'].map(holder))
  const log = readFileSync(join(folder, 'log'), 'utf8')
  expect(log).toMatch(/^(\+([abc])-\2){3}$/)
  expect(existsSync(lock)).toBe(false)
})

test('a lock whose owner was killed is taken over', async () => {
  const dead = spawn(process.execPath, ['-e', ''])
  await new Promise((resolve) => dead.on('close', resolve))
  mkdirSync(lock, { recursive: true })
  writeFileSync(join(lock, 'pid'), String(dead.pid))
  await holder('a')
  expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('+a-a')
})
