/** A request for a file of the page, and its answer; nothing outside the folder can be reached. */
import { readFile } from 'node:fs/promises'
import { extname, isAbsolute, relative, resolve } from 'node:path'
import { PAGE_HEADERS } from '../../host/page-headers.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

export function pageResponse(folder: string): (request: Request) => Promise<Response> {
  return async ({ method, url }) => {
    if (method !== 'GET' && method !== 'HEAD') return refusal(405, 'The page is only read.')
    const file = fileOf(folder, url)
    if (file === undefined) return refusal(400, 'There is no such place in the app.')
    const type = TYPES[extname(file)]
    if (type === undefined) return refusal(404, 'The app has no such file.')
    try {
      const body = method === 'HEAD' ? null : new Uint8Array(await readFile(file))
      return new Response(body, { headers: { ...PAGE_HEADERS, 'content-type': type } })
    } catch {
      return refusal(404, 'The app has no such file.')
    }
  }
}

/** undefined: the address leads out of the folder. The host was chosen by the page, too. */
function fileOf(folder: string, url: string): string | undefined {
  try {
    const { host, pathname } = new URL(url)
    const path = decodeURIComponent(pathname === '/' ? '/index.html' : pathname)
    if (host !== 'bundle' || path.includes('\0') || path.includes('\\')) return undefined
    const file = resolve(folder, `.${path}`)
    const inside = relative(folder, file)
    return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? undefined : file
  } catch {
    return undefined
  }
}

function refusal(status: number, sentence: string): Response {
  return new Response(sentence, {
    status,
    headers: { ...PAGE_HEADERS, 'content-type': 'text/plain; charset=utf-8' },
  })
}
