import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { feed } from '../../electron/host/live/feed.ts'
import { RunLog } from '../../electron/host/live/run-log.ts'
import { Thinner } from '../../electron/host/live/thin.ts'
import type { EventBatch } from '../../shared/contract/app/runs.ts'
import { encodeTrace } from '../../shared/trace/codec.ts'
import type { TraceEvent } from '../../shared/trace/events.ts'
import { MAIN_ACTOR, micros } from '../../shared/trace/ids.ts'

let folder: string
const now = () => micros(0)
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clab-log-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const line = (t: number, text = `line ${t}\n`): TraceEvent => ({
  type: 'output',
  t: micros(t),
  actor: MAIN_ACTOR,
  stream: 'stdout',
  text,
})

/** A second is printed in a moment, and then again. */
function flood(): TraceEvent[] {
  return [0, 1, 2].flatMap((second) => Array.from({ length: 3000 }, (_, n) => line(second * 1_000_000 + n)))
}

function thinned(trace: readonly TraceEvent[]): TraceEvent[] {
  const thinner = new Thinner()
  return trace.flatMap((event) => [...thinner.take(event)])
}

test('output past what can be read in a second is left out and counted', () => {
  const events = thinned([...flood(), { type: 'ended', t: micros(2_500_000), outcome: 'finished' }])
  expect(events.filter(({ type }) => type === 'output')).toHaveLength(6000)
  const notices = events.filter((event) => event.type === 'notice')
  expect(notices.map(({ text, zh }) => [text.slice(0, 5), zh?.slice(0, 10)])).toEqual(
    Array(3).fill(['1,000', '此处省略了 1,00']),
  )
  expect(events.at(-1)?.type).toBe('ended')
})

test('long texts count as what they are, not as one line', () => {
  const long = 'x'.repeat(4096)
  const events = thinned(Array.from({ length: 2000 }, (_, n) => line(n, long)))
  expect(events).toHaveLength(256)
})

test('whatever a small memory has forgotten is read back from the file with the same numbers', async () => {
  const whole = [...flood(), { type: 'ended', t: micros(2_500_000), outcome: 'finished' } as TraceEvent]
  const expected = thinned(whole)
  await fc.assert(
    fc.asyncProperty(
      fc.nat(expected.length),
      fc.integer({ min: 1000, max: 5_000_000 }),
      fc.integer({ min: 1, max: 4000 }),
      async (from, memory, step) => {
        const path = join(folder, 'trace.ndjson')
        await writeFile(path, '')
        const log = new RunLog(path, memory)
        const batches: EventBatch[] = []
        const feeding = feed(
          { run: 'r', log, from, now },
          (batch) => Promise.resolve(void batches.push(batch)),
          new AbortController().signal,
        )
        for (let at = 0; at < whole.length; at += step) {
          const part = whole.slice(at, at + step)
          await writeFile(path, encodeTrace(part), { flag: 'a' })
          log.add(part)
        }
        log.finish()
        await feeding
        let next = from
        for (const batch of batches) {
          expect(batch.first).toBe(next)
          expect(batch.events.length).toBeLessThanOrEqual(2000)
          next += batch.events.length
        }
        expect(batches.flatMap(({ events }) => events)).toEqual(expected.slice(from))
        expect(batches.map(({ last }) => last)).toEqual([
          ...Array<boolean>(batches.length - 1).fill(false),
          true,
        ])
      },
    ),
    { numRuns: 15 },
  )
})

test('memory is bounded, whatever is added', () => {
  const log = new RunLog('/nowhere', 100_000)
  for (let n = 0; n < 5000; n++)
    log.add([{ type: 'task-done', t: micros(n), actor: MAIN_ACTOR, resource: 'q' as never, unfinished: n }])
  expect(log.end).toBe(5000)
  expect(log.end - log.base).toBeLessThanOrEqual(250)
})

test('what the disk has lost is skipped at the end, and the rest comes', async () => {
  const path = join(folder, 'trace.ndjson')
  await writeFile(path, encodeTrace([line(1), line(2)]))
  const log = new RunLog(path, 400 * 4)
  for (let n = 1; n <= 10; n++) log.add([line(n, '')])
  log.finish()
  const batches: EventBatch[] = []
  await feed(
    { run: 'r', log, from: 0, now },
    (batch) => Promise.resolve(void batches.push(batch)),
    new AbortController().signal,
  )
  expect(batches.map(({ first }) => first)).toEqual([0, log.base])
  expect(batches.at(-1)?.last).toBe(true)
})
