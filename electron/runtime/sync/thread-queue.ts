/** `queue.Queue`, `LifoQueue` and `PriorityQueue`: between the threads of one process. */
import type { ResourceKind } from '../../../shared/trace/kinds.ts'
import type { Order, QueueSettings } from './queue.ts'
import { SizedQueue } from './sized-queue.ts'

export class ThreadQueue<T> extends SizedQueue<T> {
  /** How many items it has room for; 0 or less: any number. */
  declare readonly maxsize: number

  constructor(kind: ResourceKind, maxsize: number, order: Order, settings: QueueSettings) {
    super('thread', kind, maxsize, order, settings)
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

  /**
   * Ends the queue (as in Python 3.13): from now on `put` throws ShutDown, and so does `get` once nothing is left in it;
   * whoever waits in one of them hears it at once.
   * @param immediate what is still in it is thrown away and counts as done, so that `join` may return
   */
  shutdown(immediate = false): void {
    this.shutDown(immediate)
  }
}
