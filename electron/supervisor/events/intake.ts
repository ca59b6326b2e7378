/**
 * Reads the streams of a run's processes. While the gate is held nothing is read: the pipe fills up and whoever
 * writes to it blocks, so that nothing is lost and nothing piles up here.
 */
import type { Readable } from 'node:stream'
import type { PrintedStream } from '../backend/backend.ts'
import { LineSplitter } from './lines.ts'

/** An event is at most EVENT_BYTES long; this leaves room for a careless writer. */
const LONGEST_LINE = 64 * 1024

export interface IntakeHooks {
  line(text: string): void
  tooLong(bytes: number): void
  /** A stream ended within a line. */
  brokenOff(rest: string): void
  /** Something was printed past the trace. */
  printed(text: string, stream: PrintedStream): void
  /** All lines of one chunk have been handed over. */
  batch(): void
}

export class Intake {
  readonly #hooks: IntakeHooks
  /** With what takes a chunk of it. */
  readonly #streams = new Map<Readable, (chunk: Buffer) => void>()
  #open = true
  /** The gate counts no more: the run ends, and what is in the pipes is little. */
  #draining = false
  #lastRead = 0
  #waiters: (() => void)[] = []

  constructor(hooks: IntakeHooks) {
    this.#hooks = hooks
  }

  events(stream: Readable): void {
    const lines = new LineSplitter(LONGEST_LINE, { line: this.#hooks.line, tooLong: this.#hooks.tooLong })
    this.#read(
      stream,
      (chunk) => lines.push(chunk),
      () => {
        const rest = lines.end()
        if (rest) this.#hooks.brokenOff(rest)
      },
    )
  }

  printed(readable: Readable, stream: PrintedStream): void {
    const decoder = new TextDecoder()
    this.#read(
      readable,
      (chunk) => this.#hooks.printed(decoder.decode(chunk, { stream: true }), stream),
      () => {
        const rest = decoder.decode()
        if (rest) this.#hooks.printed(rest, stream)
      },
    )
  }

  /** The gate has turned. */
  turn(open: boolean): void {
    this.#open = open
    this.#apply()
  }

  /** Reads what is there, gate or not, until all streams have ended, nothing came for `quiet` ms, or `most` ms are over. */
  async drain(quiet: number, most: number): Promise<void> {
    this.#draining = true
    this.#apply()
    const began = performance.now()
    this.#lastRead = began
    while (this.#streams.size > 0) {
      const now = performance.now()
      const left = Math.min(this.#lastRead + quiet, began + most) - now
      if (left <= 0) break
      await this.#endOr(left)
    }
    this.#draining = false
    this.#apply()
  }

  /** Nothing is read any more. */
  close(): void {
    for (const stream of this.#streams.keys()) stream.destroy()
    this.#streams.clear()
  }

  get ended(): boolean {
    return this.#streams.size === 0
  }

  #read(stream: Readable, chunk: (chunk: Buffer) => void, end: () => void): void {
    this.#streams.set(stream, chunk)
    stream.on('readable', () => this.#pull(stream))
    // A reset pipe ends like a closed one.
    stream.on('error', () => undefined)
    stream.once('close', () => {
      this.#streams.delete(stream)
      end()
      this.#hooks.batch()
      for (const wake of this.#waiters.splice(0)) wake()
    })
  }

  /** Takes what has gathered, in one piece; what is not taken fills the pipe, and then its writers block. */
  #pull(stream: Readable): void {
    while (this.#open || this.#draining) {
      const chunk = stream.read() as Buffer | null
      if (chunk === null) return
      this.#lastRead = performance.now()
      this.#streams.get(stream)?.(chunk)
      this.#hooks.batch()
    }
  }

  #apply(): void {
    for (const stream of this.#streams.keys()) this.#pull(stream)
  }

  /** Resolves when a stream ends, at the latest after `ms`. */
  #endOr(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#waiters.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }
}
