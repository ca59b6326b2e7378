/**
 * Reads the streams of a run's processes. While the gate is held nothing is read: the pipe fills up and whoever
 * writes to it blocks, so that nothing is lost and nothing piles up here.
 */
import type { Readable } from 'node:stream'
import type { PrintedStream } from '../backend/backend.ts'
import { LineSplitter } from './lines.ts'

/** An event is at most EVENT_BYTES long; this leaves room for a careless writer. */
const LONGEST_LINE = 64 * 1024
/**
 * A stream that alone brings a run's events is read this often at most, milliseconds. What comes in between gathers in
 * the pipe, so that neither is this process woken for each event nor does its writer pay for waking it: with 10,000
 * events a second a third of the work here, and half the writers' system time. (Of several streams, one that is read late
 * would put its events behind those of the others.)
 */
const PACE = 5
/** Bytes that have gathered before the time is up are taken at once: a flood is not slowed down. */
const PLENTY = 32 * 1024

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

interface Reading {
  readonly take: (chunk: Buffer) => void
  readonly pace: number
  last: number
  next: NodeJS.Timeout | undefined
}

export class Intake {
  readonly #hooks: IntakeHooks
  readonly #streams = new Map<Readable, Reading>()
  #open = true
  /** The gate counts no more: the run ends, and what is in the pipes is little. */
  #draining = false
  #lastRead = 0
  #waiters: (() => void)[] = []

  constructor(hooks: IntakeHooks) {
    this.#hooks = hooks
  }

  /** @param alone no other stream brings events of this run */
  events(stream: Readable, alone = false): void {
    const lines = new LineSplitter(LONGEST_LINE, { line: this.#hooks.line, tooLong: this.#hooks.tooLong })
    this.#read(
      stream,
      (chunk) => lines.push(chunk),
      () => {
        const rest = lines.end()
        if (rest) this.#hooks.brokenOff(rest)
      },
      alone ? PACE : 0,
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

  #read(stream: Readable, take: (chunk: Buffer) => void, end: () => void, pace = 0): void {
    const reading: Reading = { take, pace, last: 0, next: undefined }
    this.#streams.set(stream, reading)
    stream.on('readable', () => this.#readable(stream, reading))
    // A reset pipe ends like a closed one.
    stream.on('error', () => undefined)
    stream.once('close', () => {
      clearTimeout(reading.next)
      this.#streams.delete(stream)
      end()
      this.#hooks.batch()
      for (const wake of this.#waiters.splice(0)) wake()
    })
  }

  #readable(stream: Readable, reading: Reading): void {
    if (reading.next) return
    const early = reading.last + reading.pace - performance.now()
    if (early <= 0 || this.#draining || stream.readableLength >= PLENTY) return this.#pull(stream, reading)
    reading.next = setTimeout(() => {
      reading.next = undefined
      this.#pull(stream, reading)
    }, early)
  }

  /** Takes what has gathered, in one piece; what is not taken fills the pipe, and then its writers block. */
  #pull(stream: Readable, reading: Reading): void {
    while (this.#open || this.#draining) {
      const chunk = stream.read() as Buffer | null
      if (chunk === null) return
      this.#lastRead = reading.last = performance.now()
      reading.take(chunk)
      this.#hooks.batch()
    }
  }

  #apply(): void {
    for (const [stream, reading] of this.#streams) this.#pull(stream, reading)
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
