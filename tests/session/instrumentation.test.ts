import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { instrumentation } from '../../electron/session/python/instrumentation.ts'

let home: string
let own: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'lab-instrumentation-'))
  own = join(home, 'app')
  mkdirSync(join(own, 'clab', '__pycache__'), { recursive: true })
  writeFileSync(join(own, 'sitecustomize.py'), 'one')
  writeFileSync(join(own, 'clab', 'lock.py'), 'two')
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

/** As a session has it that has just begun. */
const readOnly = () => instrumentation(own, join(home, 'state'), () => Promise.resolve(false))()

test('a folder that can be written to is used where it lies', async () => {
  expect(await instrumentation(own, join(home, 'state'))()).toBe(own)
  expect(readdirSync(home)).toEqual(['app'])
})

test('of one that can’t a copy is made once, also when several sessions need it at the same time', async () => {
  const [copy, ...others] = await Promise.all([readOnly(), readOnly(), readOnly()])
  expect(new Set([...others, await readOnly()])).toEqual(new Set([copy]))
  expect(readdirSync(join(home, 'state', 'python'))).toHaveLength(1)
  expect(readdirSync(copy, { recursive: true }).sort()).toEqual(['clab', 'clab/lock.py', 'sitecustomize.py'])
  expect(readFileSync(join(copy, 'clab', 'lock.py'), 'utf8')).toBe('two')
})

test('another version is another copy', async () => {
  const before = await readOnly()
  writeFileSync(join(own, 'clab', 'lock.py'), 'three')
  const copy = await readOnly()
  expect(copy).not.toBe(before)
  expect(readFileSync(join(copy, 'clab', 'lock.py'), 'utf8')).toBe('three')
})

test('a session finds the version out once, and makes the copy again if it has gone', async () => {
  const session = instrumentation(own, join(home, 'state'), () => Promise.resolve(false))
  const copy = await session()
  rmSync(copy, { recursive: true })
  writeFileSync(join(own, 'clab', 'lock.py'), 'three')
  expect(await session()).toBe(copy)
  expect(readFileSync(join(copy, 'clab', 'lock.py'), 'utf8')).toBe('three')
})

test('where no copy can be made the folder is used as it is', async () => {
  writeFileSync(join(home, 'state'), 'a file')
  expect(await readOnly()).toBe(own)
})
