/** What is bundled, and how to see cheaply whether a bundle is older than its sources. Only node: modules here. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '..')
export const OUT = join(ROOT, 'out', 'engine')
/** The desktop shell's bundles lie apart: they are packed into the app's archive, the engine's are beside it. */
export const DESKTOP = join(ROOT, 'out', 'desktop')
export const MANIFEST = join(OUT, 'manifest.json')

/** `folder`: where it goes, if not to OUT. `watch`: a folder whose list of names matters too (a new lab is found by its folder, not by an import). */
export const BUNDLES = [
  { file: 'actor.cjs', entry: 'electron/runtime/boot.ts', format: 'cjs' },
  { file: 'sampler.cjs', entry: 'electron/sampler/main.ts', format: 'cjs' },
  { file: 'lab.mjs', entry: 'electron/terminal/main.ts', format: 'es', watch: 'shared/labs' },
  { file: 'browser.mjs', entry: 'electron/browser/main.ts', format: 'es', watch: 'shared/labs' },
  { file: 'main.cjs', entry: 'electron/desktop/main.ts', format: 'cjs', folder: DESKTOP },
  { file: 'preload.cjs', entry: 'electron/desktop/page/preload.ts', format: 'cjs', folder: DESKTOP },
  {
    file: 'engine.cjs',
    entry: 'electron/desktop/engine/main.ts',
    format: 'cjs',
    folder: DESKTOP,
    watch: 'shared/labs',
  },
  // A folder: the page of both shells.
  {
    file: 'renderer',
    entry: 'renderer/main.ts',
    format: 'page',
    folder: join(ROOT, 'out'),
    watch: 'shared/labs',
  },
  // Copied as it is.
  { file: 'python', entry: 'electron/python', format: 'folder' },
  { file: 'bench.mjs', entry: 'bench/main.ts', format: 'es', watch: 'shared/labs' },
]

/** The same names that tsconfig.json's `paths` give. */
export const LAB_ALIAS = [
  { find: /^lab$/, replacement: join(ROOT, 'electron/runtime/lab/index.ts') },
  { find: /^lab\/(.+)$/, replacement: join(ROOT, 'electron/runtime/lab/$1.ts') },
]

/** What every bundle depends on besides its own sources. */
export const RECIPE = ['build/engine.mjs', 'build/bundles.mjs', 'package-lock.json']

/** The files of out/engine that have to be built again; entries that do not exist are not among them. */
export function staleBundles() {
  let manifest
  try {
    manifest = JSON.parse(readFileSync(MANIFEST, 'utf8'))
  } catch {
    manifest = {}
  }
  return BUNDLES.filter((b) => existsSync(join(ROOT, b.entry)) && isStale(b, manifest[b.file])).map(
    (b) => b.file,
  )
}

/** Where a bundle lies. */
export const pathOf = ({ folder = OUT, file }) => join(folder, file)

/** The files of a folder that is copied: those of Python, without what it compiled. */
export function filesOf(folder) {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.filter((name) => name.endsWith('.py')).sort()
}

function isStaleFolder({ file, entry }) {
  const [from, to] = [join(ROOT, entry), join(OUT, file)]
  const names = filesOf(from)
  if (names.join('\n') !== filesOf(to).join('\n')) return true
  return names.some((name) => hashOfPath(join(from, name)) !== hashOfPath(join(to, name)))
}

function isStale(bundle, noted) {
  if (bundle.format === 'folder') return isStaleFolder(bundle)
  if (!noted || !existsSync(pathOf(bundle))) return true
  if (bundle.watch && readdirSync(join(ROOT, bundle.watch)).sort().join('\n') !== noted.names.join('\n'))
    return true
  return Object.entries(noted.inputs).some(([path, stamp]) => isChanged(path, stamp))
}

function isChanged(path, noted) {
  let stat
  try {
    stat = statSync(join(ROOT, path))
  } catch {
    return true
  }
  // Same size and time: unchanged. Another time alone says little (a fresh checkout), so the content decides.
  if (stat.size !== noted.size) return true
  return stat.mtimeMs !== noted.time && hashOf(path) !== noted.hash
}

function hashOfPath(path) {
  return createHash('sha1').update(readFileSync(path)).digest('hex')
}

export function stampOf(path) {
  const stat = statSync(join(ROOT, path))
  return { size: stat.size, time: stat.mtimeMs, hash: hashOf(path) }
}

function hashOf(path) {
  return hashOfPath(join(ROOT, path))
}
