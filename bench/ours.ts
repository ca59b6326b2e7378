/** The engine, in this process: runs the benchmark programs and gives what they measured. */
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSession, type Session } from '../electron/session/session.ts'
import type { Program } from '../electron/session/program.ts'
import { startSampler } from '../electron/supervisor/sampler.ts'
import type { TraceEvent } from '../shared/trace/events.ts'
import { buildReport, type RunReport } from '../shared/trace/report.ts'
import type { OursOptions, OurRun, Parameters } from './bench.ts'
import { ENGINE, PROGRAMS } from './folders.ts'
import { Reading } from './reading.ts'
import { underLab, type RunPython } from './under-lab.ts'

export interface Ours {
  run(program: string, parameters: Parameters, options?: OursOptions): Promise<OurRun>
  readonly underLab: RunPython
  close(): Promise<void>
}

export async function openOurs(): Promise<Ours> {
  // Short: names of sockets lie in it.
  const folder = await mkdtemp(join(tmpdir(), 'clab-bench-'))
  const session = await openSession({
    engineFolder: ENGINE,
    stateFolder: folder,
    runsFolder: join(folder, 'r'),
    startSampler: () => startSampler({ module: join(ENGINE, 'sampler.cjs') }),
  })
  const atExit = () => {
    session.closeNow()
    rmSync(folder, { recursive: true, force: true })
  }
  process.on('exit', atExit)
  const programs = new Map<string, Promise<Program>>()
  const opened = (name: string) => {
    const program = programs.get(name) ?? session.open({ kind: 'file', path: join(PROGRAMS, `${name}.ts`) })
    programs.set(name, program)
    return program
  }
  return {
    underLab: underLab(session),
    run: async (name, parameters, options) => runOne(session, name, await opened(name), parameters, options),
    async close() {
      await session.close()
      process.off('exit', atExit)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const LONGEST_RUN = 300

async function runOne(
  session: Session,
  name: string,
  program: Program,
  settings: Parameters,
  { trace = true, keepGoing = false, seconds = LONGEST_RUN, onEvent }: OursOptions = {},
): Promise<OurRun> {
  const run = await session.run(program, {
    settings,
    trace,
    seconds,
    onDeadlock: keepGoing ? 'keep-going' : 'end',
    record: 'discard',
  })
  let trouble: Error | undefined
  let asked = false
  const stop = () => {
    asked = true
    void run.stop()
  }
  const follow = (events: readonly TraceEvent[]) => {
    try {
      for (const event of events) onEvent?.(event, stop)
    } catch (cause) {
      trouble ??= cause instanceof Error ? cause : new Error(String(cause))
      stop()
    }
  }
  run.onEvents(follow)
  await run.ended
  if (trouble) throw trouble
  const report = buildReport(run.state)
  if (!asked && !keepGoing && report.outcome !== 'finished') throw new Error(`${name}.ts ${endOf(report)}`)
  return {
    report,
    reading: new Reading(
      `${name}.ts`,
      report.measured.map(({ label, value }) => [label, value] as const),
    ),
  }
}

/** How a run ended that should have finished, and what it said about that. */
function endOf({ outcome, output, verdicts, notices }: RunReport): string {
  const said = output.filter((o) => o.stream === 'stderr').map((o) => o.text)
  const words = [...verdicts.map((v) => v.text.en), ...notices.map((n) => n.text), ...said].join(' ').trim()
  return `ended as "${outcome}": ${words.slice(-800) || 'it said nothing'}`
}
