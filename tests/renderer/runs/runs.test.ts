// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { useAppStore, type App } from '../../../renderer/stores/app.ts'
import { useOpeningStore } from '../../../renderer/stores/opening.ts'
import { useProgramStore } from '../../../renderer/stores/program.ts'
import { useRunStore } from '../../../renderer/stores/run.ts'
import { useRunsStore } from '../../../renderer/stores/runs.ts'
import { exportedFile } from '../../../renderer/stores/runs/exported.ts'
import { EXPORTS } from '../../../renderer/stores/runs/forms.ts'
import { fileSource } from '../../../renderer/stores/runs/file-source.ts'
import { loadTrace } from '../../../renderer/stores/runs/load-trace.ts'
import { useViewStore } from '../../../renderer/stores/view.ts'
import { ProblemError } from '../../../shared/contract/app/problem.ts'
import type { PastRun } from '../../../shared/contract/app/runs.ts'
import { settingsSchema } from '../../../shared/contract/app/settings.ts'
import { encodeTrace, readTrace } from '../../../shared/trace/codec.ts'
import { connectFake } from '../fake-calls.ts'
import { recorded } from '../recorded.ts'

const text = (lab: string) =>
  readFileSync(join(import.meta.dirname, '..', 'fixtures', `${lab}.ndjson`), 'utf8')
const past = (id: string, more: Partial<PastRun> = {}): PastRun => {
  const date = `2026-01-0${id}T00:00:00.000Z`
  return {
    id,
    name: 'race',
    lab: 'race',
    language: 'typescript',
    date,
    outcome: 'finished',
    seconds: 1,
    bytes: 10,
    live: false,
    ...more,
  }
}

let kept: PastRun[]
let deleted: string[]
beforeEach(() => {
  kept = [past('1'), past('3'), past('2', { name: 'deadlock', lab: 'deadlock' })]
  deleted = []
  connectFake(runCalls())
})
afterEach(() => void vi.useRealTimers())

function runCalls(): Partial<App> {
  return {
    listRuns: () => Promise.resolve(kept),
    async readTrace({ id, from }) {
      const whole = text(kept.find((one) => one.id === id)?.name ?? 'race')
      // Pieces that end in the middle of a line.
      const next = Math.min(whole.length, from + 1000)
      return Promise.resolve({ text: whole.slice(from, next), next, size: whole.length })
    },
    deleteRun({ id }) {
      deleted.push(id)
      kept = kept.filter((one) => one.id !== id)
      return Promise.resolve(undefined)
    },
    listPrograms: () => Promise.resolve([]),
    changeSettings: (patch) => Promise.resolve(settingsSchema.parse({ ...useAppStore().settings, ...patch })),
  }
}

describe('kept runs', () => {
  test('stand in the list with the newest first', async () => {
    const runs = useRunsStore()
    await runs.refresh()
    expect(runs.list?.map(({ id }) => id)).toEqual(['3', '2', '1'])
  })

  test('open in every panel, with their program in their language', async () => {
    const runs = useRunsStore()
    useViewStore().show('runs')
    await runs.open(past('2', { name: 'deadlock', lab: 'deadlock', language: 'python' }))
    expect(useViewStore().view).toBe('lab')
    expect(useProgramStore().target).toEqual({ kind: 'lab', lab: 'deadlock' })
    expect(useProgramStore().language).toBe('python')
    expect(useRunStore().next()).toBe(recorded('deadlock').length)
  })

  test('are compared only as two of the same lab', async () => {
    const runs = useRunsStore()
    await runs.refresh()
    expect(runs.whyNotCompare).toBe('two')
    runs.choose('1', true)
    runs.choose('2', true)
    expect(runs.whyNotCompare).toBe('labs')
    runs.choose('2', false)
    runs.choose('3', true)
    runs.compare()
    expect(runs.compared?.map(({ id }) => id)).toEqual(['1', '3'])
    expect(useViewStore().view).toBe('compare')
    const history = await runs.load(runs.compared![0])
    expect(history.length).toBe(recorded('race').length)
  })

  test('stay on the disk while their deletion can be undone', async () => {
    vi.useFakeTimers()
    const runs = useRunsStore()
    await runs.refresh()
    await runs.remove([past('1')])
    expect(runs.list?.map(({ id }) => id)).toEqual(['3', '2'])
    runs.undo()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(runs.list).toHaveLength(3)
    await runs.remove([past('1'), past('3')])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(deleted).toEqual(['1', '3'])
    expect(runs.list?.map(({ id }) => id)).toEqual(['2'])
  })
})

describe('a trace from a file', () => {
  const file = (content: string | Uint8Array<ArrayBuffer>) => new File([content], 'sent.ndjson')

  test('opens like a kept one', async () => {
    await useRunsStore().openFile(file(text('deadlock')))
    expect(useRunStore().next()).toBe(recorded('deadlock').length)
    expect(useProgramStore().target).toEqual({ kind: 'lab', lab: 'deadlock' })
  })

  test.each([
    ['an empty file', '', 'The trace is empty'],
    ['another kind of file', 'PK\u0003\u0004 something else', 'This is not a Concurrency Lab trace'],
    [
      'a trace of a newer version',
      text('race').replace('"version":1', '"version":99'),
      'The trace is of version 99',
    ],
  ])('says in a sentence why it is none: %s', async (_what, content, sentence) => {
    await useRunsStore().openFile(file(content))
    expect(useOpeningStore().problem?.text.en).toContain(sentence)
    expect(useOpeningStore().problem?.text.zh).toMatch(/[\u4e00-\u9fff]/)
  })

  test('shows what there is of a corrupt one, and says what was left out', async () => {
    const lines = text('race').split('\n')
    lines[4] = '{"type":"nonsense"}'
    await useRunsStore().openFile(file(lines.slice(0, 12).join('\n')))
    expect(useRunStore().next()).toBe(11)
    expect(useOpeningStore().damage).toMatchObject({ skipped: 1, cut: true })
  })

  test('reads letters that lie across two pieces', async () => {
    const wide = encodeTrace(recorded('deadlock').events).replaceAll('Thread', '线程')
    const bytes = new TextEncoder().encode(wide.repeat(1 + Math.ceil((1 << 20) / wide.length)))
    const read = fileSource(new Blob([bytes]))
    let whole = ''
    for (let from = 0; from < bytes.length;) {
      const piece = await read(from)
      whole += piece.text
      from = piece.next
    }
    expect(whole).not.toContain('\ufffd')
    expect(new TextEncoder().encode(whole)).toHaveLength(bytes.length)
  })

  test('is refused as a whole where a whole one is needed', async () => {
    await expect(loadTrace(fileSource(file('nothing')))).rejects.toBeInstanceOf(ProblemError)
  })
})

describe('an exported run', () => {
  test.each(EXPORTS)('has a name, a type and content: %s', async (kind) => {
    const { name, content } = exportedFile(kind, recorded('race'), 'en')
    expect(name).toMatch(/^race-2026-\d\d-\d\d-\d\d-\d\d[-.][\w.]+$/)
    expect(content.type).not.toBe('')
    expect((await content.text()).length).toBeGreaterThan(100)
  })

  test('as a trace is the same trace again', async () => {
    const history = recorded('race')
    const { content } = exportedFile('trace', history, 'en')
    expect(readTrace(await content.text()).events).toEqual(history.events)
  })

  test('gets no path and no reserved letter from its program’s name', () => {
    const history = recorded('race')
    const run = history.latest.run!
    history.latest.run = { ...run, program: { ...run.program, name: '../../etc/pass wd<>:"|?*.ts' } }
    expect(exportedFile('trace', history, 'en').name).toMatch(/^[\w.-]+$/)
    expect(exportedFile('trace', history, 'en').name).not.toContain('/')
  })
})
