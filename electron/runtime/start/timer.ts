/** `threading.Timer`: calls a function after a time, in a thread of its own, unless cancelled. */
import { ownNameFor } from '../naming.ts'
import { addLibraryClass } from '../program/exports.ts'
import { EventBase } from '../sync/event.ts'
import { callTarget, targetName } from './task.ts'
import type { Kwargs, Target } from './task.ts'
import { Thread } from './thread.ts'

/** A thread that calls a function after a time, unless it is cancelled before. */
export class Timer extends Thread {
  private readonly finished: EventBase
  private readonly function: string

  /**
   * @param interval seconds
   * @param fn an exported function of the program
   */
  constructor(
    private readonly interval: number,
    fn: Target,
    private readonly args: readonly unknown[] = [],
    private readonly kwargs: Kwargs = {},
    options: { name?: string; daemon?: boolean } = {},
  ) {
    super({ ...options, fallback: 'Timer' })
    this.function = targetName(fn)
    const { name, key } = ownNameFor('finished', `${this.name}.finished`)
    this.finished = new EventBase('thread', { name, key })
  }

  /** Stops it if it has not fired yet. */
  cancel(): void {
    this.finished.set()
  }

  override run(): void {
    this.finished.wait(this.interval)
    if (!this.finished.isSet()) callTarget(this.function, this.args, this.kwargs)
    this.finished.set()
  }
}

addLibraryClass('Timer', Timer)
