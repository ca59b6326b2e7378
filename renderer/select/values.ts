/** Variables and arrays: what is in them, how that moved, and what was lost. */
import { grouped } from '../../shared/trace/explain/sentences.ts'
import type { Micros } from '../../shared/trace/ids.ts'
import { updatesOf } from '../../shared/trace/lost-updates.ts'
import type { ResourceState, RunState, Sampled, SampleValue } from '../../shared/trace/state.ts'

export interface ValueFacts {
  /** `1,434,427`; undefined: it has not been seen yet. */
  readonly text: string | undefined
  /** What it was made with: nobody has looked at it since. */
  readonly initial: boolean
  /** Its recent numbers, oldest first. */
  readonly history: readonly Point[]
  readonly lost: LostFacts | undefined
}
export interface Point {
  readonly t: Micros
  readonly value: number
}
/** Updates that were overwritten; `lost` is 0 where it is certain that none were. */
export interface LostFacts {
  readonly lost: number
  readonly expected: number
}

export function valueFacts(state: RunState, resource: ResourceState): ValueFacts {
  const seen = resource.last ?? resource.first
  const told = updatesOf(state, resource)
  return {
    text: seen && valueText(seen.value),
    initial: resource.last === undefined && seen !== undefined,
    history: resource.history.flatMap(({ t, value }) => (typeof value === 'number' ? [{ t, value }] : [])),
    lost: told && { lost: told.lost, expected: told.expected },
  }
}

export interface Cell {
  readonly index: number
  readonly text: string
  /** It is another number than in the sample before. */
  readonly changed: boolean
}
export interface ArrayFacts {
  /** Of the first cells; `length` says how many there are. */
  readonly cells: readonly Cell[]
  readonly length: number
}

/** An array's elements, at most `most` of them. */
export function arrayFacts(resource: ResourceState, most: number): ArrayFacts {
  const now = numbersIn(resource.last)
  const before = numbersIn(resource.history.at(-2))
  const length = Math.max(resource.capacity ?? 0, now.length)
  const cells = now.slice(0, most).map((value, index) => {
    const changed = index < before.length && !Object.is(before[index], value)
    return { index, text: grouped(value), changed }
  })
  return { cells, length }
}

/** A sample as text: numbers grouped. */
export function valueText(value: SampleValue): string {
  if (typeof value === 'number') return grouped(value)
  return typeof value === 'string' ? value : `[${value.map(grouped).join(', ')}]`
}

function numbersIn(sampled: Sampled | undefined): readonly number[] {
  const value = sampled?.value
  if (typeof value === 'number') return [value]
  return Array.isArray(value) ? value : []
}
