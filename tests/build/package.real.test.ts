/** The desktop app, packed on a stand-in for Electron's binary: what is in it, and that its engine runs from there. */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkPackage } from '../../build/check-package.mjs'
import { electronPath } from '../../build/electron.mjs'
import { fusesOf } from '../../build/fuses.mjs'
import { openSession } from '../../electron/session/session.ts'
import { labs } from '../../shared/labs/index.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const CONFIG = join(ROOT, 'build/electron-builder.yml')
let out: string
let printed: string

/** What it printed. */
async function node(script: string, ...args: string[]): Promise<string> {
  const all = [join(ROOT, script), ...args]
  const { stdout, stderr } = await promisify(execFile)(process.execPath, all, { cwd: ROOT, timeout: 280_000 })
  return stdout + stderr
}

// The stand-in is a Linux one; elsewhere the workflow packs the real thing, with the same checks.
describe.skipIf(process.platform !== 'linux')('the package', () => {
  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'clab-package-'))
    printed = await node('build/package.mjs', '--dir', '--stub', '--out', out)
  }, 300_000)
  afterAll(() => rm(out, { recursive: true, force: true }))

  test('has what it needs and nothing else, with its native library beside the archive and its fuses set', () => {
    expect(printed).toContain('The package is as it should be.')
    expect(printed).toMatch(/archive \d+\.\d MB/)
  })

  test('is made and checked by electron-builder alone, too, which says when it takes a stand-in', async () => {
    const plain = join(out, 'plain')
    const cli = 'node_modules/electron-builder/cli.js'
    const said = await node(cli, '--dir', `-c.directories.output=${plain}`)
    expect(said).toContain('The package is as it should be.')
    expect(said.includes('Packed on a stand-in for Electron')).toBe(electronPath() === undefined)
    expect((await readdir(plain)).toSorted()).toEqual(['builder-debug.yml', 'linux-unpacked'])
    expect((await readdir(join(ROOT, '.cache'))).filter((name) => name.startsWith('stub'))).toEqual([])
  }, 300_000)

  test('a fuse that is not as it should be is found', async () => {
    const config = await readFile(CONFIG, 'utf8')
    const folder = join(out, 'linux-unpacked')
    expect(checkPackage(folder, config).problems).toEqual([])
    expect(checkPackage(folder, config.replace('runAsNode: true', 'runAsNode: false')).problems).toEqual([
      'the fuse runAsNode is on',
    ])
    expect(fusesOf(await readFile(join(folder, 'concurrency-lab')))).toMatchObject({
      runAsNode: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  test('its engine runs a lab over shared memory, from where it lies', async () => {
    const home = await mkdtemp(join(tmpdir(), 'clab-packed-'))
    const session = await openSession({
      engineFolder: join(out, 'linux-unpacked/resources/app.asar.unpacked/out/engine'),
      stateFolder: join(home, 'state'),
      runsFolder: join(home, 'runs'),
    })
    try {
      const lab = labs.find(({ id }) => id === 'value-array')!
      const run = await session.run(await session.open({ kind: 'lab', lab }), { speed: 20 })
      expect(await run.ended).toMatchObject({ outcome: 'finished', exitCode: 0 })
    } finally {
      await session.close()
      await rm(home, { recursive: true, force: true })
    }
  })
})
