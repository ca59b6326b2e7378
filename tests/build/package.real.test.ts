/** The desktop app, packed on a stand-in for Electron's binary: what is in it, and that its engine runs from there. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkPackage } from '../../build/check-package.mjs'
import { fusesOf } from '../../build/fuses.mjs'
import { openSession } from '../../electron/session/session.ts'
import { labs } from '../../shared/labs/index.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const CONFIG = join(ROOT, 'build/electron-builder.yml')
let out: string
let printed: string

// The stand-in is a Linux one; elsewhere the workflow packs the real thing, with the same checks.
describe.skipIf(process.platform !== 'linux')('the package', () => {
  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'clab-package-'))
    const args = [join(ROOT, 'build/package.mjs'), '--dir', '--stub', '--out', out]
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { timeout: 280_000 })
    printed = stdout + stderr
  }, 300_000)
  afterAll(() => rm(out, { recursive: true, force: true }))

  test('has what it needs and nothing else, with its native library beside the archive and its fuses set', () => {
    expect(printed).toContain('The package is as it should be.')
    expect(printed).toMatch(/archive \d+\.\d MB/)
  })

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
