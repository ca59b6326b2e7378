/** Runs tiny programs on the real engine and gives what they printed and how they ended. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import type { RunOptions } from '../../electron/session/run-options.ts'
import { openSession, type Session } from '../../electron/session/session.ts'
import type { Run } from '../../electron/supervisor/run.ts'
import type { TraceEvent } from '../../shared/trace/events.ts'
import { buildReport, type RunReport } from '../../shared/trace/report.ts'

export interface Ran {
  /** Lines of standard output, in the order of the trace. */
  readonly lines: readonly string[]
  readonly errors: string
  readonly report: RunReport
  /** Its trace. */
  readonly events: readonly TraceEvent[]
}

interface During {
  /** What is done to the run while it goes on. */
  during?: (run: Run) => Promise<void>
}

/** The two families of actors: what a primitive does between threads it does between processes. */
export const BETWEEN = [
  {
    between: 'threads',
    module: 'lab/threading',
    Actor: 'Thread',
    Number: 'new SharedVariable(0)',
    number: 'SharedVariable',
  },
  {
    between: 'processes',
    module: 'lab/multiprocessing',
    Actor: 'Process',
    Number: "new Value('i', 0)",
    number: 'Value',
  },
] as const

/** Opens a session for the tests of one file; every one of its runs must leave nothing behind. */
export function programs(): (text: string, options?: RunOptions & During) => Promise<Ran> {
  let home: string
  let session: Session
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'clab-rt-'))
    session = await openSession({
      engineFolder: resolve(import.meta.dirname, '../../out/engine'),
      stateFolder: join(home, 'state'),
      runsFolder: join(home, 'r'),
    })
  })
  afterAll(async () => {
    await session.close()
    expect(await readdir(join(home, 'r')).catch(() => [])).toEqual([])
    await rm(home, { recursive: true, force: true })
  })
  return async (text, { during, ...options } = {}) => {
    const program = await session.open({ kind: 'text', name: 'program', text })
    const run = await session.run(program, { record: 'discard', seconds: 60, ...options })
    const events: TraceEvent[] = []
    run.onEvents((batch) => void events.push(...batch))
    await during?.(run)
    await run.ended
    const report = buildReport(run.state)
    const said = (stream: 'stdout' | 'stderr') =>
      report.output
        .filter((output) => output.stream === stream)
        .map((output) => output.text)
        .join('')
    expect(report.notices.filter((notice) => notice.voice === 'ours')).toEqual([])
    return { lines: said('stdout').split('\n').slice(0, -1), errors: said('stderr'), report, events }
  }
}
