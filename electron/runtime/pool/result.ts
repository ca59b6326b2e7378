/** What `applyAsync`, `mapAsync`, … return: a result that will come. */
import { sentences, TimeoutError } from '../errors.ts'
import { revivedError } from './failure.ts'
import type { Failure } from './failure.ts'

/** How a result waits: pumps the pool until `done`, at most `timeout` seconds. */
export type Pumping = (done: () => boolean, timeout: number | null | undefined) => boolean

export interface Callbacks<T> {
  callback?: ((value: T) => void) | undefined
  errorCallback?: ((error: Error) => void) | undefined
}

/** A result that will come, of a task handed to a pool. */
export class AsyncResult<T = unknown> {
  /**
   * As one who waits for answers: one is all.
   * @internal
   */
  readonly complete = true
  private state: 'waiting' | 'ok' | 'failed' = 'waiting'
  private value: T | undefined
  private error: Error | undefined

  /** @internal */
  constructor(
    private readonly pump: Pumping,
    private readonly callbacks: Callbacks<T>,
  ) {}

  /**
   * The result, waiting for it.
   * @param timeout seconds at most
   * @throws TimeoutError if it did not come in time; the task's own exception if it failed
   */
  get(timeout?: number | null): T {
    this.wait(timeout)
    if (this.state === 'waiting') throw new TimeoutError()
    if (this.error) throw this.error
    return this.value as T
  }

  /** Waits until it has come, `timeout` seconds at most. */
  wait(timeout?: number | null): void {
    this.pump(() => this.state !== 'waiting', timeout)
  }

  /** Whether it has come. Looks for answers, so that a loop that asks again and again comes to its end. */
  ready(): boolean {
    this.wait(0)
    return this.state !== 'waiting'
  }

  /** Whether it came without an exception. @throws ValueError if it has not come yet */
  successful(): boolean {
    if (!this.ready()) throw sentences.notReady()
    return this.state === 'ok'
  }

  /**
   * The pool: the result has come.
   * @internal
   */
  settle(_part: number, ok: boolean, value: unknown): void {
    if (this.state !== 'waiting') return
    if (ok) {
      this.state = 'ok'
      this.value = value as T
      this.callbacks.callback?.(value as T)
    } else {
      this.state = 'failed'
      this.error = revivedError(value as Failure)
      this.callbacks.errorCallback?.(this.error)
    }
  }
}
