/** Cuts a byte stream into lines. A line longer than `longest` is skipped up to its end and reported by its size. */
export interface LineHandlers {
  line(text: string): void
  tooLong(bytes: number): void
}

const NEWLINE = 10

export class LineSplitter {
  readonly #longest: number
  readonly #handlers: LineHandlers
  /** The beginning of a line whose end has not come yet. */
  #rest: Buffer[] = []
  #restBytes = 0
  /** Bytes skipped of a line that is too long; 0 while none is being skipped. */
  #skipped = 0

  constructor(longest: number, handlers: LineHandlers) {
    this.#longest = longest
    this.#handlers = handlers
  }

  push(chunk: Buffer): void {
    let from = 0
    if (this.#skipped > 0) {
      const end = chunk.indexOf(NEWLINE)
      this.#skipped += end < 0 ? chunk.length : end
      if (end < 0) return
      this.#handlers.tooLong(this.#skipped)
      this.#skipped = 0
      from = end + 1
    }
    const last = chunk.lastIndexOf(NEWLINE)
    if (last >= from) {
      const block = this.#rest.length
        ? Buffer.concat([...this.#rest, chunk.subarray(from, last)])
        : chunk.subarray(from, last)
      this.#rest = []
      this.#restBytes = 0
      for (const line of block.toString('utf8').split('\n')) {
        if (line.length > this.#longest) this.#handlers.tooLong(Buffer.byteLength(line))
        else if (line.length > 0) this.#handlers.line(line)
      }
      from = last + 1
    }
    this.#keep(chunk.subarray(from))
  }

  /** The stream has ended; returns what came after the last line end. */
  end(): string {
    const rest = Buffer.concat(this.#rest).toString('utf8')
    if (this.#skipped > 0) this.#handlers.tooLong(this.#skipped)
    this.#rest = []
    this.#restBytes = 0
    this.#skipped = 0
    return rest
  }

  #keep(rest: Buffer): void {
    if (rest.length === 0) return
    this.#restBytes += rest.length
    if (this.#restBytes > this.#longest) {
      this.#skipped = this.#restBytes
      this.#rest = []
      this.#restBytes = 0
    } else {
      this.#rest.push(rest)
    }
  }
}
