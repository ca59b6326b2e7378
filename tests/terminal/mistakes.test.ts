import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { lab } from './lab.ts'

const folder = mkdtempSync(join(tmpdir(), 'lab-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
writeFileSync(join(folder, 'notes.txt'), 'x')
writeFileSync(join(folder, 'no-main.ts'), 'const a = 1\n')

test.each([
  [['run', 'rcae'], 'There is no lab "rcae"; did you mean race?'],
  [['run', 'nothing-like-it'], 'There is no lab "nothing-like-it" and no such file.'],
  [['run', 'missing.ts'], 'There is no file missing.ts.'],
  [['run', 'notes.txt'], 'notes.txt is not a program that can be run'],
  [['run', '.'], '. is a folder'],
  [['run', 'race', '--set', 'count=0'], 'count lies between 1 and'],
  [['run', 'race', '--set', 'speed=2'], 'The lab has no parameter "speed".'],
  [['run', 'race', '--processes', 'utility'], 'Utility processes exist only in the desktop app.'],
  [['replay', 'missing.ndjson'], 'There is no file missing.ndjson.'],
  [
    ['replay', 'notes.txt'],
    "The trace notes.txt can't be read: its first line is not the beginning of a trace.",
  ],
  [['labs', 'what'], 'There are more words than the command takes.'],
])('lab %j: exit 2, a sentence on stderr, nothing on stdout', async (args, sentence) => {
  const { code, stdout, stderr } = await lab(args, { cwd: folder })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(sentence)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test.each([
  [['run', 'rcae'], '没有 "rcae" 这个实验'],
  [['run', 'race', '--set', 'count=0'], 'count 应在 1 到'],
  [['run', 'no-main.ts'], 'no-main.ts: 程序没有导出 main'],
  [['run', 'race', '--language', 'python', '--python', '/no/such'], '/no/such 不是 Python 解释器'],
  [['replay', 'missing.ndjson'], '文件 missing.ndjson 不存在'],
])('lab %j in Chinese', async (args, sentence) => {
  const { code, stdout, stderr } = await lab(['--lang', 'zh', ...args], { cwd: folder })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(sentence)
})

test.skipIf(process.platform === 'win32')('what the machine refuses is said in Chinese too', async () => {
  const long = join(folder, 'l'.repeat(150))
  mkdirSync(long)
  const { code, stderr } = await lab(['--lang', 'zh', 'run', 'race'], { env: { TMPDIR: long } })
  expect(code).toBe(1)
  expect(stderr).toContain('无法启动运行')
})
