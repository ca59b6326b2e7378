/** The window's bundle in out/renderer, built when it is missing or older than what it is made from. */
import { spawn } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './bundles.mjs'
import { withLock } from './once.mjs'

const SOURCES = ['renderer', 'shared', 'vite.config.ts', 'package-lock.json']

export async function ensureRenderer() {
  if (isFresh()) return
  await withLock('renderer', async () => {
    if (isFresh()) return
    process.stderr.write('Building the window …\n')
    const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
    const code = await new Promise((resolve) => {
      const child = spawn(process.execPath, [vite, 'build', '--logLevel=warn'], {
        cwd: ROOT,
        stdio: ['ignore', 2, 2],
      })
      child.on('error', () => resolve(127))
      child.on('exit', resolve)
    })
    if (code !== 0) throw new Error(`The window could not be built: vite ended with ${code}.`)
  })
}

function isFresh() {
  const built = statSync(join(ROOT, 'out', 'renderer', 'index.html'), { throwIfNoEntry: false })
  return built !== undefined && SOURCES.every((source) => newest(join(ROOT, source)) <= built.mtimeMs)
}

function newest(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  const inside = readdirSync(path, { recursive: true }).map((name) => statSync(join(path, name)).mtimeMs)
  return Math.max(stat.mtimeMs, ...inside)
}
