/** The run's local socket, to which the processes of the run connect: service threads, and Python's with their events. */
import { createServer, type Server, type Socket } from 'node:net'
import { chmod } from 'node:fs/promises'
import type { Greeting, Looked, ToService } from '../../../shared/contract/actor.ts'
import type { ActorId } from '../../../shared/trace/ids.ts'
import { StartError } from '../sentences.ts'
import { ServiceConnection, type ConnectionHooks } from './connection.ts'
import { greet } from './greeting.ts'

/** A process has this long to answer a look; one that did not is given less the next time, so that it delays nobody. */
const PATIENCE_MS = 500
const SHORT_PATIENCE_MS = 50
/** Connections that have not said hello are few and short-lived; a flood of them is turned away. */
const MOST_CONNECTIONS = 2000

export interface ControlHooks extends Omit<ConnectionHooks, 'closed'> {
  token: string
  wrongToken(): void
  /** A process tells its events over this socket from now on; it lives as long as the socket is open. */
  events(socket: Socket, greeting: Greeting): void
}

/** Python has no named pipes: on Windows its processes come by way of a port. */
export const LOOPBACK = 'loopback'

export interface Answers {
  looked: Looked[]
  /** Processes that have a service but did not answer. */
  silent: ActorId[]
}

export class ControlServer {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  readonly #connections = new Set<ServiceConnection>()
  readonly #slow = new WeakSet<ServiceConnection>()

  private constructor(server: Server) {
    this.#server = server
  }

  /** @param where a path, or LOOPBACK: a port of this machine that nobody else has. */
  static async listen(where: string, hooks: ControlHooks): Promise<ControlServer> {
    const server = createServer()
    const control = new ControlServer(server)
    server.maxConnections = MOST_CONNECTIONS
    server.on('connection', (socket) => control.#accept(socket, hooks))
    await new Promise<void>((resolve, reject) => {
      server.once('error', (cause) => reject(new StartError('no-socket', cause.message, { cause })))
      if (where === LOOPBACK) server.listen(0, '127.0.0.1', resolve)
      else server.listen(where, resolve)
    })
    server.removeAllListeners('error')
    server.on('error', () => undefined)
    if (where !== LOOPBACK && process.platform !== 'win32') await chmod(where, 0o600)
    return control
  }

  /** Where processes find it. */
  get address(): string {
    const address = this.#server.address()
    return typeof address === 'object' && address ? `${address.address}:${address.port}` : (address ?? '')
  }

  /** Asks every process that has a service what it sees. */
  async look(): Promise<Answers> {
    const answers: Answers = { looked: [], silent: [] }
    await Promise.all(
      [...this.#connections].map(async (connection) => {
        const looked = await connection.look(this.#slow.has(connection) ? SHORT_PATIENCE_MS : PATIENCE_MS)
        if (looked) {
          this.#slow.delete(connection)
          answers.looked.push(looked)
        } else {
          this.#slow.add(connection)
          answers.silent.push(connection.process)
        }
      }),
    )
    return answers
  }

  /** Says something to the service of a process; false if it has none. */
  tell(process: ActorId, message: ToService): boolean {
    const connection = [...this.#connections].find((each) => each.process === process)
    connection?.send(message)
    return connection !== undefined
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
  }

  #accept(socket: Socket, hooks: ControlHooks): void {
    this.#sockets.add(socket)
    // Whoever is killed resets its connection: `close` follows and says all there is to say.
    socket.on('error', () => undefined)
    socket.on('close', () => this.#sockets.delete(socket))
    greet(
      socket,
      hooks.token,
      (greeting) => {
        if (greeting.type === 'events') return hooks.events(socket, greeting)
        const closed = (connection: ServiceConnection) => void this.#connections.delete(connection)
        this.#connections.add(new ServiceConnection(socket, greeting, { ...hooks, closed }))
      },
      () => {
        hooks.wrongToken()
        socket.destroy()
      },
    )
  }
}
