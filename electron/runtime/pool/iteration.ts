/** Jobs that come back in pieces: the list of `map`, the iterator of `imap`. */
import { TimeoutError } from '../errors.ts'
import { revivedError } from './failure.ts'
import type { Failure } from './failure.ts'
import type { Pumping } from './result.ts'

/** Collects all pieces of a `map`; if there were exceptions, the first that came is the result. */
export class MapResult {
  private readonly values: unknown[][] = []
  private failed: Piece | undefined
  private missing: number

  constructor(
    parts: number,
    private readonly done: (ok: boolean, value: unknown) => void,
  ) {
    this.missing = parts
  }

  get complete(): boolean {
    return this.missing === 0
  }

  settle(part: number, ok: boolean, value: unknown): void {
    this.missing -= 1
    if (ok) this.values[part] = value as unknown[]
    else this.failed ??= { ok, value }
    if (this.missing > 0) return
    if (this.failed) this.done(false, this.failed.value)
    else this.done(true, this.values.flat())
  }
}

interface Piece {
  ok: boolean
  value: unknown
}

/** Python's `IMapIterator`. */
export class PartIterator<T> implements IterableIterator<T> {
  private readonly arrived = new Map<number, Piece>()
  /** Values of the piece that is being handed out. */
  private current: T[] = []
  private handedOut = 0
  private missing: number

  /** @internal */
  constructor(
    private readonly parts: number,
    private readonly ordered: boolean,
    private readonly pump: Pumping,
  ) {
    this.missing = parts
  }

  /** @internal */
  get complete(): boolean {
    return this.missing === 0
  }

  /** @internal */
  settle(part: number, ok: boolean, value: unknown): void {
    this.missing -= 1
    this.arrived.set(part, { ok, value })
  }

  [Symbol.iterator](): this {
    return this
  }

  /**
   * @param timeout seconds at most
   * @throws TimeoutError if the next result did not come in time; the task's own exception if it failed
   */
  next(timeout?: number): IteratorResult<T, undefined> {
    while (this.current.length === 0) {
      if (this.handedOut === this.parts) return { done: true, value: undefined }
      if (!this.pump(() => this.nextPiece() !== undefined, timeout)) throw new TimeoutError()
      const part = this.nextPiece() as number
      const { ok, value } = this.arrived.get(part) as Piece
      this.arrived.delete(part)
      this.handedOut += 1
      if (!ok) throw revivedError(value as Failure)
      this.current = [...(value as T[])]
    }
    return { done: false, value: this.current.shift() as T }
  }

  private nextPiece(): number | undefined {
    if (this.ordered) return this.arrived.has(this.handedOut) ? this.handedOut : undefined
    return this.arrived.keys().next().value
  }
}
