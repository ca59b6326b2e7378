/**
 * Makes a fresh clone usable: installs the dependencies when they are missing or are not those of package-lock.json,
 * and builds bundles that are older than their sources. Says nothing when there is nothing to do, and whatever it
 * says goes to stderr, so that `lab run --json` stays one document. Only node: modules here: nothing is installed yet.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, staleBundles } from './bundles.mjs'
import { withLock } from './once.mjs'

const LEAST_NODE = [20, 19]

/** Node new enough, dependencies installed, the named bundles built; otherwise one sentence on stderr and exit 2 or 1. */
export async function ensure(bundles = ['actor.cjs', 'sampler.cjs', 'lab.mjs', 'python']) {
  checkNode()
  await ensureInstalled()
  await ensureBuilt(bundles)
}

export async function ensureInstalled() {
  checkNode()
  if (isInstalled()) return
  await withLock('install', async () => {
    if (isInstalled()) return
    process.stderr.write('Installing the dependencies (npm ci) …\n')
    const began = performance.now()
    const code = await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
    if (code !== 0) {
      fail(
        1,
        `The dependencies could not be installed: "npm ci" ended with ${code}. Its own words are above. ` +
          'Check that the npm registry can be reached (behind a proxy: npm config set proxy …), then try again.',
      )
    }
    process.stderr.write(`Installed in ${((performance.now() - began) / 1000).toFixed(0)} s.\n`)
  })
}

/** Builds in a process of its own, because the bundler is not needed in the one that then runs. */
export async function ensureBuilt(bundles) {
  const stale = staleBundles().filter((file) => bundles.includes(file))
  if (stale.length === 0) return
  process.stderr.write(`Building ${stale.join(', ')} …\n`)
  const code = await run(process.execPath, [join(ROOT, 'build', 'engine.mjs'), '--quiet', ...stale])
  if (code !== 0)
    fail(1, `The build failed (exit ${code}); its own words are above. "npm run build" repeats it.`)
}

/** Runs npm with its output on stderr; resolves to its exit code. */
export function npm(args, options = {}) {
  const cli = process.env.npm_execpath
  if (cli?.endsWith('.js')) return run(process.execPath, [cli, ...args], options)
  return process.platform === 'win32'
    ? run(`npm ${args.join(' ')}`, [], { shell: true, ...options })
    : run('npm', args, options)
}

/** What npm noted in node_modules about what it installed, against what package-lock.json asks for. */
function isInstalled() {
  const wanted = packages('package-lock.json')
  const found = packages('node_modules/.package-lock.json')
  if (!wanted || !found) return wanted === undefined
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true
    return found[path] ? found[path].version === version : optional === true
  })
}

function packages(path) {
  const file = join(ROOT, path)
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return
  fail(
    2,
    `Concurrency Lab needs Node ${LEAST_NODE.join('.')} or newer, and this is ${process.versions.node}. ` +
      'Install a current version from https://nodejs.org and try again.',
  )
}

function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2], ...options })
    child.on('error', (error) => {
      process.stderr.write(`${command} could not be started: ${error.message}\n`)
      resolve(127)
    })
    child.on('exit', (code, signal) => resolve(code ?? signal))
  })
}

function fail(code, sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(code)
}
