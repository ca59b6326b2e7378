/** Starts a child process and reaps it, so that its parent is really the process that asked, and may block meanwhile. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { EVENTS_FD } from '../../../shared/contract/descriptors.ts'
import type { ExitCause } from '../../../shared/trace/kinds.ts'
import { ENDED, FAILED, RUNNING, setCode, setPid, setState } from '../start/children.ts'
import { emitFor } from '../trace.ts'
import type { Request } from './messages.ts'

export function startProcess({ slot, boot }: Extract<Request, { type: 'process' }>): void {
  const child = spawn(process.execPath, [...process.execArgv, __filename], {
    stdio: ['ignore', 1, 2, EVENTS_FD, 'pipe'],
    windowsHide: true,
    env: { ...process.env, ...AS_NODE },
  })
  const { id } = boot.actor
  child.on('error', (error: NodeJS.ErrnoException) => {
    setCode(slot, error.errno ?? -1)
    setState(slot, FAILED)
    emitFor('actor-exited', id, { cause: 'crash', message: error.message })
  })
  if (child.pid === undefined) return
  child.on('exit', (code, signal) => {
    const exit = exitFacts(code, signal)
    emitFor('actor-exited', id, exit)
    setCode(slot, exit.code)
    setState(slot, ENDED)
  })
  const pipe = child.stdio[4]
  if (pipe && 'end' in pipe) {
    // It may be killed before it has read all of it.
    pipe.on('error', () => undefined)
    pipe.end(JSON.stringify(boot) + '\n')
  }
  setPid(slot, child.pid)
  setState(slot, RUNNING)
}

/** In the desktop app the binary is Electron, which is Node only if it is told so. */
const AS_NODE = process.versions['electron'] === undefined ? {} : { ELECTRON_RUN_AS_NODE: '1' }

/** Exit code as in Python: minus the signal's number if a signal ended it. */
export function exitFacts(
  code: number | null,
  signal: NodeJS.Signals | null,
): { code: number; signal?: string; cause: ExitCause } {
  if (signal)
    return { code: -constants.signals[signal], signal, cause: CRASHES.has(signal) ? 'crash' : 'signal' }
  const exit = code ?? 0
  return { code: exit, cause: exit === 0 ? 'returned' : exit === 1 ? 'exception' : 'exit' }
}

/** Signals that a program's own fault raises, not somebody else. */
const CRASHES = new Set(['SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGILL', 'SIGFPE', 'SIGTRAP'])
