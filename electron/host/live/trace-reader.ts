/** Reads a trace file from its beginning as the run's log had it: thinned, in the same order, with the same numbers. */
import { open, type FileHandle } from 'node:fs/promises'
import { TraceDecoder } from '../../../shared/trace/codec.ts'
import type { TraceEvent } from '../../../shared/trace/events.ts'
import { Thinner } from './thin.ts'

const PIECE = 256 * 1024

export class TraceReader {
  readonly #file: FileHandle
  readonly #decoder = new TraceDecoder({ header: false })
  readonly #text = new TextDecoder()
  readonly #thinner = new Thinner()
  readonly #buffer = Buffer.alloc(PIECE)
  #ready: TraceEvent[] = []
  /** The number of the first event that is ready. */
  #next = 0

  private constructor(file: FileHandle) {
    this.#file = file
  }

  static async open(path: string): Promise<TraceReader> {
    return new TraceReader(await open(path, 'r'))
  }

  /** At most `most` events from this number on, which never goes back; none: that is all that has been written so far. */
  async read(from: number, most: number): Promise<readonly TraceEvent[]> {
    for (;;) {
      const skipped = Math.min(from - this.#next, this.#ready.length)
      this.#ready.splice(0, skipped)
      this.#next += skipped
      if (this.#ready.length > 0) break
      if (!(await this.#piece())) return []
    }
    return this.#ready.slice(0, most)
  }

  close(): Promise<void> {
    return this.#file.close()
  }

  /** false: there is no more at the moment. */
  async #piece(): Promise<boolean> {
    const { bytesRead } = await this.#file.read(this.#buffer, 0, PIECE, null)
    if (bytesRead === 0) return false
    const text = this.#text.decode(this.#buffer.subarray(0, bytesRead), { stream: true })
    for (const event of this.#decoder.push(text)) this.#ready.push(...this.#thinner.take(event))
    return true
  }
}
