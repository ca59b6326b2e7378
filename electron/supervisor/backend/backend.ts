/** Starting an operating system's process for a run: one interface over child processes and Electron's utility processes. */
import type { Readable, Writable } from 'node:stream'
import type { EventOf } from '../../../shared/trace/events.ts'
import type { Boot } from '../../../shared/contract/actor.ts'

export type PrintedStream = EventOf<'output'>['stream']

export interface ProcessRequest {
  /** The program to run (a bundle of ours), and flags for Node. */
  readonly module: string
  readonly flags: readonly string[]
  /** Goes to the process as its first line. */
  readonly boot: Boot
  /** Instead of Node and `module`: another interpreter with its arguments. */
  readonly command?: {
    readonly file: string
    readonly args: readonly string[]
    readonly env?: Readonly<Record<string, string>>
  }
}

/** How a process ended, as the operating system tells it. */
export interface ExitFacts {
  /** Absent if a signal ended it. */
  readonly code: number | undefined
  readonly signal: NodeJS.Signals | undefined
}

export interface ActorProcess {
  readonly pid: number
  /** Leads a process group of its own, that can be signalled as a whole. */
  readonly grouped: boolean
  /** Trace events; undefined if they come over a connection to the control socket. */
  readonly events: Readable | undefined
  /** What is printed past the trace: by V8 or Node itself, or by whatever a Python program starts. */
  readonly printed: readonly { readonly readable: Readable; readonly stream: PrintedStream }[]
  /** Its standard input; undefined where nothing can be typed. */
  readonly input?: Writable | undefined
  /** Commands by hand; undefined where there is no way to give any. */
  readonly commands: Writable | undefined
  /** Settled once, when the process has ended; its streams may still hold what it wrote. */
  readonly exited: Promise<ExitFacts>
  /** False if it was gone already. */
  kill(signal: NodeJS.Signals): boolean
}

export interface Backend {
  readonly kind: 'child' | 'utility'
  /** @throws StartError if there is no process. */
  spawn(request: ProcessRequest): Promise<ActorProcess>
}
