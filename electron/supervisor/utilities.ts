/** The utility processes of a run: the supervisor starts them when a process of the run asks, and sees them end. */
import { constants } from 'node:os'
import type { Readable } from 'node:stream'
import type { SpawnUtility } from '../../shared/contract/actor.ts'
import type { TraceEvent } from '../../shared/trace/events.ts'
import type { ActorId } from '../../shared/trace/ids.ts'
import type { ActorProcess, Backend, ExitFacts } from './backend/backend.ts'
import type { ServiceConnection } from './control/connection.ts'
import { exitOf, type Exit } from './end/exit.ts'
import { messageOf } from './sentences.ts'

export interface UtilityHooks {
  module: string
  flags: readonly string[]
  started(actor: ActorId, process: ActorProcess): void
  ended(actor: ActorId, exit: Exit): void
}

/** What a process wrote before its end is read within this. */
const READ_MS = 2000

export class Utilities {
  readonly #backend: Backend
  readonly #hooks: UtilityHooks
  readonly #alive = new Map<ActorId, ActorProcess>()
  /** The exit codes that they have given themselves: who says none was ended by a signal. */
  readonly #said = new Map<ActorId, number>()
  #closed = false

  constructor(backend: Backend, hooks: UtilityHooks) {
    this.#backend = backend
    this.#hooks = hooks
  }

  get alive(): number {
    return this.#alive.size
  }

  owns(pid: number): boolean {
    return [...this.#alive.values()].some((process) => process.pid === pid)
  }

  /** Follows the trace. */
  apply(event: TraceEvent): void {
    if (event.type !== 'actor-exited' || event.code === undefined) return
    if (this.#alive.has(event.actor)) this.#said.set(event.actor, event.code)
  }

  async spawn(connection: ServiceConnection, { id, boot }: SpawnUtility): Promise<void> {
    const actor = boot.actor.id
    let process: ActorProcess
    try {
      process = await this.#backend.spawn({ module: this.#hooks.module, flags: this.#hooks.flags, boot })
    } catch (cause) {
      connection.send({ type: 'spawned', id, error: messageOf(cause) })
      return
    }
    if (this.#closed) {
      process.kill('SIGKILL')
      return
    }
    this.#alive.set(actor, process)
    this.#hooks.started(actor, process)
    connection.send({ type: 'spawned', id, pid: process.pid })
    const facts = await process.exited
    if (process.events) await within(READ_MS, closed(process.events))
    const said = this.#said.get(actor)
    const exit = exitOf(said === undefined ? endedBySignal(facts) : { code: said, signal: undefined })
    this.#alive.delete(actor)
    this.#hooks.ended(actor, exit)
    connection.send({ type: 'utility-exited', id, code: exit.code ?? -1 })
  }

  signal(signal: NodeJS.Signals): void {
    for (const process of this.#alive.values()) process.kill(signal)
  }

  /** Resolves when all have ended, at the latest after `ms`. */
  async allEnded(ms: number): Promise<void> {
    this.#closed = true
    await within(ms, Promise.all([...this.#alive.values()].map((process) => process.exited)))
  }
}

/** POSIX: who was ended by a signal has its number as code, with 128 added if there is a core file. */
function endedBySignal({ code, signal }: ExitFacts): ExitFacts {
  if (process.platform === 'win32' || code === undefined) return { code, signal }
  const name = Object.entries(constants.signals).find(([, number]) => number === (code & 0x7f))?.[0]
  return { code: undefined, signal: (name as NodeJS.Signals | undefined) ?? signal }
}

function closed(stream: Readable): Promise<void> {
  return new Promise((resolve) => {
    if (stream.closed) resolve()
    else stream.once('close', () => resolve())
  })
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)))
  await Promise.race([work, late])
  clearTimeout(timer)
}
