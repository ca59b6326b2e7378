/** `Barrier`: everybody waits until `parties` are there. The states are those of CPython's `threading.Barrier`. */
import { BrokenBarrierError, sentences } from '../errors.ts'
import type { Memory } from '../memory/memory.ts'
import type { Word } from '../memory/region.ts'
import { declared } from '../registry.ts'
import { emitOperation } from '../trace.ts'
import { crossing } from '../values.ts'
import { Gate, GATE_BYTES } from './gate.ts'
import { createMutex, Mutex, MUTEX_BYTES, MUTEX_GATE } from './mutex.ts'
import { Resource } from './resource.ts'
import type { NameOption, Scope } from './resource.ts'
import { patience } from './timeouts.ts'

/** How many wait. Written under the mutex. */
export const BARRIER_COUNT = 16
const STATE = 20
const GATE = MUTEX_GATE + MUTEX_BYTES

/** How long the last to come looks after the others at most, milliseconds: a machine may be busy with something else. */
const TOGETHER_MS = 5

/** The values of the state word. */
const FILLING = 0
const DRAINING = 1
const RESETTING = -1
const BROKEN = -2

export interface BarrierOptions extends NameOption {
  /**
   * Called by one of them when all are there, before anybody goes on. An exported function if the barrier is passed to
   * other actors, since any of them may be the one.
   */
  action?: () => void
  /** Default timeout of `wait`, seconds. */
  timeout?: number
}

interface Cells {
  count: Word
  state: Word
  mutex: Mutex
  gate: Gate
}

export class BarrierBase extends Resource {
  private cells_: Cells | undefined

  constructor(
    scope: Scope,
    /** How many have to come. */
    readonly parties: number,
    private readonly options: BarrierOptions & { key?: string } = {},
  ) {
    super('barrier', scope, options, GATE + GATE_BYTES)
    if (!Number.isInteger(parties) || parties < 1) throw sentences.barrierParties(parties)
  }

  /**
   * Waits until all parties have come here.
   * @param timeout seconds; when it is over the barrier breaks for everybody
   * @returns 0 … parties-1, another number for each of them
   * @throws BrokenBarrierError if it breaks, is reset or aborted meanwhile
   */
  wait(timeout: number | null | undefined = this.options.timeout): number {
    const index = this.meet(timeout)
    if (index === this.parties - 1) this.letOthersLeave()
    return index
  }

  /** Back to empty; whoever waits gets BrokenBarrierError. */
  reset(): void {
    this.under(() => {
      const { count, state, gate } = this.cells
      if (count.get() > 0) {
        if (state.get() === FILLING || state.get() === BROKEN) state.set(RESETTING)
      } else state.set(FILLING)
      gate.wake(Infinity)
    })
  }

  /** Broken for good (until reset). */
  abort(): void {
    this.under(() => this.breakIt())
  }

  /** How many wait at it now. */
  get nWaiting(): number {
    return this.cells.state.get() === FILLING ? this.cells.count.get() : 0
  }
  /** Whether it is broken; whoever comes gets BrokenBarrierError. */
  get broken(): boolean {
    return this.cells.state.get() === BROKEN
  }

  protected override initialise(memory: Memory, at: number): void {
    createMutex(memory, at)
  }
  protected override capacity(): number {
    return this.parties
  }
  protected override referenceArguments(): (number | string)[] {
    const { timeout } = this.options
    return [this.parties, this.actionName(), ...(timeout === undefined ? [] : [timeout])]
  }

  /** By which another actor finds the action; a barrier declared at module level has it there as well. */
  private actionName(): string {
    const { action } = this.options
    if (!action) return ''
    const name = crossing.functionName(action)
    if (name === undefined && declared(this.key)?.object !== this)
      throw sentences.notExported(`the action of ${this.name}`, action.name)
    // Also what was only given a name counts as declared: the other actor looks for the action in vain, and says so.
    return name ?? `#${action.name}`
  }

  private meet(timeout: number | null | undefined): number {
    const { count, state, mutex } = this.cells
    mutex.acquire()
    try {
      this.enter()
      const index = count.get()
      count.set(index + 1)
      this.show()
      try {
        if (index + 1 === this.parties) this.letGo()
        else this.waitUntilOpen(timeout)
        return index
      } finally {
        count.set(count.get() - 1)
        this.show()
        if (count.get() === 0 && (state.get() === RESETTING || state.get() === DRAINING)) {
          state.set(FILLING)
          this.cells.gate.wake(Infinity)
        }
      }
    } finally {
      mutex.release()
    }
  }

  /** Waits while a former round is still leaving. */
  private enter(): void {
    const { state } = this.cells
    while (state.get() === DRAINING || state.get() === RESETTING) this.sleep(undefined)
    if (state.get() < 0) throw new BrokenBarrierError()
  }

  private letGo(): void {
    const { state, gate } = this.cells
    try {
      this.options.action?.()
      state.set(DRAINING)
      gate.wake(Infinity)
    } catch (error) {
      this.breakIt()
      throw error
    }
  }

  /**
   * The last to come has not slept; those it has woken take a while to run again. Without this it would be ahead of
   * them by more than a short piece of work takes, and a barrier is there to begin together.
   */
  private letOthersLeave(): void {
    const { count, state } = this.cells
    const until = performance.now() + TOGETHER_MS
    while (state.get() === DRAINING && count.get() > 0 && performance.now() < until);
  }

  private waitUntilOpen(timeout: number | null | undefined): void {
    const { state } = this.cells
    const limit = patience(timeout)
    const end = limit === undefined ? undefined : performance.now() + limit * 1000
    while (state.get() === FILLING) {
      const left = end === undefined ? undefined : (end - performance.now()) / 1000
      if (left !== undefined && left <= 0) {
        this.breakIt()
        throw new BrokenBarrierError()
      }
      this.sleep(left)
    }
    if (state.get() < 0) throw new BrokenBarrierError()
  }

  private breakIt(): void {
    this.cells.state.set(BROKEN)
    this.cells.gate.wake(Infinity)
  }

  private sleep(seconds: number | undefined): void {
    this.cells.gate.sleep(this.cells.mutex, { op: 'wait', resource: this.resource }, seconds)
  }

  private under(work: () => void): void {
    this.cells.mutex.acquire()
    try {
      work()
    } finally {
      this.cells.mutex.release()
    }
  }

  private show(): void {
    emitOperation('sample', { resource: this.resource, value: this.cells.count.get() })
  }

  private get cells(): Cells {
    if (this.cells_) return this.cells_
    const { memory, at } = this.place
    const word = (offset: number) => memory.base.word(at + offset)
    const mutex = new Mutex(this.place, this.resource, () => this.holders())
    return (this.cells_ = {
      count: word(BARRIER_COUNT),
      state: word(STATE),
      mutex,
      gate: new Gate(this.place, GATE),
    })
  }
}
