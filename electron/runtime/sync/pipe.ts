/** `multiprocessing.Pipe`: two connected ends. Each direction is a queue. */
import { sentences } from '../errors.ts'
import { nameFor } from '../naming.ts'
import { REFERENCE } from '../values.ts'
import type { Reference } from '../values.ts'
import { QueueBase } from './queue.ts'
import type { NameOption } from './resource.ts'
import { patience } from './timeouts.ts'

type End = 'a' | 'b'

/** One end; `send` on one is `recv` on the other. */
export class Connection {
  private isClosed = false

  /** @internal */
  constructor(
    private readonly key: string,
    private readonly end: End,
    private readonly incoming: QueueBase<unknown> | undefined,
    private readonly outgoing: QueueBase<unknown> | undefined,
  ) {}

  /** Whether this end can receive. */
  get readable(): boolean {
    return this.incoming !== undefined
  }
  /** Whether this end can send. */
  get writable(): boolean {
    return this.outgoing !== undefined
  }
  /** Whether this end was closed in this process. */
  get closed(): boolean {
    return this.isClosed
  }

  /**
   * Sends what can cross, without waiting: a pipe has room for everything here.
   * Python raises BrokenPipeError once the other end is closed in all processes; here nobody receives it.
   * @throws OSError if this end is closed or only receives
   */
  send(value: unknown): void {
    if (this.isClosed || !this.outgoing)
      throw this.isClosed ? sentences.connectionClosed() : sentences.receiveOnly()
    this.outgoing.put(value)
  }

  /**
   * The next message, waiting for it. The end of the process at the other end closes nothing here (in Python it does, if
   * nobody else has that end open): close it there, or whoever receives waits, and the lab says that nobody is left to send.
   * @throws EOFError if nothing is left and the other end was closed by an actor that used it
   */
  recv(): unknown {
    if (this.isClosed || !this.incoming)
      throw this.isClosed ? sentences.connectionClosed() : sentences.sendOnly()
    return this.incoming.get()
  }

  /** Whether there is something to receive; waits up to `timeout` seconds for it (null: for ever). */
  poll(timeout: number | null = 0): boolean {
    if (this.isClosed || !this.incoming)
      throw this.isClosed ? sentences.connectionClosed() : sentences.sendOnly()
    return this.incoming.waitForItem('recv', patience(timeout))
  }

  /**
   * Closes this end in this process. The other end gets EOFError once it has received everything — if this process
   * had used the end; closing the copy that was handed to a child does not cut the child off, as in Python.
   */
  close(): void {
    if (this.isClosed) return
    this.isClosed = true
    if (this.outgoing?.used) this.outgoing.hangUp()
  }

  get [REFERENCE](): Reference {
    const duplex = this.readable && this.writable
    return {
      type: 'process:connection',
      key: this.key,
      name: this.key,
      scope: 'process',
      arguments: [this.end, duplex],
    }
  }
}

/** @param duplex false: the first end only receives, the second only sends */
export function makePipe(duplex: boolean, options: NameOption): [Connection, Connection] {
  const { key } = nameFor('pipe', options.name)
  return [connection(key, 'a', duplex), connection(key, 'b', duplex)]
}

export function connection(key: string, end: End, duplex: boolean): Connection {
  const toA = direction(key, 'b', 'a')
  const toB = duplex ? direction(key, 'a', 'b') : undefined
  return end === 'a' ? new Connection(key, 'a', toA, toB) : new Connection(key, 'b', toB, toA)
}

function direction(key: string, from: End, to: End): QueueBase<unknown> {
  const name = `${key}.${from}→${to}`
  return new QueueBase('process', 'pipe', 0, 'fifo', { name, key: name, ops: { put: 'send', get: 'recv' } })
}
