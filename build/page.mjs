/** Builds the page with the project's vite.config.ts; returns what it was made from. */
import { existsSync, readdirSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { pathOf, ROOT } from './bundles.mjs'

/** Besides the modules: what the editor knows of the library is generated from the runtime. */
const ALSO = ['vite.config.ts', 'renderer/index.html', 'build/page.mjs', 'build/declarations.mjs']
const RUNTIME = 'electron/runtime'

export async function buildPage(bundle) {
  const { build } = await import('vite')
  const folder = join(ROOT, 'out', `.building-page-${process.pid}`)
  const before = `${folder}-before`
  try {
    const result = await build({
      configFile: join(ROOT, 'vite.config.ts'),
      logLevel: 'warn',
      build: {
        outDir: folder,
        emptyOutDir: true,
        reportCompressedSize: false,
        rolldownOptions: { checks: { pluginTimings: false } },
      },
    })
    // Moved, so that whoever serves it meanwhile finds the old page or the new one.
    if (existsSync(pathOf(bundle))) await rename(pathOf(bundle), before)
    await rename(folder, pathOf(bundle))
    return [...new Set([...modulesOf(result), ...ALSO, ...runtimeFiles()])].sort()
  } finally {
    await rm(folder, { recursive: true, force: true })
    await rm(before, { recursive: true, force: true })
  }
}

function modulesOf(result) {
  const chunks = [result].flat().flatMap((r) => r.output)
  const modules = chunks.flatMap((c) => c.moduleIds ?? []).map((id) => id.replace(/\?.*$/, ''))
  return modules
    .filter((id) => id.startsWith(ROOT + sep) && !id.includes(`${sep}node_modules${sep}`) && existsSync(id))
    .map((id) => relative(ROOT, id).split(sep).join('/'))
    .filter((path) => !path.startsWith('out/'))
}

function runtimeFiles() {
  const names = readdirSync(join(ROOT, RUNTIME), { recursive: true, encoding: 'utf8' })
  return names.filter((name) => name.endsWith('.ts')).map((name) => `${RUNTIME}/${name.split(sep).join('/')}`)
}
