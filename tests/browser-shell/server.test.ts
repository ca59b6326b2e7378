import { once } from 'node:events'
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { request, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { openServer, type Server } from '../../electron/browser/server/server.ts'
import type { Channel } from '../../shared/contract/app/connect.ts'
import { SOCKET_PATH } from '../../shared/contract/app/socket.ts'

let folder: string
let server: Server
let attached: Channel[]
let detached: number
let gone: boolean[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clab-page-'))
  await mkdir(join(folder, 'page', 'assets'), { recursive: true })
  await writeFile(join(folder, 'page', 'index.html'), '<!doctype html><title>the page</title>')
  await writeFile(join(folder, 'page', 'assets', 'a.js'), 'export {}')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  attached = []
  detached = 0
  gone = []
  server = await openServer({
    folder: join(folder, 'page'),
    attach: (channel) => {
      attached.push(channel)
      return () => {
        detached++
      }
    },
    gone: (lost) => void gone.push(lost),
  })
})
afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

/** A request whose headers are all ours; fetch would not let us lie about Host and Origin. */
async function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { hostname, port, host } = new URL(server.address)
  const asking = request({ hostname, port, path, method, headers: { host, ...headers }, setHost: false })
  asking.end()
  const [response] = (await once(asking, 'response')) as [import('node:http').IncomingMessage]
  let text = ''
  for await (const piece of response) text += String(piece)
  return { status: response.statusCode!, headers: response.headers, text }
}

const token = () => new URL(server.address).search
const origin = () => new URL(server.address).origin

async function cookie(): Promise<string> {
  const { headers } = await ask(`/open${token()}`)
  return headers['set-cookie']![0]!.split(';')[0]!
}

/** The code of what came instead of a connection, or the open socket. */
async function socket(headers: Record<string, string>, path = SOCKET_PATH): Promise<WebSocket | number> {
  const client = new WebSocket(`ws://${new URL(server.address).host}${path}`, { headers })
  return new Promise((resolve) => {
    client.on('open', () => resolve(client))
    client.on('unexpected-response', (_request, response) => {
      response.resume()
      client.on('error', () => undefined)
      client.terminate()
      resolve(response.statusCode!)
    })
  })
}

test('a page that is built anew while it is served: what is gone is not found, what is new is there, the server lives', async () => {
  const cookie = (await ask(`/open${token()}`)).headers['set-cookie']![0]!.split(';')[0]!
  const assets = join(folder, 'page', 'assets')
  await rm(join(assets, 'a.js'))
  await writeFile(join(assets, 'b.js'), 'export const longer = 1')
  expect(await ask('/assets/a.js', { cookie })).toMatchObject({ status: 404 })
  expect(await ask('/assets/b.js', { cookie })).toMatchObject({
    status: 200,
    text: 'export const longer = 1',
  })
  for (const way of ['/../secret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt'])
    expect(await ask(way, { cookie })).toMatchObject({ status: 404 })
})

test('the token is exchanged for a cookie that scripts and other sites never get', async () => {
  const { status, headers, text } = await ask(`/open${token()}`)
  expect(status).toBe(200)
  expect(headers['set-cookie']![0]).toMatch(/^lab-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/)
  expect(text).not.toContain('token')
  expect((await ask('/', { cookie: headers['set-cookie']![0]!.split(';')[0]! })).text).toContain('the page')
})

test('the token works once, and the refusal says what to do in both languages', async () => {
  await cookie()
  const { status, headers, text } = await ask(`/open${token()}`)
  expect(status).toBe(403)
  expect(headers['set-cookie']).toBeUndefined()
  expect(text).toContain('npm start')
  expect(text).toContain('重新运行')
})

test.each(['', '?token=', '?token=wrong', '?other=1'])('there is no cookie for /open%s', async (search) => {
  const { status, headers } = await ask(`/open${search}`)
  expect({ status, cookie: headers['set-cookie'] }).toEqual({ status: 403, cookie: undefined })
  // And the right one still works.
  expect((await ask(`/open${token()}`)).status).toBe(200)
})

test.each(['/', '/index.html', '/assets/a.js', '/nothing'])(
  'without the cookie nothing is served: %s',
  async (path) => {
    expect((await ask(path)).status).toBe(403)
    expect((await ask(path, { cookie: 'lab-1=x; lab-2=y' })).status).toBe(403)
  },
)

test.each([
  ['another name for this machine', { host: 'evil.example' }],
  ['this port under another name', { host: 'localhost:%port' }],
  ['another port', { host: '127.0.0.1:1' }],
  ['no name', { host: '' }],
])('a Host that was not opened is refused, cookie or not: %s', async (_what, headers) => {
  const { port } = new URL(server.address)
  const host = headers.host.replace('%port', port)
  expect((await ask(`/open${token()}`, { host })).status).toBe(403)
  const held = await cookie()
  expect((await ask('/', { host, cookie: held })).status).toBe(403)
  expect(await socket({ host, cookie: held, origin: `http://${host}` })).toBe(403)
})

test.each([
  ['of another site', { origin: 'http://evil.example' }],
  ['of another port', { origin: 'http://127.0.0.1:1' }],
  ['of a sandboxed page', { origin: 'null' }],
  ['of https', { origin: 'https://%host' }],
  ['that only the browser tells', { 'sec-fetch-site': 'cross-site' }],
  ['on the same address', { 'sec-fetch-site': 'same-site' }],
])('a request from a page %s is refused', async (_what, headers) => {
  const held = await cookie()
  const { host } = new URL(server.address)
  const filled = Object.fromEntries(
    Object.entries(headers).map(([name, text]) => [name, text.replace('%host', host)]),
  )
  expect((await ask('/', { cookie: held, ...filled })).status).toBe(403)
  expect(await socket({ cookie: held, origin: origin(), ...filled })).toBe(403)
})

test('a socket needs the cookie, an origin and the right path', async () => {
  const held = await cookie()
  expect(await socket({ origin: origin() })).toBe(403)
  expect(await socket({ origin: origin(), cookie: `${held}x` })).toBe(403)
  expect(await socket({ cookie: held })).toBe(403)
  expect(await socket({ origin: origin(), cookie: held }, '/other')).toBe(403)
  expect(attached).toEqual([])
  const open = await socket({ origin: origin(), cookie: held })
  expect(open).toBeInstanceOf(WebSocket)
  expect(attached).toHaveLength(1)
})

test.each(['//[', 'http://[', '*', '/%', '/%E0%A4%A', '/?%', '//', '/open?token=%E0%A4%A'])(
  'a path that nobody can read is refused like any other, with the cookie or without: %j',
  async (path) => {
    expect((await ask(path)).status).toBe(403)
    const held = await cookie()
    expect([200, 400, 403, 404]).toContain((await ask(path, { cookie: held })).status)
    expect(await socket({ cookie: held, origin: origin() }, '/[')).toBe(403)
    expect((await ask('/', { cookie: held })).status).toBe(200)
  },
)

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is not allowed', async (method) => {
  const held = await cookie()
  expect(await ask('/', { cookie: held }, method)).toMatchObject({
    status: 405,
    headers: { allow: 'GET, HEAD' },
  })
})

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/assets/../../secret.txt',
  '/..\\secret.txt',
  '//secret.txt',
  '/\0',
])('no path leads out of the page: %j', async (path) => {
  const held = await cookie()
  const answer = await ask(path.replace('\0', '%00'), { cookie: held })
  expect(answer.text).not.toContain('secret\n')
  expect(answer.text).not.toBe('secret')
  expect([200, 400, 403, 404]).toContain(answer.status)
})

test('every answer carries the policy: no foreign scripts, no inline scripts, no frames', async () => {
  const held = await cookie()
  for (const { headers } of [
    await ask('/', { cookie: held }),
    await ask('/'),
    await ask('/nothing', { cookie: held }),
  ]) {
    const policy = headers['content-security-policy'] as string
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe-eval')
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
    })
  }
})

test('a window that is closed, and one whose connection breaks, are two things', async () => {
  const held = await cookie()
  const closed = (await socket({ origin: origin(), cookie: held })) as WebSocket
  closed.close(1001)
  await once(closed, 'close')
  await expect.poll(() => gone).toEqual([false])
  const lost = (await socket({ origin: origin(), cookie: held })) as WebSocket
  lost.terminate()
  await expect.poll(() => gone).toEqual([false, true])
  expect(detached).toBe(2)
})

test('a message that is too long ends its own socket and nothing else', async () => {
  const held = await cookie()
  const big = (await socket({ origin: origin(), cookie: held })) as WebSocket
  const other = (await socket({ origin: origin(), cookie: held })) as WebSocket
  big.on('error', () => undefined)
  big.send('x'.repeat(9 * 1024 * 1024))
  const [code] = (await once(big, 'close')) as [number]
  expect(code).toBe(1009)
  expect(other.readyState).toBe(WebSocket.OPEN)
  expect((await ask('/', { cookie: held })).status).toBe(200)
})

test('it is reachable on 127.0.0.1 alone', async () => {
  const { hostname } = new URL(server.address)
  expect(hostname).toBe('127.0.0.1')
  const { networkInterfaces } = await import('node:os')
  const others = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
  for (const { address } of others) {
    const asking = request({ hostname: address, port: new URL(server.address).port })
    asking.end()
    const [error] = (await once(asking, 'error')) as [NodeJS.ErrnoException]
    expect(error.code).toBe('ECONNREFUSED')
  }
})
