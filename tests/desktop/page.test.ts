/** The app's own scheme: what is answered, with which headers, and that nothing outside the folder can be had. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageResponse } from '../../electron/desktop/page/page-response.ts'
import { isOurPage } from '../../electron/desktop/page/scheme.ts'

let home: string
let answer: (request: Request) => Promise<Response>

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'clab-page-'))
  await mkdir(join(home, 'page', 'assets'), { recursive: true })
  await writeFile(join(home, 'secret.js'), 'secret')
  await writeFile(join(home, 'page', 'index.html'), 'the page')
  await writeFile(join(home, 'page', 'assets', 'a b.js'), 'code')
  await writeFile(join(home, 'page', 'notes.txt'), 'not of the page')
  answer = pageResponse(join(home, 'page'))
})
afterAll(() => rm(home, { recursive: true, force: true }))

const get = (url: string, method = 'GET') => answer({ url, method } as Request)

test('the page and its files are answered with their types', async () => {
  const page = await get('app://bundle/')
  expect(await page.text()).toBe('the page')
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  const script = await get('app://bundle/assets/a%20b.js?v=1#x')
  expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8'])
  expect(await (await get('app://bundle/index.html', 'HEAD')).text()).toBe('')
})

test('every answer says what the page may do, a refusal too', async () => {
  for (const url of ['app://bundle/index.html', 'app://bundle/none.js', 'app://other/']) {
    const { headers } = await get(url)
    const policy = headers.get('content-security-policy')!
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/)
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
})

test('no address leads out of the folder', async () => {
  for (const path of [
    '..%2fsecret.js',
    '%2e%2e/secret.js',
    'assets/..%2f..%2fsecret.js',
    '..%5csecret.js',
    'assets%00.js',
    '%',
    '',
  ]) {
    const { status } = await get(`app://bundle/${path}`)
    expect([path, status >= 400 || path === '']).toEqual([path, true])
    expect(await (await get(`app://bundle/${path}`)).text()).not.toBe('secret')
  }
})

test('another host, a missing file, a file of no known type and anything but reading are refused', async () => {
  expect((await get('app://bundle.evil/index.html')).status).toBe(400)
  expect((await get('app://bundle/none.js')).status).toBe(404)
  expect((await get('app://bundle/assets')).status).toBe(404)
  expect((await get('app://bundle/notes.txt')).status).toBe(404)
  expect((await get('app://bundle/index.html', 'POST')).status).toBe(405)
})

test('only the scheme and the host together are our page', () => {
  expect(isOurPage('app://bundle/index.html')).toBe(true)
  for (const url of ['app://bundle.evil/', 'http://bundle/', 'app:bundle', 'about:blank', '', 'APP'])
    expect(isOurPage(url), url).toBe(false)
})
