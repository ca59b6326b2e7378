/**
 * Import directions: renderer -> shared <- electron, never across; what may stand in each folder of electron/ is the
 * table below. An exception is a line in DEBT, with its reason. Prints one line for each import that is not allowed.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, posix, relative, resolve, sep } from 'node:path'
import { ROOT as PROJECT } from './bundles.mjs'

const { default: ts } = await import('typescript')

/** Another tree can be named, for tests. */
const ROOT = process.argv[2] ?? PROJECT

/** `folder` may import from these folders of ours, and these packages; the longest folder that fits counts. */
const RULES = [
  { folder: 'shared', ours: ['shared'], packages: ['zod', 'birpc', 'd3-dsv'], node: false },
  {
    folder: 'renderer',
    // What the editor knows of the library is generated.
    ours: ['renderer', 'shared', 'out/lab'],
    packages: [
      ...['vue', 'pinia', 'zod', 'vue-i18n', 'reka-ui', '@lucide/vue', 'monaco-editor', 'dockview-vue'],
      ...['@tanstack/vue-virtual', '@dagrejs/dagre', '@observablehq/plot', 'd3-shape'],
      ...['@fontsource-variable/source-sans-3', '@fontsource-variable/jetbrains-mono'],
    ],
    node: false,
  },
  {
    folder: 'electron/runtime',
    ours: ['electron/runtime', 'shared/contract', 'shared/trace'],
    packages: ['koffi', 'zod'],
    node: true,
  },
  {
    folder: 'electron/sampler',
    ours: [
      'electron/sampler',
      'electron/runtime/memory',
      'electron/runtime/lab',
      'shared/contract',
      'shared/trace',
    ],
    packages: ['koffi', 'zod'],
    node: true,
  },
  // Foreign memory is touched in actors and the sampler only, so nothing above them imports the runtime or koffi.
  {
    folder: 'electron/supervisor',
    ours: ['electron/supervisor', 'electron/sampler/contract', 'shared'],
    packages: ['zod'],
    node: true,
  },
  {
    folder: 'electron/session',
    ours: ['electron/session', 'electron/supervisor', 'shared'],
    packages: ['zod', 'sucrase'],
    node: true,
  },
  {
    folder: 'electron/terminal',
    ours: ['electron/terminal', 'electron/session', 'shared', 'package.json'],
    packages: ['commander', 'zod'],
    node: true,
  },
  // The app's side of the contract, which both shells serve.
  {
    folder: 'electron/host',
    ours: ['electron/host', 'electron/session', 'electron/supervisor', 'shared'],
    packages: ['zod', 'conf', 'pino', 'pidusage'],
    node: true,
  },
  {
    folder: 'electron/browser',
    ours: ['electron/browser', 'electron/host', 'electron/session', 'shared', 'package.json'],
    packages: ['ws', 'sirv', 'open'],
    node: true,
  },
  {
    folder: 'electron/desktop',
    ours: ['electron/desktop', 'electron/host', 'electron/session', 'electron/supervisor', 'shared'],
    packages: ['electron', 'zod'],
    node: true,
  },
  // A lab's program is read as text; it sees the library and its own folder.
  { folder: 'shared/labs/*/program.ts', ours: ['shared/labs/*'], packages: ['lab'], node: false },
]

/** Known exceptions: `file -> import`, and why. */
const DEBT = new Map([])

const builtin = new Set(builtinModules)
const problems = []
for (const file of ['shared', 'electron', 'renderer'].flatMap((folder) => sources(folder))) check(file)
for (const problem of problems) console.log(problem)
process.exitCode = problems.length === 0 ? 0 : 1

function check(file) {
  const rule = ruleOf(file)
  if (!rule) {
    problems.push(`${file}: no rule says what this folder may import; add one to build/check-imports.mjs`)
    return
  }
  const { importedFiles } = ts.preProcessFile(readFileSync(join(ROOT, file), 'utf8'), true, true)
  for (const { fileName } of importedFiles) {
    const reason = whyNot(file, fileName.replace(/\?.*$/, ''), rule)
    if (reason && !DEBT.has(`${file} -> ${fileName}`)) problems.push(`${file} imports ${fileName}: ${reason}`)
  }
}

function whyNot(file, name, rule) {
  if (name.startsWith('.')) {
    const target = relative(ROOT, resolve(ROOT, dirname(file), name))
      .split(sep)
      .join(posix.sep)
    const folders = rule.ours.map((folder) => folder.replace('*', file.split('/')[2] ?? '*'))
    if (folders.some((folder) => target === folder || target.startsWith(`${folder}/`))) return undefined
    return `${rule.folder} may import ${rule.ours.join(', ')} only`
  }
  if (name.startsWith('node:') || builtin.has(name)) {
    if (!rule.node) return `${rule.folder} has no Node`
    return name.startsWith('node:') ? undefined : `write node:${name}`
  }
  const pkg = name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : name.split('/')[0]
  if (rule.packages.includes(pkg)) return undefined
  if (pkg === 'electron') return 'only electron/desktop imports electron'
  return `${rule.folder} may use ${rule.packages.join(', ')} only`
}

function ruleOf(file) {
  if (/^shared\/labs\/[^/]+\/program\w*\.ts$/.test(file))
    return RULES.find((r) => r.folder.endsWith('program.ts'))
  return RULES.filter((r) => file.startsWith(`${r.folder}/`)).sort(
    (a, b) => b.folder.length - a.folder.length,
  )[0]
}

function sources(folder) {
  let names
  try {
    names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
  } catch {
    return []
  }
  return names
    .map((name) => `${folder}/${name.split(sep).join(posix.sep)}`)
    .filter((name) => /\.(ts|mts|cts|vue|js|mjs)$/.test(name))
    .sort()
}
