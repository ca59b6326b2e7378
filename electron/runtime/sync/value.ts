/** A number that actors share: `threading.SharedVariable`, `multiprocessing.Value`. */
import type { Memory } from '../memory/memory.ts'
import type { Double } from '../memory/region.ts'
import { Resource } from './resource.ts'
import type { NameOption, Scope } from './resource.ts'
import { RLockBase } from './rlock.ts'
import { conversion } from './typecodes.ts'
import type { Typecode } from './typecodes.ts'

export const VALUE_CELL = 16
const BYTES = 64

export interface ValueOptions extends NameOption {
  /** false: without a lock of its own. */
  lock?: boolean
}

/** The lock that belongs to a value or array. */
export function lockOf(scope: Scope, name: string, key: string, options: ValueOptions): RLockBase {
  if (options.lock === false)
    throw new TypeError(`${name} was made with \`lock: false\` and has no lock of its own`)
  return new RLockBase(scope, { name: `${name}.lock`, key: `${key}.lock` })
}

/**
 * Reading and writing are plain loads and stores: `v.value += 1` is a read and then a write, and between the two
 * another actor may have written. What each actor's writes should have added up to is counted, so that the lab can
 * say how many updates were lost.
 */
export class ValueBase extends Resource {
  private cell_: Double | undefined
  /** What this actor read last; undefined after it has written. */
  private seen = 0
  private hasSeen = false
  private lock: RLockBase | undefined
  private readonly convert: (value: number) => number

  constructor(
    scope: Scope,
    private readonly typecode: Typecode,
    private readonly initial: number,
    private readonly options: ValueOptions & { key?: string } = {},
  ) {
    super('value', scope, options, BYTES)
    this.convert = conversion(typecode)
  }

  /** The lock made with it, which reading and writing do not take. @throws TypeError if it was made with `lock: false` */
  getLock(): RLockBase {
    return (this.lock ??= lockOf(this.scope, this.name, this.key, this.options))
  }

  /** What it holds now. Reading and writing take no lock. */
  get value(): number {
    const value = (this.cell_ ?? this.cell()).get()
    this.counters.reads++
    this.seen = value
    this.hasSeen = true
    return value
  }

  set value(value: number) {
    const cell = this.cell_ ?? this.cell()
    const written = this.convert(value)
    const { counters } = this
    counters.writes++
    if (this.hasSeen) counters.delta += written - this.seen
    else counters.blind = true
    this.hasSeen = false
    // Last, as reading comes first: what we count falls between the two, where a switch of threads loses updates.
    cell.set(written)
  }

  protected override initialise(memory: Memory, at: number): void {
    memory.base.double(at + VALUE_CELL).set(this.convert(this.initial))
  }

  protected override initialValue(): number | undefined {
    const initial = this.convert(this.initial)
    return Number.isFinite(initial) ? initial : undefined
  }
  protected override referenceArguments(): (string | boolean)[] {
    return [this.typecode, this.options.lock !== false]
  }

  private cell(): Double {
    return (this.cell_ = this.place.memory.base.double(this.place.at + VALUE_CELL))
  }
}
