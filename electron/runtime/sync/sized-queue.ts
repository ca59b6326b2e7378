/** A queue of which one can ask how full it is, and which need not be waited for. */
import { QueueBase } from './queue.ts'

export class SizedQueue<T> extends QueueBase<T> {
  /** How many items are in it now; another actor may have changed that before you look at the answer. */
  qsize(): number {
    return this.level
  }
  /** Whether no slot is free now; see `qsize`. */
  full(): boolean {
    return this.maxsize > 0 && this.level >= this.maxsize
  }

  /** `put` without waiting. @throws Full */
  putNowait(item: T): void {
    this.put(item, false)
  }
  /** `get` without waiting. @throws Empty */
  getNowait(): T {
    return this.get(false)
  }
}
