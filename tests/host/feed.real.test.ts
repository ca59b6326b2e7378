import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readTrace } from '../../shared/trace/codec.ts'
import { openWindow, problemFrom, runText, start, stateFolder, until, type TestWindow } from './harness.ts'

const HELLO = "import { print } from 'lab'\nexport function main() { print('hello') }\n"
const TICKS = `import { print } from 'lab'
import { sleep } from 'lab/time'
export function main() { for (let n = 0; n < 40; n++) { print(n); sleep(0.02) } }
`
const ENDLESS = "import { sleep } from 'lab/time'\nexport function main() { for (;;) sleep(1) }\n"
const FLOOD = "import { print } from 'lab'\nexport function main() { for (;;) print('flood flood flood') }\n"

test('a window sees a run from its first event to its last', async () => {
  await start()
  const window = await openWindow()
  const { run, input, over } = await runText(window, HELLO)
  expect({ input, over }).toEqual({ input: false, over: false })
  await window.app.watchRun({ run, from: 0 })
  await window.over(run)
  const events = window.events(run)
  expect(events[0]).toMatchObject({ type: 'run', run })
  expect(events.at(-1)).toMatchObject({ type: 'ended', outcome: 'finished' })
  expect(window.output(run)).toBe('hello\n')
})

test('two windows see the same events, whenever they came', async () => {
  await start()
  const first = await openWindow()
  const { run } = await runText(first, TICKS)
  await first.app.watchRun({ run, from: 0 })
  await until(() => first.output(run).includes('10\n'))
  const second = await openWindow()
  await second.app.watchRun({ run, from: 0 })
  await Promise.all([first.over(run), second.over(run)])
  expect(second.events(run)).toEqual(first.events(run))
})

test('a window that was away goes on where it was, without a gap and with nothing twice', async () => {
  await start()
  const first = await openWindow()
  const { run } = await runText(first, TICKS)
  await first.app.watchRun({ run, from: 0 })
  await until(() => first.output(run).includes('10\n'))
  await first.cut()
  const seen = first.events(run)
  const again = await openWindow()
  expect((await again.app.hello()).live).toMatchObject([{ run, over: false }])
  await again.app.watchRun({ run, from: seen.length })
  await again.over(run)
  const whole = await openWindow()
  await whole.app.watchRun({ run, from: 0 })
  await whole.over(run)
  expect([...seen, ...again.events(run, seen.length)]).toEqual(whole.events(run))
})

test('a run that is over and freed from memory is still watched, from its file', async () => {
  await start()
  const first = await openWindow()
  const { run } = await runText(first, HELLO)
  await first.app.watchRun({ run, from: 0 })
  await first.over(run)
  await first.cut()
  const later = await openWindow()
  expect((await later.app.hello()).live).toMatchObject([{ run, over: true }])
  await later.app.watchRun({ run, from: 1 })
  await later.over(run)
  expect(later.events(run, 1)).toEqual(first.events(run).slice(1))
})

test('a window that never answers holds up neither the run nor another window', async () => {
  await start()
  const deaf = await openWindow({ deaf: true })
  const { run } = await runText(deaf, TICKS)
  await deaf.app.watchRun({ run, from: 0 })
  const other = await openWindow()
  await other.app.watchRun({ run, from: 0 })
  await other.over(run)
  expect(other.output(run)).toContain('39\n')
  expect(deaf.batches).toHaveLength(1)
  expect(await deaf.app.recentFiles()).toEqual([])
})

test('a flood of output stays within what can be read, is counted, and the app goes on answering', async () => {
  await start()
  const window = await openWindow()
  const { run } = await runText(window, FLOOD)
  await window.app.watchRun({ run, from: 0 })
  await until(() => window.of(run, 'notice').filter(({ code }) => code === 'left-out').length >= 2)
  const asked = performance.now()
  await window.app.recentFiles()
  expect(performance.now() - asked).toBeLessThan(2000)
  await window.app.stopRun({ run })
  await window.over(run)
  const left = window.of(run, 'notice').find(({ code }) => code === 'left-out')
  expect(left?.zh).toContain('省略')
  const seconds = window.events(run).at(-1)!.t / 1e6
  expect(window.of(run, 'output').length).toBeLessThanOrEqual(2000 * (Math.ceil(seconds) + 1))
  // Numbers are the same when it is read back.
  const again = await openWindow()
  await again.app.watchRun({ run, from: 0 })
  await again.over(run)
  expect(again.events(run)).toEqual(window.events(run))
  // The file has all of it.
  const { events } = readTrace(await readFile(await fileOf(window, run), 'utf8'))
  expect(events.filter(({ type }) => type === 'output').length).toBeGreaterThan(
    window.of(run, 'output').length,
  )
})

test('a window that comes late is told what time it is in the run', async () => {
  await start()
  const first = await openWindow()
  // One that never does anything again.
  const { run } = await runText(first, ENDLESS.replace('sleep(1)', 'sleep(1000)'))
  await first.app.watchRun({ run, from: 0 })
  await until(() => first.of(run, 'actor-started').length > 0)
  await new Promise((resolve) => setTimeout(resolve, 1000))
  const late = await openWindow()
  await late.app.watchRun({ run, from: 0 })
  await late.count(run, 3)
  const newest = late.events(run).at(-1)!.t
  expect(late.batches.at(-1)!.now).toBeGreaterThan(newest + 500_000)
  await first.app.stopRun({ run })
})

test('a window that stops watching is sent nothing more, and can begin again', async () => {
  await start()
  const window = await openWindow()
  const { run } = await runText(window, ENDLESS)
  await window.app.watchRun({ run, from: 0 })
  await window.count(run, 2)
  await window.app.unwatchRun({ run })
  await window.app.stopRun({ run })
  expect(window.batches.some(({ last }) => last)).toBe(false)
  const next = window.events(run).length
  await window.app.watchRun({ run, from: next })
  await window.over(run)
  expect(window.events(run).at(-1)).toMatchObject({ type: 'ended', outcome: 'stopped', zh: '运行已停止。' })
})

test('processor and memory of live processes are told while somebody watches', async () => {
  await start()
  const window = await openWindow()
  const { run } = await runText(window, ENDLESS)
  await window.app.watchRun({ run, from: 0 })
  await until(() => window.usages.length >= 2)
  const [process] = window.usages.at(-1)!.processes
  expect(process).toMatchObject({ actor: '0', pid: expect.any(Number) as number })
  expect(process!.memory).toBeGreaterThan(1024 * 1024)
  await window.app.unwatchRun({ run })
  await window.app.stopRun({ run })
})

test('a run that nobody knows is told in both languages', async () => {
  await start()
  const window = await openWindow()
  expect(await problemFrom(window.app.watchRun({ run: 'nothere', from: 0 }))).toMatchObject({
    code: 'refused',
    text: { zh: expect.stringContaining('运行') as string },
  })
})

async function fileOf(window: TestWindow, run: string): Promise<string> {
  const { id } = (await window.app.listRuns()).find((one) => one.run === run)!
  return join(stateFolder(), 'runs', id)
}
