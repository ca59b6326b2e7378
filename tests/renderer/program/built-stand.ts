/** The stand as it would be shipped: bundled, and served with the browser shell's own headers. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sirv from 'sirv'
import { build } from 'vite'
import { HEADERS } from '../../../electron/browser/server/headers.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')
const TRACES = join(import.meta.dirname, '..', 'fixtures')

export interface Stand {
  readonly url: string
  close(): Promise<void>
}

export async function builtStand(): Promise<Stand> {
  const folder = await mkdtemp(join(tmpdir(), 'lab-stand-'))
  await build({
    configFile: join(ROOT, 'vite.config.ts'),
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { input: join(ROOT, 'renderer', 'dev.html') },
    },
  })
  const files = sirv(folder, {
    setHeaders(response) {
      for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value)
    },
  })
  const server = createServer((request, response) => {
    const trace = /^\/trace\/([\w-]+)$/.exec(request.url ?? '')?.[1]
    if (trace === undefined) return files(request, response)
    void readFile(join(TRACES, `${trace}.ndjson`)).then((text) => response.end(text))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/dev.html`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}
