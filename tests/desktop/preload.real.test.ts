/** The real preload bundle and the app's own headers, in the real Chromium. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureBuilt } from '../../build/ensure.mjs'
import { openHost } from '../../electron/host/host.ts'
import { callInPage } from '../electron/call-in-page.ts'
import { openBrowser, openRealPage } from './real-page.ts'
import { eventually } from '../eventually.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const SMALL = resolve(import.meta.dirname, 'fixtures/page')
const RENDERER = resolve(ROOT, 'out/renderer')

interface PageState {
  heard: string[]
  ports: number
  evaluated: boolean
  ask(): void
}
let browser: Browser

beforeAll(async () => {
  await ensureBuilt(['renderer'])
  browser = await openBrowser()
}, 300_000)
afterAll(() => browser.close())

test('the page asks, and the preload hands it a port that carries texts both ways', async () => {
  const { page, channel, complaints, sent } = await openRealPage(browser, SMALL)
  const heard: unknown[] = []
  channel.listen((text) => heard.push(text))
  await eventually(() => expect(heard).toEqual(['the page is here']))
  channel.post('so is the app')
  const state = () => page.evaluate(() => (globalThis as unknown as PageState).heard)
  await eventually(async () => expect(await state()).toEqual(['so is the app']))
  // Its connection was lost: it asks again and gets another.
  await page.evaluate(() => (globalThis as unknown as PageState).ask())
  await eventually(async () =>
    expect(await page.evaluate(() => (globalThis as unknown as PageState).ports)).toBe(2),
  )
  expect(sent).toEqual(['lab-ask-for-port', 'lab-ask-for-port'])
  expect(complaints).toEqual([])
})

test('the preload answers its own page only, and only to the one question', async () => {
  const { page, sent } = await openRealPage(browser, SMALL)
  await eventually(() => expect(sent).toHaveLength(1))
  await page.evaluate(async () => {
    window.postMessage('lab-ask-for-port', '*')
    window.postMessage({ type: 'lab-ready' }, '*')
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const script = frame.contentDocument!.createElement('script')
    script.textContent = "parent.postMessage('lab-ready', '*')"
    frame.contentDocument!.body.append(script)
    await new Promise((resolve) => setTimeout(resolve, 200))
  })
  expect(sent).toEqual(['lab-ask-for-port'])
})

test('the page may not evaluate text, load from elsewhere, or be given a base', async () => {
  const { page, complaints } = await openRealPage(browser, SMALL)
  const refused = await page.evaluate(async () => {
    const violated: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => violated.push(event.effectiveDirective))
    const script = document.createElement('script')
    script.textContent = 'window.inline = true'
    document.head.append(script)
    const base = document.createElement('base')
    base.href = 'https://example.org/'
    document.head.append(base)
    const failed = await fetch('https://example.org/').then(
      () => false,
      () => true,
    )
    await new Promise((resolve) => setTimeout(resolve, 100))
    const { evaluated } = globalThis as unknown as PageState
    return { violated: [...new Set(violated)].sort(), failed, evaluated, inline: 'inline' in window }
  })
  expect(refused).toEqual({
    violated: ['base-uri', 'connect-src', 'script-src-elem'],
    failed: true,
    evaluated: false,
    inline: false,
  })
  expect(complaints.length).toBeGreaterThan(0)
})

test('the real renderer runs a lab over the real preload, and nothing in it is refused by our headers', async () => {
  const home = await mkdtemp(join(tmpdir(), 'clab-renderer-'))
  let most = 0
  const host = await openHost({
    engineFolder: resolve(ROOT, 'out/engine'),
    stateFolder: join(home, 'state'),
    runsFolder: join(home, 'runs'),
    shell: 'desktop',
    version: '0.1.0',
    changed: () => (most = Math.max(most, host?.runs ?? 0)),
  })
  try {
    const { channel, complaints, page } = await openRealPage(browser, RENDERER)
    const detach = host.attach(channel)
    await host.open({ kind: 'lab', lab: 'lock' })
    await eventually(async () => {
      await host.runCommand('run.start')
      expect(most).toBe(1)
    })
    await eventually(() => expect(host.runs).toBe(0))
    // The editor and its worker are up.
    await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 30_000 })
    expect(await page.title()).toContain('Concurrency Lab')
    // As the tests in the real Electron speak to the app.
    expect(await page.evaluate(callInPage, ['listRuns', undefined] as const)).toHaveLength(1)
    expect(complaints).toEqual([])
    detach()
  } finally {
    await host.close()
    await rm(home, { recursive: true, force: true })
  }
}, 90_000)
