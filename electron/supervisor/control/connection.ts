/** One service thread's connection, greeted already: it answers looks and asks for utility processes. */
import type { Socket } from 'node:net'
import {
  fromServiceSchema,
  type Hello,
  type Looked,
  type SpawnUtility,
  type ToService,
} from '../../../shared/contract/actor.ts'
import type { ActorId } from '../../../shared/trace/ids.ts'
import { LineSplitter } from '../events/lines.ts'

/** A look names every wait of a process; nothing longer than this is a message. */
const LONGEST_MESSAGE = 4 * 1024 * 1024

export interface ConnectionHooks {
  badMessage(detail: string): void
  spawnUtility(connection: ServiceConnection, request: SpawnUtility): void
  closed(connection: ServiceConnection): void
}

export class ServiceConnection {
  readonly #socket: Socket
  readonly #hooks: ConnectionHooks
  /** Looks that have been asked for, by their number. */
  readonly #asked = new Map<number, (looked: Looked | undefined) => void>()
  /** The process this service speaks for. */
  readonly process: ActorId
  #counter = 0

  constructor(socket: Socket, hello: Hello, hooks: ConnectionHooks) {
    this.#socket = socket
    this.#hooks = hooks
    this.process = hello.actor
    const lines = new LineSplitter(LONGEST_MESSAGE, {
      line: (text) => this.#receive(text),
      tooLong: (bytes) => this.#refuse(`${bytes} bytes in one line`),
    })
    socket.on('data', (chunk: Buffer) => lines.push(chunk))
    socket.on('close', () => this.#closed())
  }

  /** What this process sees now; undefined if it does not say within `ms`, or is gone. */
  look(ms: number): Promise<Looked | undefined> {
    if (this.#socket.destroyed) return Promise.resolve(undefined)
    const id = ++this.#counter
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle(undefined), ms)
      const settle = (looked: Looked | undefined) => {
        clearTimeout(timer)
        this.#asked.delete(id)
        resolve(looked)
      }
      this.#asked.set(id, settle)
      this.send({ type: 'look', id })
    })
  }

  send(message: ToService): void {
    if (this.#socket.writable) this.#socket.write(JSON.stringify(message) + '\n')
  }

  close(): void {
    this.#socket.destroy()
  }

  #receive(line: string): void {
    if (this.#socket.destroyed) return
    const message = fromServiceSchema.safeParse(parse(line))
    if (!message.success) return this.#refuse(message.error.issues[0]?.message ?? 'invalid')
    if (message.data.type === 'looked') this.#asked.get(message.data.id)?.(message.data)
    else this.#hooks.spawnUtility(this, message.data)
  }

  #refuse(detail: string): void {
    this.#hooks.badMessage(detail)
    this.close()
  }

  #closed(): void {
    for (const settle of [...this.#asked.values()]) settle(undefined)
    this.#hooks.closed(this)
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
