/** Python's `queue`: queues between the threads of one process. */
import { QueueBase } from '../sync/queue.ts'
import type { NameOption } from '../sync/resource.ts'

export { Empty, Full } from '../errors.ts'
export type { QueueOptions } from '../sync/queue.ts'

/**
 * First in, first out.
 * Items are copied, as between JavaScript's threads everything is; in Python both threads would see one object.
 */
export class Queue<T = unknown> extends QueueBase<T> {
  /** @param maxsize 0 or less: unbounded */
  constructor(maxsize = 0, options: NameOption = {}) {
    super('thread', 'queue', maxsize, 'fifo', options)
  }
}

/** Last in, first out. */
export class LifoQueue<T = unknown> extends QueueBase<T> {
  constructor(maxsize = 0, options: NameOption = {}) {
    super('thread', 'lifo-queue', maxsize, 'lifo', options)
  }
}

/** The smallest item first: numbers, strings, or lists such as [priority, what]. */
export class PriorityQueue<T = unknown> extends QueueBase<T> {
  constructor(maxsize = 0, options: NameOption = {}) {
    super('thread', 'priority-queue', maxsize, 'priority', options)
  }
}
