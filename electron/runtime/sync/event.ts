/** `Event`: a flag that actors wait for. */
import type { Memory } from '../memory/memory.ts'
import type { Word } from '../memory/region.ts'
import { emitOperation } from '../trace.ts'
import { Gate, GATE_BYTES } from './gate.ts'
import { createMutex, Mutex, MUTEX_BYTES, MUTEX_GATE } from './mutex.ts'
import { Resource } from './resource.ts'
import type { NameOption, Scope } from './resource.ts'
import { patience } from './timeouts.ts'

/** 1 while the event is set. Written under the mutex. */
export const EVENT_FLAG = 16
const GATE = MUTEX_GATE + MUTEX_BYTES

interface Cells {
  flag: Word
  mutex: Mutex
  gate: Gate
}

export class EventBase extends Resource {
  private cells_: Cells | undefined

  constructor(scope: Scope, options: NameOption & { key?: string } = {}) {
    super('event', scope, options, GATE + GATE_BYTES)
  }

  /** Whether the flag is set now. */
  isSet(): boolean {
    return this.cells.flag.get() === 1
  }

  /** Sets the flag and wakes everybody who waits for it. */
  set(): void {
    const { flag, mutex, gate } = this.cells
    mutex.acquire()
    try {
      flag.set(1)
      gate.wake(Infinity)
    } finally {
      mutex.release()
    }
    this.show(1)
  }

  /** Takes the flag away; whoever waits from now on, waits. */
  clear(): void {
    const { flag, mutex } = this.cells
    mutex.acquire()
    flag.set(0)
    mutex.release()
    this.show(0)
  }

  /**
   * Waits until the flag is set.
   * @param timeout seconds at most
   * @returns whether it is set
   */
  wait(timeout?: number | null): boolean {
    const { flag, mutex, gate } = this.cells
    if (flag.get() === 1) return true
    mutex.acquire()
    try {
      if (flag.get() === 0) {
        const woken = gate.sleep(mutex, { op: 'wait', resource: this.resource }, patience(timeout))
        // Woken by set(), even if it was cleared again since: CPython's threading.Event says true then.
        return woken || flag.get() === 1
      }
      return true
    } finally {
      mutex.release()
    }
  }

  protected override initialise(memory: Memory, at: number): void {
    createMutex(memory, at)
  }

  private show(value: number): void {
    emitOperation('sample', { resource: this.resource, value })
  }

  private get cells(): Cells {
    if (this.cells_) return this.cells_
    const { memory, at } = this.place
    const mutex = new Mutex(this.place, this.resource, () => this.holders())
    return (this.cells_ = {
      flag: memory.base.word(at + EVENT_FLAG),
      mutex,
      gate: new Gate(this.place, GATE),
    })
  }
}
