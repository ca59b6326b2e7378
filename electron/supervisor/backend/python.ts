/**
 * A Python program: the interpreter of the machine, with our instrumentation first on its import path. It reports itself
 * over the run's control socket, and so does every Python process that comes of it.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { delimiter } from 'node:path'
import type { Readable } from 'node:stream'
import type { Boot } from '../../../shared/contract/actor.ts'
import type { StartMethod } from '../../../shared/contract/start-methods.ts'
import { EVENTS_FD } from '../../../shared/contract/descriptors.ts'
import { MAIN_ACTOR } from '../../../shared/trace/ids.ts'
import { StartError, messageOf } from '../sentences.ts'
import type { ActorProcess, ExitFacts } from './backend.ts'

export interface PythonProgram {
  readonly interpreter: string
  /** As on the command line of `python3`: the script, then its own arguments. */
  readonly argv: readonly string[]
  readonly cwd: string
  /** What it finds in its environment besides that of the lab itself. */
  readonly env: Readonly<Record<string, string>>
  /** Files below are shown without it. */
  readonly root: string
  /** Our instrumentation. */
  readonly folder: string
  /** ours: it has our own standard output and error, byte for byte, and none of what it prints is in the trace. */
  readonly output: 'trace' | 'ours'
  /** How it makes processes unless it says so itself; undefined: as its Python does. */
  readonly startMethod?: StartMethod | undefined
  /** pipe: what is typed comes from `input`; ours: it reads our own standard input. */
  readonly input: 'pipe' | 'ours' | 'none'
}

/** The main process finds its connection for events open, which saves it the import of Python's sockets. */
const HANDED_OVER = process.platform !== 'win32'

/** @throws StartError if there is no process */
export async function startPython(program: PythonProgram, boot: Boot): Promise<ActorProcess> {
  const { interpreter, argv, cwd } = program
  const stdin = { pipe: 'pipe', ours: 'inherit', none: 'ignore' } as const
  const out = program.output === 'ours' ? 'inherit' : 'pipe'
  const child = spawn(interpreter, argv, {
    cwd,
    env: environmentOf(program, boot),
    detached: process.platform !== 'win32',
    stdio: [stdin[program.input], out, out, HANDED_OVER ? 'pipe' : 'ignore'],
    windowsHide: true,
  })
  const exited = new Promise<ExitFacts>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code: code ?? undefined, signal: signal ?? undefined }))
  })
  try {
    await once(child, 'spawn')
  } catch (cause) {
    for (const stream of child.stdio) stream?.destroy()
    throw new StartError('no-process', messageOf(cause), { cause })
  }
  // Errors after the start (a signal that could not be sent) are told by `kill` itself.
  child.on('error', () => undefined)
  // The program need not read what is typed.
  child.stdin?.on('error', () => undefined)
  const printed = (readable: Readable | null, stream: 'stdout' | 'stderr') =>
    readable ? [{ readable, stream }] : []
  return {
    pid: child.pid as number,
    grouped: process.platform !== 'win32',
    events: (child.stdio[EVENTS_FD] as Readable | null) ?? undefined,
    printed: [...printed(child.stdout, 'stdout'), ...printed(child.stderr, 'stderr')],
    commands: undefined,
    input: child.stdin ?? undefined,
    exited,
    kill: (signal) => child.kill(signal),
  }
}

/** One variable of ours, and our folder in front of PYTHONPATH: `electron/python/clab/environment.py` takes both away. */
function environmentOf(program: PythonProgram, boot: Boot): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _, ...ours } = process.env
  const env: NodeJS.ProcessEnv = { ...ours, ...program.env }
  const path = env['PYTHONPATH']
  const facts = [
    boot.control,
    boot.token,
    boot.origin,
    MAIN_ACTOR,
    '',
    program.output === 'trace' ? 'trace' : '',
    String(boot.speed),
    program.root,
    boot.trace ? 'loud' : 'quiet',
    boot.folder,
    program.startMethod ?? '',
    HANDED_OVER ? EVENTS_FD : '',
  ]
  return {
    ...env,
    PYTHONPATH: path ? `${program.folder}${delimiter}${path}` : program.folder,
    CONCURRENCY_LAB: facts.join('\n'),
  }
}
