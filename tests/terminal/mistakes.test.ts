import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { lab } from './lab.ts'

const folder = mkdtempSync(join(tmpdir(), 'lab-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
writeFileSync(join(folder, 'notes.txt'), 'x')

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
