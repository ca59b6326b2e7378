/** `shell`: a lab driven by hand, typed at a prompt or read from a pipe. */
import { clearLine, createInterface, cursorTo, type Interface } from 'node:readline'
import type { RunOptions } from './command-line.ts'
import type { Context } from './context.ts'
import type { LabRun, OpenEngine } from './engine.ts'
import { EXIT, exitCodeOf } from './exit-code.ts'
import { Hand, isOutside } from './hand.ts'
import { LiveOutput } from './live-output.ts'
import { reportText } from '../../shared/trace/report-text.ts'
import { buildReport } from '../../shared/trace/report.ts'
import { startRequest } from './run.ts'
import { stopFromOutside } from './stopping.ts'
import { suspendFromOutside } from './suspending.ts'

export async function driveByHand(context: Context, open: OpenEngine, options: RunOptions): Promise<number> {
  const { screen, say, language } = context
  const request = startRequest(context, options, 'hand')
  const run = await (await open()).start(request)
  const live = new LiveOutput(screen)
  const typed = createInterface({
    input: process.stdin,
    output: process.stdout,
    terminal: screen.interactive,
    prompt: say.shell.prompt,
  })
  // Made at once: lines that come before somebody asks for them would be lost.
  const lines = screen.interactive ? undefined : typed[Symbol.asyncIterator]()
  const show = screen.interactive ? above(typed) : (text: string) => screen.out(text)
  let left = false
  const leave = () => {
    left = true
    hand.end()
    void run.stop()
  }
  const hand = new Hand(run, say, {
    say: (text) => void show(`${text}\n`),
    changed: () => {
      if (screen.interactive && typed.getPrompt() !== hand.prompt()) refresh(typed, hand)
    },
    quit: leave,
  })
  run.onEvents((events) => {
    const text = live.take(events)
    hand.take(events)
    return text === '' ? undefined : show(text)
  })
  using stopping = stopFromOutside(run, screen, {
    told: () => screen.err(`${say.run.stopping}\n`),
  })
  using _suspending = suspendFromOutside(run)
  await show(`${say.shell.welcome(options.target)}\n`)
  if (lines) await reading(typed, lines, hand, run, leave)
  else await typing(typed, hand, run, context, leave)
  const dropped = hand.queued
  typed.close()
  await run.ended
  if (dropped > 0) await screen.out(`${say.shell.queueDropped(dropped)}\n`)
  const report = buildReport(run.state)
  if (screen.open) await screen.out(`\n${reportText(report, language)}`)
  return stopping.exitCode ?? (left ? EXIT.finished : exitCodeOf(report.outcome))
}

/** A person types; resolves when the run is over. */
async function typing(
  typed: Interface,
  hand: Hand,
  run: LabRun,
  { say }: Context,
  leave: () => void,
): Promise<void> {
  let asking = false
  typed.on('line', (line) => {
    if (asking) return
    void hand.line(line)
    refresh(typed, hand)
  })
  typed.on('SIGINT', () => {
    if (asking) return leave()
    asking = true
    typed.question(`\n${say.shell.stopAsk}`, (answer) => {
      asking = false
      if (/^(y|yes|是)$/i.test(answer.trim())) leave()
      else refresh(typed, hand)
    })
  })
  // Ctrl-D.
  typed.on('close', leave)
  refresh(typed, hand)
  await run.ended
}

/** A pipe: each line waits until the one before is done; acting from outside needs the main process blocked only. */
async function reading(
  typed: Interface,
  lines: AsyncIterable<string>,
  hand: Hand,
  run: LabRun,
  leave: () => void,
): Promise<void> {
  void run.ended.then(() => typed.close())
  await hand.ready()
  for await (const line of lines) {
    if (hand.over) return
    if (isOutside(line.trim().split(/\s+/)[0] ?? '')) await hand.settled()
    else await hand.done()
    await hand.line(line)
  }
  await hand.done()
  leave()
}

/** Writes above the line that is being typed, and puts that line back. */
function above(typed: Interface): (text: string) => undefined {
  return (text) => {
    cursorTo(process.stdout, 0)
    clearLine(process.stdout, 0)
    process.stdout.write(text)
    typed.prompt(true)
  }
}

function refresh(typed: Interface, hand: Hand): void {
  typed.setPrompt(hand.prompt())
  typed.prompt(true)
}
