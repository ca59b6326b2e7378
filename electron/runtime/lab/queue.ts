/** Python's `queue`: queues between the threads of one process. */
import type { NameOption } from '../sync/resource.ts'
import { ThreadQueue } from '../sync/thread-queue.ts'

export { Empty, Full, ShutDown } from '../errors.ts'
export type { QueueOptions } from '../sync/queue.ts'

/**
 * First in, first out.
 * Items are copied, as between JavaScript's threads everything is; in Python both threads would see one object.
 */
export class Queue<T = unknown> extends ThreadQueue<T> {
  /** @param maxsize 0 or less: unbounded */
  constructor(maxsize = 0, options: NameOption = {}) {
    super('queue', maxsize, 'fifo', options)
  }
}

/** Last in, first out. */
export class LifoQueue<T = unknown> extends ThreadQueue<T> {
  constructor(maxsize = 0, options: NameOption = {}) {
    super('lifo-queue', maxsize, 'lifo', options)
  }
}

/** The smallest item first: numbers, strings, or lists such as [priority, what]. */
export class PriorityQueue<T = unknown> extends ThreadQueue<T> {
  constructor(maxsize = 0, options: NameOption = {}) {
    super('priority-queue', maxsize, 'priority', options)
  }
}
