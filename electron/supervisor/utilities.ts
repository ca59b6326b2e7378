/** The utility processes of a run: the supervisor starts them when a process of the run asks, and sees them end. */
import type { SpawnUtility } from '../../shared/contract/actor.ts'
import type { ActorProcess, Backend } from './backend/backend.ts'
import type { ServiceConnection } from './control/connection.ts'
import { exitOf, type Exit } from './end/exit.ts'
import type { ActorId } from '../../shared/trace/ids.ts'

export interface UtilityHooks {
  module: string
  flags: readonly string[]
  started(process: ActorProcess): void
  ended(actor: ActorId, exit: Exit): void
}

export class Utilities {
  readonly #backend: Backend
  readonly #hooks: UtilityHooks
  readonly #alive = new Set<ActorProcess>()
  #closed = false

  constructor(backend: Backend, hooks: UtilityHooks) {
    this.#backend = backend
    this.#hooks = hooks
  }

  get alive(): number {
    return this.#alive.size
  }

  owns(pid: number): boolean {
    return [...this.#alive].some((process) => process.pid === pid)
  }

  async spawn(connection: ServiceConnection, { id, boot }: SpawnUtility): Promise<void> {
    let process: ActorProcess
    try {
      process = await this.#backend.spawn({ module: this.#hooks.module, flags: this.#hooks.flags, boot })
    } catch (cause) {
      connection.send({ type: 'spawned', id, error: cause instanceof Error ? cause.message : String(cause) })
      return
    }
    if (this.#closed) {
      process.kill('SIGKILL')
      return
    }
    this.#alive.add(process)
    this.#hooks.started(process)
    connection.send({ type: 'spawned', id, pid: process.pid })
    const exit = exitOf(await process.exited)
    this.#alive.delete(process)
    this.#hooks.ended(boot.actor.id, exit)
    connection.send({ type: 'utility-exited', id, code: exit.code ?? -1 })
  }

  signal(signal: NodeJS.Signals): void {
    for (const process of this.#alive) process.kill(signal)
  }

  /** Resolves when all have ended, at the latest after `ms`. */
  async allEnded(ms: number): Promise<void> {
    this.#closed = true
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)))
    await Promise.race([Promise.all([...this.#alive].map((process) => process.exited)), late])
    clearTimeout(timer)
  }
}
