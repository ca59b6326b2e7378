/** Starts real runs of the fixture actors, each in a folder of its own, and checks that nothing of them is left. */
import { mkdtemp, readFile, rm, mkdir } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, expect } from 'vitest'
import type { EventOf, EventType, TraceEvent } from '../../shared/trace/events.ts'
import { childBackend } from '../../electron/supervisor/backend/child.ts'
import { utilityBackend } from '../../electron/supervisor/backend/utility.ts'
import { livingOf } from '../../electron/supervisor/end/group.ts'
import { DEFAULT_LIMITS, type Limits } from '../../electron/supervisor/limits.ts'
import type { Engine, RunRequest } from '../../electron/supervisor/options.ts'
import { openHolds } from '../../electron/supervisor/owner.ts'
import { startRun, type Run } from '../../electron/supervisor/run.ts'

const ACTORS = resolve(import.meta.dirname, '../fixtures/actors')
let counter = 0
const launched: Launched[] = []
const homes: string[] = []

export interface Launched {
  run: Run
  /** Everything a watcher that asked for everything was given. */
  events: TraceEvent[]
  folder: string
  record: string
}

export type Overrides = Partial<Omit<RunRequest, 'limits'>> & {
  limits?: Partial<Limits>
  engine?: Partial<Engine>
}

export async function launch(
  actor: string,
  { limits, engine, ...request }: Overrides = {},
): Promise<Launched> {
  const home = await mkdtemp(join(tmpdir(), 'clab-test-'))
  homes.push(home)
  const folder = join(home, 'run')
  await mkdir(folder)
  const record = join(home, 'trace.ndjson')
  const run = await startRun(
    {
      module: join(ACTORS, `${actor}.cjs`),
      flags: [],
      child: childBackend(),
      utility: utilityBackend(undefined),
      givesWay: false,
      sampler: undefined,
      ...engine,
    },
    {
      run: `t${process.pid}x${++counter}`,
      folder,
      segment: '/clab-test',
      title: { name: actor, language: 'typescript' },
      program: { entry: 'main.ts', files: '' },
      parameters: {},
      speed: 1,
      seed: 1,
      drive: 'whole',
      processes: 'child',
      trace: true,
      onDeadlock: 'end',
      limits: { ...DEFAULT_LIMITS, ...limits },
      recordTo: record,
      liveLines: 1000,
      ...request,
    },
  )
  const events: TraceEvent[] = []
  run.onEvents((batch) => void events.push(...batch), { everything: true })
  const it = { run, events, folder, record }
  launched.push(it)
  return it
}

/** The trace as it lies on the disk. */
export async function recorded(record: string): Promise<TraceEvent[]> {
  const text = await readFile(record, 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as TraceEvent)
}

export function ofType<T extends EventType>(events: TraceEvent[], type: T): EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => event.type === type)
}

/** Resolves once an event fits; fails the test if none does in time. */
export async function until(
  it: Launched,
  fits: (event: TraceEvent) => boolean,
  ms = 10_000,
): Promise<TraceEvent> {
  const end = performance.now() + ms
  for (;;) {
    const found = it.events.find(fits)
    if (found) return found
    if (performance.now() > end)
      throw new Error(`no such event in ${ms} ms: ${JSON.stringify(it.events.slice(-5))}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

export const printed = (text: string) => (event: TraceEvent) =>
  event.type === 'output' && event.text.includes(text)
export const hasStarted = (actor: string) => (event: TraceEvent) =>
  event.type === 'actor-started' && event.actor === actor

afterEach(async () => {
  for (const { run, events, folder } of launched.splice(0)) {
    await run.stop()
    for (const { pid } of ofType(events, 'actor-started')) {
      if (ofType(events, 'run')[0]?.parameters['pid'] !== pid)
        expect(livingOf(pid), `processes of run ${run.id}`).toEqual([])
    }
    expect(existsSync(folder), 'the folder of the run').toBe(false)
  }
  for (const home of homes.splice(0)) await rm(home, { recursive: true, force: true })
  expect(openHolds()).toEqual([])
})
