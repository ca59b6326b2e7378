/** `multiprocessing.Queue`: between processes. */
import type { QueueSettings } from './queue.ts'
import { SizedQueue } from './sized-queue.ts'

export class ProcessQueue<T> extends SizedQueue<T> {
  constructor(maxsize: number, settings: QueueSettings, kind: 'queue' | 'joinable-queue' = 'queue') {
    super('process', kind, maxsize, 'fifo', settings)
  }

  /** This process puts and takes no more. */
  close(): void {
    this.closed = true
  }
  /** In Python waits for the feeder thread; here items are in the queue as soon as `put` returns. */
  joinThread(): void {}
  /** In Python lets the process end without that wait; here there is none. */
  cancelJoinThread(): void {}
}
