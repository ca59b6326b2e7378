/** Numbers that actors share: `threading.SharedArray`, `multiprocessing.Array`. */
import { sentences } from '../errors.ts'
import type { Memory } from '../memory/memory.ts'
import type { Double } from '../memory/region.ts'
import { Resource } from './resource.ts'
import type { Scope } from './resource.ts'
import type { RLockBase } from './rlock.ts'
import { conversion } from './typecodes.ts'
import type { Typecode } from './typecodes.ts'
import { lockOf } from './value.ts'
import type { ValueOptions } from './value.ts'

export const ARRAY_LENGTH = 16
/** Handle of the segment with the elements, 8 bytes each. */
export const ARRAY_STORE = 20
const BYTES = 64

export class ArrayBase extends Resource implements Iterable<number> {
  /** How many numbers it holds. */
  readonly length: number
  private cells: Double[] | undefined
  private lock: RLockBase | undefined
  private readonly convert: (value: number) => number

  constructor(
    scope: Scope,
    private readonly typecode: Typecode,
    private readonly initial: readonly number[],
    private readonly options: ValueOptions & { key?: string } = {},
  ) {
    super('array', scope, options, BYTES)
    this.convert = conversion(typecode)
    this.length = initial.length
  }

  /** The lock made with it, which reading and writing do not take. @throws TypeError if it was made with `lock: false` */
  getLock(): RLockBase {
    return (this.lock ??= lockOf(this.scope, this.name, this.key, this.options))
  }

  /** @throws RangeError as Python's IndexError; a negative index counts from the end. */
  get(index: number): number {
    this.counters.reads++
    return this.cell(index).get()
  }

  /** @throws RangeError as Python's IndexError; a negative index counts from the end. */
  set(index: number, value: number): void {
    this.counters.writes++
    this.cell(index).set(this.convert(value))
  }

  *[Symbol.iterator](): Iterator<number> {
    for (let i = 0; i < this.length; i++) yield this.get(i)
  }

  protected override initialise(memory: Memory, at: number): void {
    const handle = memory.segments.allocate(Math.max(8, this.length * 8))
    const store = memory.segments.open(handle)
    this.initial.forEach((value, i) => store.double(i * 8).set(this.convert(value)))
    memory.base.word(at + ARRAY_LENGTH).set(this.length)
    memory.base.word(at + ARRAY_STORE).set(handle)
  }
  protected override capacity(): number {
    return this.length
  }
  protected override referenceArguments(): (number | string | boolean)[] {
    return [this.length, this.typecode, this.options.lock !== false]
  }

  private cell(index: number): Double {
    const at = index < 0 ? index + this.length : index
    const cell = (this.cells ??= this.openCells())[at]
    if (!cell) throw sentences.index(index, this.length)
    return cell
  }

  private openCells(): Double[] {
    const { memory, at } = this.place
    const store = memory.segments.open(memory.base.word(at + ARRAY_STORE).get())
    return Array.from({ length: this.length }, (_, i) => store.double(i * 8))
  }
}
