/**
 * An app inside the page, for looking at panels without a server: its one run is a trace file, sent at once or in the
 * rhythm in which it happened. Typed by the contract, so that it can't drift from it. Never part of what is shipped.
 */
import { ProblemError } from '../../shared/contract/app/problem.ts'
import type { SavedProgram } from '../../shared/contract/app/programs.ts'
import type { PastRun, RunInfo } from '../../shared/contract/app/runs.ts'
import { changed, settingsSchema, type AppSettings } from '../../shared/contract/app/settings.ts'
import type { AppCalls, Functions, Handlers, WindowCalls } from '../../shared/contract/app/table.ts'
import type { EventOf, TraceEvent } from '../../shared/trace/events.ts'

export interface FakeOptions {
  readonly events: readonly TraceEvent[]
  readonly settings: Partial<AppSettings>
  /** The run is still going: what came after its last verdict is kept back, or its end if it had none. */
  readonly live: boolean
  /** Events come when they happened, so many times faster; 0: at once. */
  readonly rhythm: number
}

const BATCH = 2000

export function fakeApp(
  options: FakeOptions,
  window: () => Functions<WindowCalls> | undefined,
): Handlers<AppCalls> {
  const { events, live } = options
  const header = events.find((event): event is EventOf<'run'> => event.type === 'run')
  const shown = live ? goingOn(events) : events
  let settings = settingsSchema.parse(options.settings)
  let watching = 0
  const info = runInfo(header)
  const programs = new Map<string, SavedProgram>()
  return {
    hello: () => ({ machine: MACHINE, settings, live: header ? [info] : [] }),
    doctor: () => FINDINGS,
    pythons: () => [{ path: '/usr/bin/python3', version: '3.11.2', freeThreaded: false, from: 'PATH' }],
    changeSettings(patch) {
      settings = changed(settings, patch)
      return settings
    },
    listPrograms: () => [...programs.values()],
    readProgram: ({ id }) => programs.get(id) ?? missing(id),
    writeProgram(program) {
      const id = program.id ?? `p${programs.size + 1}`
      const kept = { ...program, id, modified: new Date().toISOString() }
      programs.set(id, kept)
      return kept
    },
    deleteProgram: ({ id }) => void programs.delete(id),
    chooseFile: () => null,
    recentFiles: () => [],
    readFile: ({ path }) => missing(path),
    writeFile: ({ path }) => missing(path),
    startRun: () => info,
    watchRun({ from }) {
      void send(from, ++watching)
    },
    unwatchRun() {
      watching++
    },
    command: ({ text }) => missing(text),
    type: () => undefined,
    terminate: () => undefined,
    kill: () => undefined,
    stopRun: () => undefined,
    listRuns: () => pastRuns(),
    readTrace({ from }) {
      const piece = events.slice(from, from + BATCH)
      const text = piece.map((event) => `${JSON.stringify(event)}\n`).join('')
      return { text, next: from + piece.length, size: events.length }
    },
    deleteRun: () => undefined,
  }

  /** The trace as it is, and again as if it had been run before, broken off, and under way. */
  function pastRuns(): PastRun[] {
    const ended = events.find((event): event is EventOf<'ended'> => event.type === 'ended')
    const past = (id: string, date: string | undefined): PastRun => ({
      id,
      run: info.run,
      name: info.name,
      lab: info.lab,
      language: info.language,
      date: date ?? '2026-01-01T00:00:00.000Z',
      outcome: ended?.outcome,
      seconds: (events.at(-1)?.t ?? 0) / 1e6,
      bytes: events.length * 120,
      live: false,
    })
    return [
      past('earlier', '2026-01-01T09:30:00.000Z'),
      past('now', header?.date),
      { ...past('broken', '2026-01-01T08:00:00.000Z'), outcome: undefined },
      { ...past('live', header?.date), outcome: undefined, seconds: undefined, live: true },
    ]
  }

  async function send(from: number, mine: number): Promise<void> {
    const start = performance.now()
    let first = from
    do {
      const next = until(first, performance.now() - start)
      const last = !live && next >= shown.length
      if (next > first || last) {
        await window()?.takeEvents({ run: info.run, first, events: shown.slice(first, next), last })
      } else await new Promise((resolve) => setTimeout(resolve, 16))
      first = next
    } while (first < shown.length && mine === watching)
  }

  function until(first: number, milliseconds: number): number {
    const most = Math.min(first + BATCH, shown.length)
    if (options.rhythm === 0) return most
    const t = milliseconds * 1000 * options.rhythm
    let next = first
    while (next < most && (shown[next]?.t ?? 0) <= t) next++
    return next
  }
}

function goingOn(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const last = events.findLastIndex(({ type }) => type === 'verdict')
  return last < 0 ? events.filter(({ type }) => type !== 'ended') : events.slice(0, last + 1)
}

function runInfo(header: EventOf<'run'> | undefined): RunInfo {
  const { language = 'typescript', lab, name = 'nothing' } = header?.program ?? {}
  return {
    run: header?.run ?? 'none',
    name,
    ...(lab !== undefined && { lab }),
    language,
    drive: header?.drive ?? 'whole',
    target: lab === undefined ? { kind: 'file', path: name } : { kind: 'lab', lab, language },
    input: language === 'python',
    over: false,
  }
}

function missing(what: string): never {
  const text = { en: `There is no "${what}" on the stand.`, zh: `演示台上没有“${what}”。` }
  throw new ProblemError({ code: 'missing', text })
}

const MACHINE = {
  version: '0.1.0',
  shell: 'browser' as const,
  platform: 'linux',
  arch: 'x64',
  cores: 2,
  versions: { node: '24.0.0', v8: '13.6' },
  utility: false,
}
const FINDINGS = [
  {
    id: 'shared-memory',
    name: { en: 'Shared memory', zh: '共享内存' },
    state: 'good' as const,
    text: { en: 'works (tried between two processes)', zh: '可用（已在两个进程之间试过）' },
  },
  {
    id: 'electron',
    name: { en: 'Electron', zh: 'Electron' },
    state: 'missing' as const,
    text: { en: 'Electron is not here.', zh: '没有 Electron。' },
    advice: { en: 'The app runs in the browser instead.', zh: '应用改在浏览器中运行。' },
  },
]
