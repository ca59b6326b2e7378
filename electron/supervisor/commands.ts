/** Commands given by hand: written to the main process one a line, each settled once by the events that name its number. */
import type { Writable } from 'node:stream'
import type { TraceEvent } from '../../shared/trace/events.ts'
import { MAIN_ACTOR } from '../../shared/trace/ids.ts'
import { ControlError } from './sentences.ts'

interface Pending {
  resolve(result: string | undefined): void
  reject(cause: Error): void
}

/** The program refused or failed to do what the command asked. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

export class Commands {
  readonly #pipe: Writable | undefined
  readonly #pending = new Map<number, Pending>()
  #counter = 0
  #ended = false

  /** `pipe` is undefined where nobody listens for commands. */
  constructor(pipe: Writable | undefined) {
    this.#pipe = pipe
  }

  /** Resolves with what the command gave; waits as long as the main process blocks. */
  send(text: string): Promise<string | undefined> {
    const pipe = this.#pipe
    if (!pipe) return Promise.reject(new ControlError('not-by-hand'))
    if (this.#ended) return Promise.reject(new ControlError('main-ended'))
    const id = ++this.#counter
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject })
      pipe.write(JSON.stringify({ id, text }) + '\n')
    })
  }

  apply(event: TraceEvent): void {
    if (event.type === 'actor-exited' && event.actor === MAIN_ACTOR) this.#end()
    if (event.type !== 'command' || event.state === 'begun') return
    const pending = this.#pending.get(event.id)
    if (!pending) return
    this.#pending.delete(event.id)
    if (event.state === 'done') pending.resolve(event.result)
    else pending.reject(new CommandError(event.result ?? `"${event.text}" failed.`))
  }

  /** The main process has ended: what is pending will never be done. */
  #end(): void {
    this.#ended = true
    for (const pending of this.#pending.values()) pending.reject(new ControlError('main-ended'))
    this.#pending.clear()
  }
}
