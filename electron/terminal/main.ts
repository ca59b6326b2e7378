/** The terminal shell: reads the command line, carries it out, and ends with the exit code that says how it went. */
import { labs } from '../../shared/labs/index.ts'
import manifest from '../../package.json' with { type: 'json' }
import { StartError } from '../session/start-error.ts'
import { bench } from './bench.ts'
import { readCommandLine, type Request } from './command-line.ts'
import type { Context } from './context.ts'
import { doctor } from './doctor.ts'
import type { Engine } from './engine.ts'
import { EXIT } from './exit-code.ts'
import { listLabs } from './labs.ts'
import { askedLanguage, chooseLanguage } from './language.ts'
import { menu } from './menu.ts'
import { replay } from './replay.ts'
import { runProgram } from './run.ts'
import { openScreen } from './screen.ts'
import { sentences } from './sentences.ts'
import { driveByHand } from './shell.ts'
import { STOP_SIGNALS } from './stopping.ts'
import { UsageError } from './usage-error.ts'

const args = process.argv.slice(2)
const language = chooseLanguage(askedLanguage(args), process.env)
const say = sentences[language]
const screen = openScreen()
const context: Context = { screen, language, say, labs }
let opened: Promise<Engine> | undefined
let closed: Promise<void> | undefined

process.exitCode = await carryOut(readCommandLine(args, say, manifest.version)).catch(failed)
await close()
if (!screen.open) process.exitCode = EXIT.brokenPipe
// Nothing is left to do; should a handle of something that failed still be open, it must not keep us.
setTimeout(() => process.exit(), 2000).unref()

async function carryOut(request: Request): Promise<number> {
  switch (request.command) {
    case 'labs':
      return listLabs(context, request)
    case 'run':
      return runProgram(context, open, request)
    case 'shell':
      return driveByHand(context, open, request)
    case 'replay':
      return replay(context, request)
    case 'doctor':
      return doctor(context, request, async () => {
        const { findingsOf } = await import('../session/doctor/findings.ts')
        return findingsOf(async () => (await open()).session)
      })
    case 'bench':
      return bench(context, request.args)
    case 'menu':
      return menu(context, open)
    case 'answer':
      if (request.exitCode === EXIT.finished) await screen.out(request.text)
      else screen.err(request.text)
      return request.exitCode
  }
}

/** The engine, opened when it is first needed: listing labs needs none of it. */
function open(): Promise<Engine> {
  return (opened ??= import('./open-engine.ts').then(({ openEngine }) => {
    closeOnSignals()
    return openEngine(context)
  }))
}

function close(): Promise<void> {
  return (closed ??= (async () => {
    const engine = await opened?.catch(() => undefined)
    await engine?.close()
  })())
}

/** There is something to clear up from now on, also when a signal comes between two runs, or after the last one. */
function closeOnSignals(): void {
  for (const [signal, exitCode] of Object.entries(STOP_SIGNALS)) {
    process.on(signal, () => {
      const aRunTakesIt = process.listenerCount(signal) > 1
      if (aRunTakesIt || closed) return
      void close().then(() => process.exit(exitCode))
    })
  }
}

function failed(error: unknown): number {
  if (error instanceof UsageError) {
    screen.err(`${error.message}\n`)
    return EXIT.usage
  }
  // The machine, not a mistake of ours: its message is a whole sentence.
  if (error instanceof StartError) {
    screen.err(`${error.text[language]}\n`)
    return EXIT.failed
  }
  screen.err(`${say.run.ours(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`)
  return EXIT.failed
}
