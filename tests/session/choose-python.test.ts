/** Which Python runs a program; stand-ins answer the question that every interpreter is asked. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { choosePython } from '../../electron/session/python/choose.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'lab-choose-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const env = () => ({ PATH: join(home, 'bin'), PYENV_ROOT: join(home, 'pyenv') })

test('the one that was chosen is taken, and nothing else', async () => {
  install('bin/python3', '3.12.1')
  const chosen = install('elsewhere/python', '3.9.18')
  expect(await choosePython(chosen, undefined, env())).toMatchObject({ path: chosen, version: '3.9.18' })
  await expect(choosePython(join(home, 'nothing'), undefined, env())).rejects.toMatchObject({
    code: 'no-interpreter',
  })
})

test('a virtual environment beside the program comes before the path', async () => {
  install('bin/python3', '3.12.1')
  const own = install('work/.venv/bin/python', '3.11.7')
  writeFileSync(join(home, 'work/.venv/pyvenv.cfg'), '')
  expect(await choosePython(undefined, join(home, 'work'), env())).toMatchObject({ path: own })
})

test('what is too old is passed over for one that is not', async () => {
  install('bin/python3', '3.7.16')
  const newer = install('pyenv/versions/3.13.0/bin/python3', '3.13.0')
  expect(await choosePython(undefined, undefined, env())).toMatchObject({ path: newer })
})

test.each(['2.7.18', '3.6.15', '3.7.16'])('%s alone is said to be too old', async (version) => {
  install('bin/python3', version)
  await expect(choosePython(undefined, undefined, env())).rejects.toThrow(
    new RegExp(
      `^Python ${version.replaceAll('.', '\\.')} \\(.*\\) is too old: programs need Python 3\\.8 or newer here\\.`,
    ),
  )
})

test('none at all is one clear sentence, in both languages', async () => {
  await expect(choosePython(undefined, undefined, env())).rejects.toMatchObject({
    code: 'no-python',
    text: {
      en: expect.stringMatching(/^There is no Python on this machine/) as string,
      zh: expect.stringMatching(/^本机没有 Python/) as string,
    },
  })
})

/** Something that says of itself that it is this Python. */
function install(path: string, version: string): string {
  const file = join(home, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `#!/bin/sh\nprintf '%s\\t%s\\tCPython\\t0\\t1\\n' "$0" ${version}\n`)
  chmodSync(file, 0o755)
  return file
}
