/**
 * `node build/package.mjs [--dir] [--stub] [--out FOLDER]`: builds everything, packs the desktop app with
 * electron-builder, and checks what was packed. `--dir`: the app's folder alone, no installers. `--stub`: on a stand-in
 * for Electron's binary, where that can't be had.
 */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from './bundles.mjs'
import { checkPackage } from './check-package.mjs'
import { ensureBuilt } from './ensure.mjs'
import { makeStubElectron } from './stub-electron.mjs'

const { values } = parseArgs({
  options: {
    dir: { type: 'boolean', default: false },
    stub: { type: 'boolean', default: false },
    out: { type: 'string', default: 'dist' },
  },
})
const out = resolve(ROOT, values.out)
if (values.stub && process.platform !== 'linux') fail('The stand-in for Electron is made for Linux only.')

await ensureBuilt(['actor.cjs', 'sampler.cjs', 'python', 'renderer', 'main.cjs', 'preload.cjs', 'engine.cjs'])
const stub = join(out, '.stub-electron')
const { version } = createRequire(import.meta.url)('electron/package.json')
rmSync(join(out, unpackedName()), { recursive: true, force: true })
if (values.stub) makeStubElectron(stub, version)
const code = await run(process.execPath, [
  join(ROOT, 'node_modules/electron-builder/cli.js'),
  '--publish=never',
  ...(values.dir ? ['--dir'] : []),
  `-c.directories.output=${out}`,
  ...(values.stub ? [`-c.electronDist=${stub}`] : []),
])
if (values.stub) rmSync(stub, { recursive: true, force: true })
if (code !== 0) fail(`electron-builder ended with ${code}; its own words are above.`)

const { problems, summary } = checkPackage(join(out, unpackedName()), readFileSync(configFile(), 'utf8'))
for (const line of summary) console.log(line)
for (const problem of problems) console.error(`wrong: ${problem}`)
if (problems.length > 0) process.exitCode = 1
else console.log('The package is as it should be.')

function configFile() {
  return join(ROOT, 'build', 'electron-builder.yml')
}

/** electron-builder's name of the app's folder; on a Mac and on ARM it is followed by the architecture. */
function unpackedName() {
  const system = { linux: 'linux-unpacked', win32: 'win-unpacked', darwin: 'mac' }[process.platform]
  const found = safeNames(out).find(
    (name) => name === system || name.startsWith(system.replace('-unpacked', '-')),
  )
  return found ?? system
}

function safeNames(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function run(command, args) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('error', (error) => fail(error.message))
    child.on('exit', (exit, signal) => done(exit ?? signal))
  })
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
