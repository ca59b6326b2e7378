/** What a run may use at most, and what happens when it wants more: a sentence, then back-pressure or the end. */
import type { Text } from '../../shared/labs/lab.ts'
import type { Gate } from './events/gate.ts'
import { limitSentence, type LimitCode } from './sentences.ts'

export interface Limits {
  /**
   * Processes alive at once, the main process included. A TypeScript process that asks for so many children gets an
   * exception instead of the last; where several processes together, or Python, go past it, the run is stopped.
   */
  readonly processes: number
  /** Threads alive at once, in all processes together; within one TypeScript process it gets an exception first. */
  readonly threads: number
  /** Real seconds the run may last; undefined: as long as it likes. */
  readonly seconds: number | undefined
  /** What may be printed in a second; past it the pipe is not read until the second is over, so that nothing is lost. */
  readonly outputLines: number
  readonly outputBytes: number
  /** Size of the trace at which the run is stopped, bytes. */
  readonly traceBytes: number
}

export const DEFAULT_LIMITS: Limits = {
  processes: 200,
  threads: 1000,
  seconds: undefined,
  outputLines: 200_000,
  outputBytes: 32 * 1024 * 1024,
  traceBytes: 1024 * 1024 * 1024,
}

export interface LimitHooks {
  after(ms: number, run: () => void): () => void
  /** Says it in the trace, once per code. */
  notice(code: LimitCode, text: Text): void
  stop(code: LimitCode, text: Text): void
}

const WINDOW_MS = 1000

export class LimitKeeper {
  readonly #limits: Limits
  readonly #gate: Gate
  readonly #hooks: LimitHooks
  readonly #reached = new Set<LimitCode>()
  /** What was printed in the window that is open. */
  #lines = 0
  #bytes = 0
  #window = false

  constructor(limits: Limits, gate: Gate, hooks: LimitHooks) {
    this.#limits = limits
    this.#gate = gate
    this.#hooks = hooks
  }

  /** Starts the clock of the `seconds` limit. */
  start(): void {
    const { seconds } = this.#limits
    if (seconds !== undefined) this.#hooks.after(seconds * 1000, () => this.#stop('seconds', seconds))
  }

  population(processes: number, threads: number): void {
    if (processes > this.#limits.processes) this.#stop('processes', this.#limits.processes)
    if (threads > this.#limits.threads) this.#stop('threads', this.#limits.threads)
  }

  traced(bytes: number): void {
    if (bytes <= this.#limits.traceBytes) return
    // The printer has to wait while the run is being stopped, else it would go on filling the disk.
    this.#gate.hold('trace size')
    this.#stop('trace-bytes', this.#limits.traceBytes)
  }

  printed(text: string): void {
    if (!this.#window) {
      this.#window = true
      this.#hooks.after(WINDOW_MS, () => this.#nextWindow())
    }
    this.#lines += countLines(text)
    this.#bytes += text.length
    if (this.#lines > this.#limits.outputLines) this.#slow('output-lines', this.#limits.outputLines)
    else if (this.#bytes > this.#limits.outputBytes) this.#slow('output-bytes', this.#limits.outputBytes)
  }

  #nextWindow(): void {
    this.#window = false
    this.#lines = 0
    this.#bytes = 0
    this.#gate.release('output rate')
  }

  #slow(code: LimitCode, limit: number): void {
    this.#gate.hold('output rate')
    if (this.#first(code)) this.#hooks.notice(code, limitSentence[code](limit))
  }

  #stop(code: LimitCode, limit: number): void {
    if (this.#first(code)) this.#hooks.stop(code, limitSentence[code](limit))
  }

  #first(code: LimitCode): boolean {
    if (this.#reached.has(code)) return false
    this.#reached.add(code)
    return true
  }
}

/** Lines a text makes on the screen; a text without a line end counts as one. */
export function countLines(text: string): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return Math.max(1, lines)
}
