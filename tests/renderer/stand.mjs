/**
 * The stand's server: the window with an app inside the page (renderer/dev). `node tests/renderer/stand.mjs [port]`
 * serves it until it is killed; `shot.mjs` uses one that runs, or starts its own for the moment.
 */
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from 'vite'

export const PORT = 5199
const PLACE = join(tmpdir(), 'lab-stand')
export const TRACES = join(PLACE, 'traces')

export async function serve(port = PORT) {
  const server = await createServer({
    configFile: join(import.meta.dirname, '../../vite.config.ts'),
    server: { port, strictPort: true, host: '127.0.0.1', fs: { strict: false }, hmr: false },
    logLevel: 'error',
    // All of them at once: one found later would need the page to be loaded anew.
    optimizeDeps: {
      entries: ['dev.html', '{app,bridge,dev,draw,i18n,panels,parts,select,stores,views}/**/*.{ts,vue}'],
    },
    cacheDir: join(PLACE, 'vite', String(port)),
    plugins: [traces()],
  })
  await server.listen()
  return server
}

/** `/trace?file=…`: any file of this machine, for this developer's eyes. */
function traces() {
  return {
    name: 'traces',
    configureServer(server) {
      server.middlewares.use('/trace', async (request, response) => {
        const file = new URL(request.url, 'http://stand').searchParams.get('file') ?? ''
        try {
          response.end(await readFile(file))
        } catch (error) {
          response.statusCode = 404
          response.end(error.message)
        }
      })
    },
  }
}

if (process.argv[1] === import.meta.filename) {
  await serve(Number(process.argv[2] ?? PORT))
  console.log(`http://127.0.0.1:${process.argv[2] ?? PORT}/dev.html`)
}
