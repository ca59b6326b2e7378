import { expect, test } from 'vitest'
import type { TraceEvent } from '../../shared/trace/events.ts'
import { launch, ofType, recorded, until } from './harness.ts'

const lines = (events: TraceEvent[]) => ofType(events, 'output').map((event) => event.text)

test('everything printed is in the file, in order, although the live view leaves most of it out', async () => {
  const it = await launch('floods-a-while', { liveLines: 100 })
  const seen: TraceEvent[] = []
  it.run.onEvents((batch) => void seen.push(...batch))
  await it.run.ended
  const all = Array.from({ length: 20_000 }, (_, i) => `line ${i}\n`)
  expect(lines(await recorded(it.record))).toEqual(all)
  expect(lines(it.events)).toEqual(all)
  const shown = lines(seen).length
  expect(shown).toBeLessThan(2000)
  const left = ofType(seen, 'notice').filter((notice) => notice.code === 'left-out')
  const told = left.map((notice) => Number(notice.text.replaceAll(',', '').match(/^\d+/)![0]))
  expect(shown + told.reduce((a, b) => a + b, 0)).toBe(20_000)
  expect(seen.at(-1)).toMatchObject({ type: 'ended' })
})

test('a slow watcher makes the program wait instead of losing a line', async () => {
  const it = await launch('floods')
  let given = 0
  let most = 0
  let busy = 0
  it.run.onEvents(
    async (batch) => {
      most = Math.max(most, ++busy)
      given += batch.length
      await new Promise((resolve) => setTimeout(resolve, 20))
      busy--
    },
    { everything: true },
  )
  await new Promise((resolve) => setTimeout(resolve, 1000))
  // 50 chunks of 64 KiB in a second at most; without back-pressure it is many times that.
  const before = given
  expect(before).toBeGreaterThan(100)
  expect(before).toBeLessThan(60 * 700)
  expect(most).toBeLessThan(4)
  await it.run.stop()
  expect(given).toBe((await recorded(it.record)).length)
})

test('an endless printer is slowed to the limit with one sentence, and can be stopped', async () => {
  const it = await launch('floods', { limits: { outputLines: 2000 } })
  await new Promise((resolve) => setTimeout(resolve, 2500))
  const end = await it.run.stop()
  expect(end.outcome).toBe('stopped')
  const notices = ofType(it.events, 'notice').filter((notice) => notice.code === 'output-lines')
  expect(notices).toHaveLength(1)
  expect(notices[0]).toMatchObject({ voice: 'limit' })
  // Three windows, each with what one chunk holds above the limit, and what lay in the pipe at the end.
  expect(ofType(it.events, 'output').length).toBeLessThan(3 * 2000 + 10_000)
})

test('a trace that grows past its limit stops the run', async () => {
  const it = await launch('floods', { limits: { traceBytes: 1_000_000 } })
  const end = await it.run.ended
  expect(end).toMatchObject({ outcome: 'stopped' })
  expect(end.message).toMatch(/The trace has grown past 976\.6 KB; the run was stopped/)
  expect(end.traceBytes).toBeLessThan(3_000_000)
  expect(await recorded(it.record)).toEqual(it.events)
})

test('a trace that can not be written is refused before anything is started', async () => {
  await expect(launch('never-ends', { recordTo: '/no/such/folder/trace.ndjson' })).rejects.toThrow(
    /could not be started: its trace can't be written \(ENOENT/,
  )
})

test.runIf(process.platform === 'linux')('a full disk stops the run with a sentence', async () => {
  const it = await launch('never-ends', { recordTo: '/dev/full' })
  expect(await it.run.ended).toMatchObject({ outcome: 'stopped' })
  expect(await until(it, (event) => event.type === 'notice')).toMatchObject({
    code: 'record-failed',
    voice: 'ours',
  })
})

test('the memory of the live state does not grow with what is printed', async () => {
  const { LiveState, KEPT_OUTPUTS } = await import('../../electron/supervisor/live-state.ts')
  const live = new LiveState()
  for (let i = 0; i < 5 * KEPT_OUTPUTS; i++) {
    live.apply({ type: 'output', t: i as never, actor: '0' as never, stream: 'stdout', text: `${i}` })
  }
  expect(live.state.output!.length).toBeLessThanOrEqual(2 * KEPT_OUTPUTS)
  expect(live.state.output!.last.text).toBe(`${5 * KEPT_OUTPUTS - 1}`)
})
