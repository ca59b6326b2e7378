/** `run`: a program from beginning to end, its output as it comes, then what happened. */
import type { TraceEvent } from '../../shared/trace/events.ts'
import type { RunOptions } from './command-line.ts'
import type { Context } from './context.ts'
import type { LabRun, OpenEngine, StartRequest } from './engine.ts'
import { exitCodeOf } from './exit-code.ts'
import { LiveOutput } from './live-output.ts'
import { reportText } from '../../shared/trace/report-text.ts'
import { buildReport } from '../../shared/trace/report.ts'
import { looseSettings, settingsOf } from './settings.ts'
import { stopFromOutside } from './stopping.ts'
import { suspendFromOutside } from './suspending.ts'
import { findTarget } from './target.ts'
import { UsageError } from './usage-error.ts'

export async function runProgram(context: Context, open: OpenEngine, options: RunOptions): Promise<number> {
  const { screen, say } = context
  const { form } = options
  const request = startRequest(context, options, 'whole')
  const run = await (await open()).start(request)
  using stopping = stopFromOutside(run, screen, {
    interruptFirst: isPython(request),
    told: () => {
      if (form !== 'raw') screen.err(`${say.run.stopping}\n`)
    },
  })
  using _suspending = suspendFromOutside(run)
  if (form === 'report') await screen.out(heading(context, options))
  const { exitCode } = await follow(run, context, form)
  if (form !== 'raw' && screen.open) await screen.out(finalText(run, context, form))
  const { outcome } = buildReport(run.state)
  if (stopping.exitCode !== undefined) return stopping.exitCode
  const own = form === 'raw' && isPython(request) && outcome !== 'deadlock' && outcome !== 'stopped'
  return own && exitCode !== undefined ? asShellsSay(exitCode) : exitCodeOf(outcome)
}

function isPython({ target }: StartRequest): boolean {
  return target.kind === 'lab' ? target.language === 'python' : target.name.endsWith('.py')
}

/** Minus the signal's number, in Python; 128 and it, in a shell. */
function asShellsSay(code: number): number {
  return code < 0 ? 128 - code : code
}

/** The request as the session wants it; throws a UsageError for whatever is wrong with it. */
export function startRequest(
  context: Pick<Context, 'say' | 'labs'>,
  options: RunOptions,
  drive: 'whole' | 'hand',
): StartRequest {
  const { say } = context
  if (options.processes === 'utility') throw new UsageError(say.run.utility)
  const target = findTarget(options.target, context, options.language)
  return {
    target,
    settings:
      target.kind === 'lab'
        ? settingsOf(target.lab.parameters, options.set, say)
        : looseSettings(options.set),
    speed: options.speed,
    seconds: options.seconds,
    processes: options.processes,
    drive,
    keepGoing: options.keepGoing,
    seed: options.seed,
    trace: options.trace,
    python: {
      interpreter: options.python,
      startMethod: options.startMethod,
      args: options.args,
      // Only the very same streams are byte for byte, and a terminal, what the program would have without us.
      output: options.form === 'raw' ? 'ours' : 'trace',
      input: 'ours',
    },
  }
}

function follow(run: LabRun, { screen }: Context, form: RunOptions['form']): LabRun['ended'] {
  if (form === 'report') {
    const live = new LiveOutput(screen)
    // Only a person at a terminal is spared what can't be read anyway.
    run.onEvents((events) => screen.out(live.take(events)), { everything: !screen.interactive })
  } else if (form === 'raw') {
    run.onEvents((events) => raw(events, screen), { everything: true })
  }
  return run.ended
}

function raw(events: readonly TraceEvent[], screen: Context['screen']): Promise<unknown> | undefined {
  let waiting: Promise<unknown> | undefined
  for (const event of events) {
    if (event.type !== 'output') continue
    if (event.stream === 'stderr') screen.err(event.text)
    else waiting = screen.out(event.text)
  }
  return waiting
}

function heading({ screen, say }: Context, options: RunOptions): string {
  const set = options.set.map(([name, value]) => `${name}=${value}`)
  if (options.speed !== 1) set.push(`speed ${options.speed}`)
  if (options.seed !== undefined) set.push(`seed ${options.seed}`)
  return `${screen.style('bold', say.run.heading(options.target, set.join(', ')))}\n`
}

function finalText(run: LabRun, { language }: Context, form: 'report' | 'json'): string {
  const report = buildReport(run.state)
  return form === 'json' ? `${JSON.stringify(report)}\n` : `\n${reportText(report, language)}`
}
