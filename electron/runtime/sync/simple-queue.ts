/** `multiprocessing.SimpleQueue`: unbounded, and whoever takes waits. */
import { sentences } from '../errors.ts'
import { QueueBase } from './queue.ts'
import type { QueueSettings } from './queue.ts'

export class SimpleQueueBase<T> extends QueueBase<T> {
  constructor(settings: QueueSettings) {
    super('process', 'simple-queue', 0, 'fifo', settings)
  }

  /** Puts an item in. @throws OSError if this process has closed the queue */
  override put(item: T): void {
    this.checkOpen()
    super.put(item)
  }
  /** Takes an item out, waiting for one. @throws OSError if this process has closed the queue */
  override get(): T {
    this.checkOpen()
    return super.get()
  }

  /** This process puts and takes no more. */
  close(): void {
    this.closed = true
  }

  private checkOpen(): void {
    if (this.closed) throw sentences.connectionClosed()
  }
}
