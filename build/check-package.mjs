/** What a packed app must be: which files are in its archive, which lie beside it, and how the fuses are set. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fusesOf } from './fuses.mjs'

/** What may be in the archive's list; everything else is too much. */
const ALLOWED = [
  /^package\.json$/,
  /^out\/desktop\/(main|preload|engine)\.cjs$/,
  /^out\/engine\/(actor|sampler)\.cjs$/,
  /^out\/engine\/python\/.+\.py$/,
  /^out\/renderer\/(index\.html|assets\/[^/]+\.(js|css|woff2|ttf|svg|png))$/,
  /^node_modules\/(koffi|@koromix\/koffi-[a-z0-9-]+)\//,
]
const NEEDED = [
  'package.json',
  'out/desktop/main.cjs',
  'out/desktop/preload.cjs',
  'out/desktop/engine.cjs',
  'out/engine/actor.cjs',
  'out/engine/sampler.cjs',
  'out/renderer/index.html',
  'node_modules/koffi/package.json',
]
/** Read by other programs or by the system's loader, so they must be files of their own. */
const UNPACKED = [/^out\/engine\//, /^node_modules\//]

/**
 * @param {string} folder of the packed app
 * @param {string} config the text of electron-builder.yml
 */
export function checkPackage(folder, config) {
  const problems = []
  const resources = join(folder, resourcesOf(folder))
  const files = archived(join(resources, 'app.asar'))
  for (const [path] of files)
    if (!ALLOWED.some((allowed) => allowed.test(path))) problems.push(`${path} was packed`)
  for (const path of NEEDED) if (!files.has(path)) problems.push(`${path} was not packed`)
  for (const [path, { unpacked }] of files) {
    const must = UNPACKED.some((one) => one.test(path))
    const is = unpacked === true && existsSync(join(resources, 'app.asar.unpacked', ...path.split('/')))
    if (must && !is) problems.push(`${path} is in the archive, not beside it`)
    if (!must && unpacked) problems.push(`${path} lies beside the archive, where nothing vouches for it`)
  }
  const native = [...files.keys()].filter((path) => path.endsWith('.node'))
  const here = `koffi-${process.platform}-${process.arch}`
  if (native.length !== 1 || !native[0].includes(here))
    problems.push(
      `koffi's library for ${here} must be packed and no other, not ${native.join(', ') || 'none'}`,
    )

  const wanted = wantedFuses(config)
  const fuses = fusesOf(readFileSync(executableOf(folder)))
  for (const [name, on] of Object.entries(wanted))
    if (name in fuses && fuses[name] !== on)
      problems.push(`the fuse ${name} is ${fuses[name] ? 'on' : 'off'}`)
  return { problems, summary: summaryOf(folder, resources, files, fuses) }
}

/** The archive's list: path to size and whether it lies beside the archive. The header is JSON behind four lengths. */
export function archived(path) {
  const file = readFileSync(path)
  const header = JSON.parse(file.subarray(16, 16 + file.readUInt32LE(12)).toString('utf8'))
  const found = new Map()
  const walk = (node, at) => {
    for (const [name, child] of Object.entries(node.files ?? {})) {
      const full = at === '' ? name : `${at}/${name}`
      if (child.files) walk(child, full)
      else found.set(full, child)
    }
  }
  walk(header, '')
  return found
}

function wantedFuses(config) {
  const block = /^electronFuses:\n((?: .*\n)+)/m.exec(config)?.[1] ?? ''
  return Object.fromEntries(
    [...block.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, on]) => [name, on === 'true']),
  )
}

function resourcesOf(folder) {
  return process.platform === 'darwin' ? join(appOf(folder), 'Contents', 'Resources') : 'resources'
}

const appOf = (folder) => readdirSync(folder).find((name) => name.endsWith('.app'))

/** The file with the fuses; on a Mac it is the framework, not the small program that loads it. */
function executableOf(folder) {
  if (process.platform === 'darwin')
    return join(folder, appOf(folder), 'Contents/Frameworks/Electron Framework.framework/Electron Framework')
  return join(folder, process.platform === 'win32' ? 'Concurrency Lab.exe' : 'concurrency-lab')
}

function summaryOf(folder, resources, files, fuses) {
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`
  const sum = (pattern) =>
    [...files].filter(([path]) => pattern.test(path)).reduce((total, [, { size }]) => total + (size ?? 0), 0)
  return [
    `${files.size} files; archive ${megabytes(statSync(join(resources, 'app.asar')).size)}, ` +
      `renderer ${megabytes(sum(/^out\/renderer\//))}, desktop ${megabytes(sum(/^out\/desktop\//))}, ` +
      `engine ${megabytes(sum(/^out\/engine\//))}, koffi ${megabytes(sum(/^node_modules\//))}`,
    `beside the archive: ${[...files].filter(([, { unpacked }]) => unpacked).length} files`,
    `fuses on: ${Object.keys(fuses)
      .filter((name) => fuses[name])
      .join(', ')}`,
    `in ${folder.split(sep).join('/')}`,
  ]
}
