/** What a script sees of a command. */
import type { Outcome } from '../../shared/trace/events.ts'

export const EXIT = {
  finished: 0,
  failed: 1,
  /** Wrong use, or a program or trace that can't be read. */
  usage: 2,
  /** Also a stuck run and an orphaned lock. */
  deadlock: 3,
  /** By `--seconds`, or a limit. */
  stopped: 4,
  /** Ctrl-C: 128 + SIGINT, as a shell says it. */
  interrupted: 130,
  /** Whoever read our output has gone: 128 + SIGPIPE. */
  brokenPipe: 141,
} as const

export function exitCodeOf(outcome: Outcome): number {
  return EXIT[outcome]
}
