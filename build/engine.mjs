/**
 * `npm run build`: bundles the engine with Vite into out/engine, the page into out/renderer, and writes the library's
 * declarations to out/lab.
 *
 * Each bundle of the engine is one self-contained file, built in a folder of its own and moved into place, so that a run which is
 * being started meanwhile sees the old file or the new one, never half of one. What each was made from is noted in
 * out/engine/manifest.json; a bundle whose sources are unchanged is not built again (`--force`: it is). Names of
 * bundles as arguments: only those.
 */
import { existsSync, readdirSync } from 'node:fs'
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import {
  BUNDLES,
  filesOf,
  LAB_ALIAS,
  MANIFEST,
  OUT,
  pathOf,
  RECIPE,
  ROOT,
  staleBundles,
  stampOf,
} from './bundles.mjs'
import { writeDeclarations } from './declarations.mjs'
import { withLock } from './once.mjs'
import { buildPage } from './page.mjs'

const quiet = process.argv.includes('--quiet')
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const say = (text) => void (quiet || process.stderr.write(`${text}\n`))

const builders = { folder: copyFolder, page: buildAndNote, cjs: buildOne, es: buildOne }

await withLock('build', buildAll)

async function buildAll() {
  // Looked at again inside the lock: whoever held it before may just have built the same thing.
  const stale = new Set(process.argv.includes('--force') ? BUNDLES.map((b) => b.file) : staleBundles())
  for (const bundle of BUNDLES.filter((b) => wanted.length === 0 || wanted.includes(b.file))) {
    if (!existsSync(join(ROOT, bundle.entry))) {
      say(`${bundle.file}: skipped, ${bundle.entry} does not exist yet`)
    } else if (stale.has(bundle.file)) {
      const began = performance.now()
      await builders[bundle.format](bundle)
      say(`${bundle.file}: built in ${((performance.now() - began) / 1000).toFixed(1)} s`)
    } else {
      say(`${bundle.file}: up to date`)
    }
  }
  // The page brings them in by itself; a whole build leaves them for editors outside the app as well.
  if (wanted.length === 0) await writeDeclarations()
}

async function buildOne(bundle) {
  const { build } = await import('vite')
  const folder = join(ROOT, 'out', `.building-${process.pid}`)
  const names = bundle.watch ? readdirSync(join(ROOT, bundle.watch)).sort() : []
  try {
    const result = await build({
      configFile: false,
      root: ROOT,
      logLevel: 'warn',
      publicDir: false,
      resolve: { alias: LAB_ALIAS },
      // Dependencies are bundled, except what is native, and the browser's driver, which finds its own files.
      ssr: { noExternal: true, external: ['koffi', 'electron', '@playwright/test'], target: 'node' },
      build: {
        ssr: join(ROOT, bundle.entry),
        target: 'node20',
        outDir: folder,
        emptyOutDir: true,
        minify: false,
        sourcemap: false,
        reportCompressedSize: false,
        rolldownOptions: {
          platform: 'node',
          output: {
            format: bundle.format,
            entryFileNames: bundle.file,
            codeSplitting: false,
            // Two classes named Lock in one file: without this one of them would call itself Lock$1.
            keepNames: true,
          },
        },
      },
    })
    const chunks = [result].flat().flatMap((r) => r.output)
    const files = chunks.map((c) => c.fileName)
    if (files.length !== 1)
      throw new Error(`${bundle.file} must be one file, but Vite made ${files.join(', ')}`)
    const modules = chunks.flatMap((c) => c.moduleIds ?? []).map((id) => id.replace(/\?.*$/, ''))
    const sources = modules
      .filter((id) => id.startsWith(ROOT + sep) && !id.includes(`${sep}node_modules${sep}`) && existsSync(id))
      .map((id) => relative(ROOT, id).split(sep).join('/'))
    const inputs = [...new Set([...sources, ...RECIPE])].sort()
    await mkdir(OUT, { recursive: true })
    await mkdir(dirname(pathOf(bundle)), { recursive: true })
    await rename(join(folder, bundle.file), pathOf(bundle))
    await note(bundle.file, { inputs: Object.fromEntries(inputs.map((i) => [i, stampOf(i)])), names })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function buildAndNote(bundle) {
  const names = readdirSync(join(ROOT, bundle.watch)).sort()
  const inputs = [...(await buildPage(bundle)), ...RECIPE]
  await mkdir(OUT, { recursive: true })
  await note(bundle.file, { inputs: Object.fromEntries(inputs.map((i) => [i, stampOf(i)])), names })
}

/** File by file, each moved into place: a program that is being started meanwhile finds all of them. */
async function copyFolder({ file, entry }) {
  const [from, to] = [join(ROOT, entry), join(OUT, file)]
  const names = filesOf(from)
  for (const name of names) {
    await mkdir(dirname(join(to, name)), { recursive: true })
    await copyFile(join(from, name), join(to, `${name}.${process.pid}`))
    await rename(join(to, `${name}.${process.pid}`), join(to, name))
  }
  for (const name of filesOf(to)) if (!names.includes(name)) await rm(join(to, name))
}

async function note(file, entry) {
  let manifest = {}
  try {
    manifest = JSON.parse(await readFile(MANIFEST, 'utf8'))
  } catch {
    // No manifest yet, or a broken one: it is written anew.
  }
  manifest[file] = entry
  const next = `${MANIFEST}.${process.pid}`
  await writeFile(next, JSON.stringify(manifest, null, 1))
  await rename(next, MANIFEST)
}
