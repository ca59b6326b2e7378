/** `multiprocessing.JoinableQueue`: a queue that knows when all that was put in is done. */
import { ProcessQueue } from './process-queue.ts'
import type { QueueSettings } from './queue.ts'

export class JoinableQueueBase<T> extends ProcessQueue<T> {
  constructor(maxsize: number, settings: QueueSettings) {
    super(maxsize, settings, 'joinable-queue')
  }

  /**
   * Reports one item that was taken out as done.
   * @throws ValueError if called more often than there were items
   */
  taskDone(): void {
    this.countDone()
  }
  /** Waits until every item that was put in has been reported done. */
  join(): void {
    this.waitUntilDone()
  }
}
