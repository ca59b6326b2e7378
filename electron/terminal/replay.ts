/** `replay`: the report again, from a trace on disk; its exit code is that of the run. */
import { readFile } from 'node:fs/promises'
import { readTrace, TraceError, type ReadTrace } from '../../shared/trace/codec.ts'
import { TRACE_VERSION } from '../../shared/trace/events.ts'
import { reportText } from '../../shared/trace/report-text.ts'
import { buildReport } from '../../shared/trace/report.ts'
import { foldEvents } from '../../shared/trace/state.ts'
import type { Context } from './context.ts'
import { EXIT, exitCodeOf } from './exit-code.ts'
import { UsageError } from './usage-error.ts'

export async function replay(
  context: Context,
  { file, json }: { readonly file: string; readonly json: boolean },
): Promise<number> {
  const { screen, say, language } = context
  const trace = readOf(await textOf(file, context), file, context)
  const report = buildReport(foldEvents(trace.events))
  await screen.out(json ? `${JSON.stringify(report)}\n` : reportText(report, language))
  const [first] = trace.problems
  if (first) screen.err(`${say.replay.badLines(file, trace.skipped, first.line, first.reason)}\n`)
  if (trace.truncated) screen.err(`${say.replay.truncated(file)}\n`)
  // What could not be read whole is told by the exit code too.
  return first || trace.truncated ? EXIT.usage : exitCodeOf(report.outcome)
}

async function textOf(file: string, { say }: Context): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new UsageError(say.replay.noFile(file))
    throw new UsageError(say.replay.unreadable(file, error instanceof Error ? error.message : String(error)))
  }
}

function readOf(text: string, file: string, { say }: Context): ReadTrace {
  try {
    return readTrace(text)
  } catch (error) {
    if (!(error instanceof TraceError)) throw error
    const reason = {
      empty: () => say.replay.empty,
      foreign: () => say.replay.noTrace,
      newer: () => say.replay.newer(TRACE_VERSION),
    }[error.code]()
    throw new UsageError(say.replay.unreadable(file, reason))
  }
}
