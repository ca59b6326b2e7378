/** What a process's end means, in Python's terms. */
import { constants } from 'node:os'
import type { ExitCause } from '../../../shared/trace/events.ts'
import type { ExitFacts } from '../backend/backend.ts'

export interface Exit {
  /** As Python's exitcode: minus the signal's number if a signal ended it. */
  readonly code: number | undefined
  readonly signal: NodeJS.Signals | undefined
  readonly cause: ExitCause
}

/** Signals that a process gets for what it did itself. */
const CRASHES: ReadonlySet<string> = new Set([
  'SIGSEGV',
  'SIGABRT',
  'SIGBUS',
  'SIGILL',
  'SIGFPE',
  'SIGTRAP',
  'SIGSYS',
])

/** Windows: NTSTATUS codes of a crash (0xC0000005 access violation, …) come as exit codes from here on. */
const NTSTATUS_ERROR = 0xc0000000

export function exitOf({ code, signal }: ExitFacts): Exit {
  if (signal !== undefined) {
    return { code: -constants.signals[signal], signal, cause: CRASHES.has(signal) ? 'crash' : 'signal' }
  }
  if (code === undefined) return { code, signal, cause: 'lost' }
  if (code >= NTSTATUS_ERROR) return { code, signal, cause: 'crash' }
  // As the runtime tells it of child processes: Python too ends with 1 when an exception was not caught.
  return { code, signal, cause: code === 0 ? 'returned' : code === 1 ? 'exception' : 'exit' }
}
