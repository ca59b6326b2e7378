/** The trace's file: lines are appended batch by batch; while the disk is behind, the gate is held. */
import { createWriteStream, type WriteStream } from 'node:fs'
import { once } from 'node:events'
import { StartError } from '../sentences.ts'
import type { Gate } from './gate.ts'

export class TraceRecord {
  readonly path: string
  readonly #stream: WriteStream
  readonly #gate: Gate
  #lines: string[] = []
  #bytes = 0
  #broken = false

  constructor(path: string, gate: Gate, failed: (cause: Error) => void) {
    this.path = path
    this.#gate = gate
    this.#stream = createWriteStream(path, { flags: 'w', highWaterMark: 1024 * 1024 })
    this.#stream.on('drain', () => gate.release('record'))
    this.#stream.on('error', (cause) => {
      this.#broken = true
      gate.release('record')
      failed(cause)
    })
  }

  /** @throws StartError if there can be no such file. */
  async opened(): Promise<void> {
    try {
      if (this.#stream.pending) await once(this.#stream, 'open')
    } catch (cause) {
      throw new StartError('no-trace', (cause as Error).message, { cause })
    }
  }

  /** Bytes of the trace so far. */
  get bytes(): number {
    return this.#bytes
  }

  append(line: string): void {
    this.#lines.push(line)
  }

  flush(): void {
    if (this.#lines.length === 0) return
    const text = this.#lines.join('\n') + '\n'
    this.#lines = []
    this.#bytes += Buffer.byteLength(text)
    if (!this.#broken && !this.#stream.write(text)) this.#gate.hold('record')
  }

  /** Lets go of the file without waiting for what has not been written. */
  abandon(): void {
    this.#broken = true
    this.#stream.destroy()
  }

  async close(): Promise<void> {
    this.flush()
    if (this.#broken || this.#stream.closed) return
    this.#stream.end()
    this.#gate.release('record')
    await once(this.#stream, 'close').catch(() => undefined)
  }
}
