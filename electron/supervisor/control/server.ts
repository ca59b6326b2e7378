/** The run's local socket, to which the service threads of its processes connect. */
import { createServer, type Server } from 'node:net'
import { chmod } from 'node:fs/promises'
import type { Looked } from '../../../shared/contract/actor.ts'
import type { ActorId } from '../../../shared/trace/ids.ts'
import { StartError } from '../sentences.ts'
import { ServiceConnection, type ConnectionHooks } from './connection.ts'

/** A process has this long to answer a look; one that did not is given less the next time, so that it delays nobody. */
const PATIENCE_MS = 500
const SHORT_PATIENCE_MS = 50
/** Connections that have not said hello are few and short-lived; a flood of them is turned away. */
const MOST_CONNECTIONS = 2000

export interface Answers {
  looked: Looked[]
  /** Processes that have a service but did not answer. */
  silent: ActorId[]
}

export class ControlServer {
  readonly #server: Server
  readonly #connections = new Set<ServiceConnection>()
  readonly #slow = new WeakSet<ServiceConnection>()

  private constructor(server: Server) {
    this.#server = server
  }

  static async listen(
    path: string,
    hooks: Omit<ConnectionHooks, 'ready' | 'closed'>,
  ): Promise<ControlServer> {
    const server = createServer()
    const control = new ControlServer(server)
    server.maxConnections = MOST_CONNECTIONS
    server.on('connection', (socket) => {
      control.#connections.add(
        new ServiceConnection(socket, {
          ...hooks,
          ready: () => undefined,
          closed: (connection) => control.#connections.delete(connection),
        }),
      )
    })
    await new Promise<void>((resolve, reject) => {
      server.once('error', (cause) =>
        reject(new StartError(`its control socket could not be opened (${cause.message})`, cause)),
      )
      server.listen(path, resolve)
    })
    server.removeAllListeners('error')
    server.on('error', () => undefined)
    if (process.platform !== 'win32') await chmod(path, 0o600)
    return control
  }

  /** Asks every process that has a service what it sees. */
  async look(): Promise<Answers> {
    const answers: Answers = { looked: [], silent: [] }
    await Promise.all(
      [...this.#connections].map(async (connection) => {
        const { process: actor } = connection
        if (actor === undefined) return
        const looked = await connection.look(this.#slow.has(connection) ? SHORT_PATIENCE_MS : PATIENCE_MS)
        if (looked) {
          this.#slow.delete(connection)
          answers.looked.push(looked)
        } else {
          this.#slow.add(connection)
          answers.silent.push(actor)
        }
      }),
    )
    return answers
  }

  close(): void {
    for (const connection of this.#connections) connection.close()
    this.#server.close()
  }
}
