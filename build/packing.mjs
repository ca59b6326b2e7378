/**
 * What electron-builder is told besides electron-builder.yml, however it is started (package.json names both): the bundles
 * are built before they are packed, and what was packed is checked. With `--dir`, where Electron's binary has not been
 * fetched, the app is packed on a stand-in for it. LAB_STUB=always or never decides about that.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ROOT } from './bundles.mjs'
import { checkPackage } from './check-package.mjs'
import { electronPath } from './electron.mjs'
import { ensureBuilt } from './ensure.mjs'
import { makeStubElectron } from './stub-electron.mjs'

const PACKED = ['actor.cjs', 'sampler.cjs', 'python', 'renderer', 'main.cjs', 'preload.cjs', 'engine.cjs']
const CONFIG = join(ROOT, 'build', 'electron-builder.yml')
const STUB = join(ROOT, '.cache', `stub-electron-${process.pid}`)

export default function packing() {
  const stub = takesStub()
  if (stub) {
    const { version } = createRequire(import.meta.url)('electron/package.json')
    makeStubElectron(STUB, version)
    process.once('exit', () => rmSync(STUB, { recursive: true, force: true }))
    console.log(
      'Packed on a stand-in for Electron, so everything about the package is checked except that it runs. ' +
        'With the real one: npx install-electron, then this again.',
    )
  }
  return {
    ...(stub && { electronDist: STUB }),
    async beforePack({ appOutDir }) {
      await ensureBuilt(PACKED)
      rmSync(appOutDir, { recursive: true, force: true })
    },
    afterAllArtifactBuild({ outDir }) {
      check(join(outDir, unpackedName(outDir)))
      return []
    },
  }
}

/** @throws if it is not as it should be */
function check(folder) {
  const { problems, summary } = checkPackage(folder, readFileSync(CONFIG, 'utf8'))
  for (const line of summary) console.log(line)
  for (const problem of problems) console.error(`wrong: ${problem}`)
  if (problems.length > 0) throw new Error('The package is not as it should be.')
  console.log('The package is as it should be.')
}

/** An installer is never made of it, and it is made for Linux only. */
function takesStub() {
  if (process.env.LAB_STUB === 'always') return true
  if (process.env.LAB_STUB === 'never' || !process.argv.includes('--dir')) return false
  return process.platform === 'linux' && electronPath() === undefined
}

/** electron-builder's name of the app's folder; on a Mac and on ARM it is followed by the architecture. */
function unpackedName(out) {
  const system = { linux: 'linux-unpacked', win32: 'win-unpacked', darwin: 'mac' }[process.platform]
  const names = existsSync(out) ? readdirSync(out) : []
  return names.find((name) => name === system || name.startsWith(system.replace('-unpacked', '-'))) ?? system
}
