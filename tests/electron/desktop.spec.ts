/** What only the real Electron can show. Everything else of the desktop is tested on a stand-in (tests/desktop). */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { expect } from '@playwright/test'
import { exists } from '../../electron/sampler/contract/identity.ts'
import { actorId } from '../../shared/trace/ids.ts'
import { binary, test, type Desktop } from './desktop.ts'

const ROOT = resolve(import.meta.dirname, '../..')

test.skip(!binary, 'the Electron binary is not on this machine')

const SLEEPERS = {
  kind: 'text',
  name: 'sleepers',
  language: 'typescript',
  text:
    "import { Process } from 'lab/multiprocessing'\nimport { sleep } from 'lab/time'\n" +
    'export function sleeps() { sleep(600) }\n' +
    'export function main() { const p = new Process({ target: sleeps }); p.start(); p.join() }\n',
} as const

async function traceOf(desktop: Desktop, run: string): Promise<Record<string, unknown>[]> {
  const past = (await desktop.call('listRuns')).find((one) => one.run === run)
  if (!past) return []
  const { text } = await desktop.call('readTrace', { id: past.id, from: 0 })
  return text
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

async function pidsOf(desktop: Desktop, run: string, count: number): Promise<number[]> {
  const pids = async () =>
    (await traceOf(desktop, run)).flatMap((event) =>
      event['type'] === 'actor-started' ? [event['pid'] as number] : [],
    )
  await expect.poll(async () => (await pids()).length).toBe(count)
  return pids()
}

test('our page is isolated, and has nothing of Node', async ({ desktop: { page } }) => {
  expect(page.url()).toBe('app://bundle/index.html')
  expect(
    await page.evaluate(async () => ({
      isolated: crossOriginIsolated,
      node: ['require', 'process', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in window),
      opened: window.open('https://example.org/') !== null,
      fetched: await fetch('https://example.org/').then(
        () => true,
        () => false,
      ),
      asked: await navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state),
    })),
  ).toEqual({ isolated: true, node: [], opened: false, fetched: false, asked: 'denied' })
})

for (const processes of ['child', 'utility'] as const)
  test(`a lab runs over ${processes} processes`, async ({ desktop }) => {
    const { machine } = await desktop.call('hello')
    expect(machine.versions['electron']).toMatch(/^45\./)
    const { run } = await desktop.call('startRun', {
      target: { kind: 'lab', lab: 'process-queue', language: 'typescript' },
      processes,
      speed: 20,
    })
    await expect
      .poll(async () => (await traceOf(desktop, run)).at(-1))
      .toMatchObject({
        type: 'ended',
        outcome: 'finished',
      })
    const trace = await traceOf(desktop, run)
    expect(trace.filter((event) => event['kind'] === processes).length).toBeGreaterThanOrEqual(2)
    expect(trace.filter((event) => event['type'] === 'notice')).toEqual([])
  })

for (const processes of ['child', 'utility'] as const)
  test(`terminate and kill end ${processes} processes with Python's exit codes`, async ({ desktop }) => {
    for (const [how, code] of [
      ['terminate', -15],
      ['kill', -9],
    ] as const) {
      const { run } = await desktop.call('startRun', { target: SLEEPERS, processes })
      await pidsOf(desktop, run, 2)
      await desktop.call(how, { run, actor: actorId('0.1') })
      await expect
        .poll(async () => (await traceOf(desktop, run)).find((event) => event['type'] === 'actor-exited'))
        .toMatchObject({ actor: '0.1', ...(process.platform !== 'win32' && { code }) })
    }
  })

test('the crash of an actor, of the page and of the engine leave the app standing', async ({ desktop }) => {
  const { app, page } = desktop
  const { run } = await desktop.call('startRun', { target: SLEEPERS })
  const [, child] = await pidsOf(desktop, run, 2)
  process.kill(child!, 'SIGKILL')
  await expect.poll(async () => (await traceOf(desktop, run)).at(-1)).toMatchObject({ type: 'ended' })

  const { run: second } = await desktop.call('startRun', { target: SLEEPERS })
  const reloaded = page.waitForEvent('load')
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer(),
  )
  await reloaded
  expect((await desktop.call('hello')).live.map((info) => info.run)).toContain(second)

  const pids = await pidsOf(desktop, second, 2)
  const engine = await app.evaluate(
    ({ app }) => app.getAppMetrics().find(({ name }) => name === 'Concurrency Lab engine')?.pid,
  )
  process.kill(engine!, 'SIGKILL')
  await expect.poll(() => pids.filter(exists)).toEqual([])
  await expect.poll(async () => (await desktop.call('hello')).live.filter(({ over }) => !over)).toEqual([])
})

test('a second start ends at once and hands its file over', async ({ desktop }) => {
  const file = resolve(ROOT, 'shared/labs/race/program.ts')
  const second = spawn(binary!, ['.', file], { cwd: ROOT, env: desktop.environment, stdio: 'ignore' })
  await once(second, 'exit')
  const recent = async () => (await desktop.call('recentFiles')).map(({ path }) => path)
  await expect.poll(recent).toContain(file)
  expect(desktop.app.windows()).toHaveLength(1)
  expect((await desktop.call('readFile', { path: file })).text).toBe(await readFile(file, 'utf8'))
})

test('quitting stops the runs, and nothing of them is left', async ({ desktop }) => {
  const { run } = await desktop.call('startRun', { target: SLEEPERS, processes: 'utility' })
  const pids = await pidsOf(desktop, run, 2)
  await desktop.app.close()
  await expect.poll(() => pids.filter(exists)).toEqual([])
})
