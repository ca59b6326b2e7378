import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileFunction } from 'node:vm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compileFile, compileText } from '../../electron/session/compile/compile.ts'
import { requiredBy } from '../../electron/session/compile/imports.ts'
import { ProgramError } from '../../electron/session/compile/program-error.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'clab-compile-'))))
afterEach(() => rm(folder, { recursive: true, force: true }))

async function write(files: Record<string, string>): Promise<string> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  return join(folder, Object.keys(files)[0]!)
}

/** The message of the error that compiling this text gives. */
async function refusal(source: string): Promise<string> {
  return compileText('a.ts', source).then(
    () => 'compiled',
    (error: unknown) =>
      error instanceof ProgramError ? error.message : `${String(error)} is no ProgramError`,
  )
}

const MAIN = 'export function main() {}\n'

test('a program and the files it imports become CommonJS with the same lines', async () => {
  const path = await write({
    'main.ts':
      "import { print } from 'lab'\nimport { work } from './parts/work'\n\nexport function main(): void {\n  print(work)\n}\n",
    'parts/work.ts': "import { more } from '../more.js'\nexport const work: number = more\n",
    'more.ts': 'export const more = 1\n',
  })
  const { entry, files } = await compileFile(path)
  expect(entry).toBe('main.ts')
  expect(Object.keys(files)).toEqual(['main.ts', 'parts/work.ts', 'more.ts'])
  for (const { code, source } of Object.values(files)) {
    expect(code.split('\n').length).toBe(source.split('\n').length)
  }
  expect(files['main.ts']!.code.split('\n')[4]).toContain('_work.work')
})

test('files that import each other in a circle are compiled once each', async () => {
  const path = await write({
    'a.ts': "import { b } from './b'\nexport const a = () => b\n" + MAIN,
    'b.ts': "import { a } from './a'\nexport const b = () => a\n",
  })
  expect(Object.keys((await compileFile(path)).files)).toEqual(['a.ts', 'b.ts'])
})

test('a JavaScript module is compiled too, and types are no part of it', async () => {
  const path = await write({ 'main.js': "import { print } from 'lab'\nexport const main = () => print(1)\n" })
  expect((await compileFile(path)).files['main.js']!.code).toContain("require('lab')")
  const typed = await write({ 'typed.js': 'export const main = (x: number) => x\n' })
  await expect(compileFile(typed)).rejects.toThrow(/^typed\.js:1:2[0-9]: this can't be read/)
})

test('a syntax error names file, line, column, shows the line, and speaks our words', async () => {
  expect(await refusal('export function main() {\n  const x = = 1\n}\n')).toBe(
    "a.ts:2:13: this can't be read as TypeScript: something else was expected here.\n    const x = = 1\n              ^",
  )
  expect(await refusal('export function main() {\n  if (a { }\n}')).toContain(
    'a.ts:2:9: this can\'t be read as TypeScript: ")" was expected here.',
  )
  expect(await refusal("const a = 'abc\n" + MAIN)).toContain('this text has no closing quote')
  expect(await refusal('/* abc\n' + MAIN)).toContain('this comment is never closed')
})

test('what the parser lets through and V8 does not is found as well', async () => {
  expect(await refusal(MAIN + 'const a = 1\nconst a = 2\n')).toBe(
    "a.ts:3:7: this can't be read as TypeScript: identifier 'a' has already been declared.\n  const a = 2\n        ^",
  )
  expect(await refusal(MAIN + '\nconst n = 08n\n')).toMatch(/^a\.ts:3:/)
})

test('await outside an async function is explained', async () => {
  expect(
    await refusal("import * as asyncio from 'lab/asyncio'\n" + MAIN + 'await asyncio.sleep(1)\n'),
  ).toMatch(/^a\.ts:3:\d+: await stands outside an async function/)
  expect(await refusal('export function main() {\n  await 1\n}\n')).toMatch(
    /^a\.ts:2:3: await stands outside/,
  )
})

test('a namespace is refused instead of vanishing', async () => {
  expect(await refusal(MAIN + 'namespace N {\n  export const x = 1\n}\n')).toMatch(
    /^a\.ts:2: a namespace is not possible here/,
  )
})

test('a program without main is told what to write', async () => {
  expect(await refusal('export function mian() {}\n')).toBe(
    'a.ts: the program exports no main; write "export function main() { … }", which is what a run runs.',
  )
  expect(await refusal('function main() {}\n')).toMatch(/exports no main/)
})

test.each([
  ['export function main() {}'],
  ['export const main = () => {}'],
  ['function work() {}\nexport { work as main }'],
  ['export let main = function () {}'],
  ['export class main {}'],
  ['export async function main() {}'],
])('main may be exported like this: %s', async (source) => {
  expect(await refusal(source)).toBe('compiled')
})

test.each([
  ["import { readFileSync } from 'node:fs'\nreadFileSync('x')\n", '"node:fs" can\'t be imported'],
  ["import fs from 'fs'\nfs.x()\n", '"fs" can\'t be imported'],
  ["const fs = require('fs')\n", '"fs" can\'t be imported'],
  ["export const x = () => import('child_process')\n", '"child_process" can\'t be imported'],
  ["import 'zod'\n", '"zod" can\'t be imported'],
  ["import { x } from '/etc/passwd'\nx()\n", '"/etc/passwd" can\'t be imported'],
  ["import { x } from 'lab/thread'\nx()\n", 'there is no module "lab/thread"'],
  ["import { x } from './x'\nx()\n", 'there is no file "./x" (.ts or .js) to import'],
])('%s is refused with its line', async (source, sentence) => {
  const message = await refusal('\n' + source + MAIN)
  expect(message).toContain(sentence)
  expect(message).toMatch(/^a\.ts:2: /)
})

test('a file outside the folder is refused, by its path and by a link', async () => {
  const path = await write({
    'in/main.ts': "import { x } from '../out'\nx()\n" + MAIN,
    'out.ts': 'export const x = () => {}\n',
  })
  await expect(compileFile(path)).rejects.toThrow(
    /^main\.ts:1: "\.\.\/out" lies outside the program's own folder/,
  )
  const linked = await write({ 'in/linked.ts': "import { x } from './link'\nx()\n" + MAIN })
  await symlink(join(folder, 'out.ts'), join(folder, 'in/link.ts'))
  await expect(compileFile(linked)).rejects.toThrow(/lies outside/)
})

test('an imported file with a mistake is named, not the one that imports it', async () => {
  const path = await write({
    'main.ts': "import { x } from './sub/x.ts'\nx()\n" + MAIN,
    'sub/x.ts': '\n\nexport const x = (\n',
  })
  await expect(compileFile(path)).rejects.toThrow(/^sub\/x\.ts:[34]:/)
})

test('types from elsewhere may be named, since nothing of them is left', async () => {
  expect(await refusal("import type { X } from 'node:fs'\nexport const x = (_: X) => 1\n" + MAIN)).toBe(
    'compiled',
  )
})

test('what cannot be read is said so', async () => {
  await expect(compileFile(join(folder, 'none.ts'))).rejects.toThrow('none.ts: there is no such file.')
  await expect(compileFile(folder)).rejects.toThrow(/it is no file/)
  const binary = join(folder, 'binary.ts')
  await writeFile(binary, Buffer.from([0xff, 0xfe, 0x00, 0x01]))
  await expect(compileFile(binary)).rejects.toThrow(/is not a text file/)
  const large = join(folder, 'large.ts')
  await writeFile(large, 'x'.repeat(1024 * 1024 + 1))
  await expect(compileFile(large)).rejects.toThrow(/larger than 1 MB/)
})

test('a require in a comment, a text or a template is none', () => {
  const code =
    "// require('a')\n/* require('b')\n */ const s = \"require('c')\"; const t = `require('d')`\nrequire('e'); x.require('f')\nrequire(\"g\")"
  expect(requiredBy(code)).toEqual([
    { specifier: 'e', line: 4 },
    { specifier: 'g', line: 5 },
  ])
})

test('an exported pattern is not read as the continuation of the line before', async () => {
  const { files } = await compileText(
    'a.ts',
    `const x = 1\nexport const [a, b] = [x, 2]\nexport const { c } = { c: 3 }\n${MAIN}`,
  )
  const exports: Record<string, unknown> = {}
  const run = compileFunction(files['a.ts']!.code, ['exports']) as (exports: object) => void
  run(exports)
  expect([exports['a'], exports['b'], exports['c']]).toEqual([1, 2, 3])
})
