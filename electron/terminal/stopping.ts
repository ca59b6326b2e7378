/**
 * How a run in the terminal is ended from outside: Ctrl-C (and SIGTERM, SIGHUP) stops it, a second time kills it at once;
 * a Python program gets the Ctrl-C first, as it would without us. A reader of our output that has gone (`| head`) stops it too.
 */
import { EXIT } from './exit-code.ts'
import type { LabRun } from './engine.ts'
import type { Screen } from './screen.ts'

/** With the exit codes that they demand. */
export const STOP_SIGNALS = { SIGINT: EXIT.interrupted, SIGTERM: 143, SIGHUP: 129 } as const
type StopSignal = keyof typeof STOP_SIGNALS

export interface Stopping extends Disposable {
  /** The exit code that the cause demands; undefined if the run ended by itself. */
  readonly exitCode: number | undefined
}

/** `told` is called at the first signal, to say what is happening. */
export function stopFromOutside(
  run: Pick<LabRun, 'stop' | 'killNow' | 'fromTerminal'>,
  screen: Screen,
  { told, interruptFirst = false }: { told: () => void; interruptFirst?: boolean },
): Stopping {
  let exitCode: number | undefined
  let interrupted = !interruptFirst
  const stop = (code: number) => {
    exitCode = code
    void run.stop()
  }
  const onSignal = (signal: NodeJS.Signals) => {
    if (signal === 'SIGINT' && !interrupted) {
      interrupted = true
      return run.fromTerminal('SIGINT')
    }
    if (exitCode !== undefined) return run.killNow()
    told()
    stop(STOP_SIGNALS[signal as StopSignal])
  }
  for (const signal of Object.keys(STOP_SIGNALS) as StopSignal[]) process.on(signal, onSignal)
  screen.onClosed(() => {
    if (exitCode === undefined) stop(EXIT.brokenPipe)
  })
  return {
    get exitCode() {
      return exitCode
    },
    [Symbol.dispose]() {
      for (const signal of Object.keys(STOP_SIGNALS) as StopSignal[]) process.off(signal, onSignal)
    },
  }
}
