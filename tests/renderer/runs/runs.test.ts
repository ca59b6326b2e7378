// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { useAppStore, type App } from '../../../renderer/stores/app.ts'
import { useOpeningStore } from '../../../renderer/stores/opening.ts'
import { useProgramStore } from '../../../renderer/stores/program.ts'
import { useRunStore } from '../../../renderer/stores/run.ts'
import { useRunsStore } from '../../../renderer/stores/runs.ts'
import { download } from '../../../renderer/stores/runs/download.ts'
import { exportedFile, type ExportedFile } from '../../../renderer/stores/runs/exported.ts'
import { EXPORTS } from '../../../renderer/stores/runs/forms.ts'
import { fileSource } from '../../../renderer/stores/runs/file-source.ts'
import { loadTrace } from '../../../renderer/stores/runs/load-trace.ts'
import { useViewStore } from '../../../renderer/stores/view.ts'
import { ProblemError } from '../../../shared/contract/app/problem.ts'
import type { PastRun } from '../../../shared/contract/app/runs.ts'
import { changed, settingsSchema } from '../../../shared/contract/app/settings.ts'
import { encodeTrace, readTrace } from '../../../shared/trace/codec.ts'
import type { EventOf, TraceEvent } from '../../../shared/trace/events.ts'
import { isRunOf } from '../../../renderer/select/program.ts'
import { connectFake } from '../fake-calls.ts'
import { recorded } from '../recorded.ts'

vi.mock('../../../renderer/stores/runs/download.ts', () => ({ download: vi.fn() }))

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
  vi.mocked(download).mockClear()
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
    changeSettings: (patch) => Promise.resolve(changed(settingsSchema.parse({}), patch)),
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
    await useAppStore().change({ programLanguage: 'python' })
    await runs.open(past('2', { name: 'deadlock', lab: 'deadlock' }))
    expect(useViewStore().view).toBe('lab')
    expect(useProgramStore().target).toEqual({ kind: 'lab', lab: 'deadlock' })
    expect(useProgramStore().language).toBe('typescript')
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

  test('of somebody’s own program brings that program along: as it ran, to be read and copied, never changed', async () => {
    const [first = '', ...rest] = text('race').split('\n')
    const event = JSON.parse(first) as { program: object }
    const own = { name: 'mine', lab: 'race', language: 'typescript', text: 'export function main() {}\n' }
    const lines = [JSON.stringify({ ...event, program: own }), ...rest]
    await useRunsStore().openFile(file(lines.join('\n')))
    const program = useProgramStore()
    expect(program.target).toMatchObject({ kind: 'run', name: 'mine', lab: 'race' })
    expect(program).toMatchObject({ text: own.text, language: 'typescript', readOnly: true, dirty: false })
    program.edit('something else')
    expect(program.text).toBe(own.text)
    expect(isRunOf(useRunStore().state?.run, { name: 'mine', language: 'typescript' })).toBe(true)
    expect(program.runTarget).toMatchObject({ kind: 'text', name: 'mine', text: own.text, lab: 'race' })
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

  test('as a trace opens in the app by a double click: installing the app has connected its ending and its type', () => {
    const { name, content } = exportedFile('trace', recorded('race'), 'en')
    const config = readFileSync(join(import.meta.dirname, '../../../build/electron-builder.yml'), 'utf8')
    const [, ending, type] = /^fileAssociations:\n {2}- ext: (\w+)\n(?: {4}.*\n)*? {4}mimeType: (\S+)/m.exec(
      config,
    )!
    expect(name.endsWith(`.${ending}`)).toBe(true)
    expect(content.type).toBe(type)
  })

  test('gets no path and no reserved letter from its program’s name', () => {
    const history = recorded('race')
    const run = history.latest.run!
    history.latest.run = { ...run, program: { ...run.program, name: '../../etc/pass wd<>:"|?*.ts' } }
    expect(exportedFile('trace', history, 'en').name).toMatch(/^[\w.-]+$/)
    expect(exportedFile('trace', history, 'en').name).not.toContain('/')
  })
})

describe('the run on the screen', () => {
  const KEPT = text('race')
  const whole = readTrace(KEPT).events
  const thinned: TraceEvent[] = [
    ...whole.filter(({ type }) => type !== 'output' && type !== 'ended'),
    { type: 'notice', t: whole.at(-1)!.t, voice: 'limit', code: 'left-out', text: 'Output was left out.' },
    whole.at(-1)!,
  ]
  const { run } = whole[0] as EventOf<'run'>

  function watchRace(): ReturnType<typeof useRunsStore> {
    useRunStore().open(
      {
        run,
        name: 'race',
        lab: 'race',
        language: 'typescript',
        drive: 'whole',
        target: { kind: 'lab', lab: 'race', language: 'typescript' },
        input: false,
        over: true,
      },
      true,
    )
    useRunStore().append(thinned, true)
    return useRunsStore()
  }

  test('leaves with all of its output, from its kept file, though the window had been given less', async () => {
    kept = [past('1', { run, date: '2026-01-01T08:30:00.000Z' })]
    const runs = watchRace()
    await runs.exportShown('trace', 'en')
    await runs.exportShown('output', 'en')
    const [trace, table] = vi.mocked(download).mock.calls.map(([file]) => file)
    expect(trace!.name).toBe('race-2026-01-01-08-30.labtrace')
    expect(await trace!.content.text()).toBe(KEPT)
    const rows = (await table!.content.text()).trim().split('\n')
    expect(rows.length).toBeGreaterThan(whole.filter(({ type }) => type === 'output').length)
    expect(runs.problem).toBeUndefined()
  })

  test('leaves as it was shown if its file is gone, and says that there was more', async () => {
    kept = []
    const runs = watchRace()
    await runs.exportShown('trace', 'en')
    const [[file]] = vi.mocked(download).mock.calls as [[ExportedFile]]
    expect(readTrace(await file.content.text()).events).toEqual(thinned)
    expect(runs.problem?.text.en).toContain('only what was shown')
  })
})
