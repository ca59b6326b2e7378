/**
 * How a run in the terminal is suspended: Ctrl-Z reaches us alone, since the processes of a run are in a session of
 * their own, so we pass it on, stop ourselves, and let them go on when the shell lets us (`fg`, `bg`).
 *
 * In a session without a terminal nobody is stopped by SIGTSTP, unless by a handler of its own (POSIX, "orphaned process
 * group"); handlers get a moment, then SIGSTOP stops everybody.
 */
import type { LabRun } from './engine.ts'

const HANDLERS_MS = 100

export function suspendFromOutside(run: Pick<LabRun, 'fromTerminal'>): Disposable {
  let soon: NodeJS.Timeout | undefined
  const suspend = () => {
    soon = undefined
    run.fromTerminal('SIGSTOP')
    process.kill(process.pid, 'SIGSTOP')
  }
  const onStop = () => {
    if (soon) return
    run.fromTerminal('SIGTSTP')
    soon = setTimeout(suspend, HANDLERS_MS)
  }
  const onContinue = () => {
    clearTimeout(soon)
    soon = undefined
    run.fromTerminal('SIGCONT')
  }
  process.on('SIGTSTP', onStop).on('SIGCONT', onContinue)
  return {
    [Symbol.dispose]() {
      clearTimeout(soon)
      process.off('SIGTSTP', onStop).off('SIGCONT', onContinue)
    },
  }
}
