/** What is shipped to the page: with the first load, and later, when a panel or the editor asks for it. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Measure } from '../bench.ts'
import { figure, type Figure } from '../document.ts'
import { RENDERER } from '../folders.ts'

interface Size {
  readonly raw: number
  readonly gzip: number
}

export const appSize: Measure = {
  name: 'app-size',
  async measure(bench) {
    bench.say('app-size')
    const page = await readFile(join(RENDERER, 'index.html'), 'utf8')
    const named = [...page.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, path]) => path!)
    const all = (await readdir(RENDERER, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
    const first = new Set(['index.html', ...named].map((path) => join(RENDERER, path)))
    return [
      ...sizeFigures('initial', 'with the first load', await sizeOf(all.filter((path) => first.has(path)))),
      ...sizeFigures('later', 'when it is asked for', await sizeOf(all.filter((path) => !first.has(path)))),
    ]
  },
}

async function sizeOf(paths: readonly string[]): Promise<Size> {
  let [raw, gzip] = [0, 0]
  for (const path of paths) {
    const content = await readFile(path)
    raw += content.length
    // Fonts are compressed already, as any server would know.
    gzip += path.endsWith('.woff2') ? content.length : gzipSync(content, { level: 9 }).length
  }
  return { raw, gzip }
}

function sizeFigures(variant: string, when: string, { raw, gzip }: Size): Figure[] {
  const one = (kind: string, title: string, bytes: number) =>
    figure({
      name: `app-size/${variant}${kind}`,
      title: `app: sent to the page ${when}${title}`,
      unit: 'kB',
      better: 'less',
      ours: bytes / 1000,
    })
  return [one('', '', raw), one('-gzip', ', gzipped', gzip)]
}
