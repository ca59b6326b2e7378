/** A queue as what it is in memory: a ring of slots with a head and a tail; without a bound, a strip. */
import type { ActorId } from '../../shared/trace/ids.ts'
import type { QueueItem, ResourceState, RunState } from '../../shared/trace/state.ts'

export interface Slot {
  /** Its place in the ring or strip, from 0. */
  readonly place: number
  /** undefined: free, or nobody knows what is in it (`filled` says which). */
  readonly item: QueueItem | undefined
  readonly filled: boolean
  /** The next get takes from here; the next put goes here. */
  readonly head: boolean
  readonly tail: boolean
}
export interface QueueFacts {
  readonly shape: 'ring' | 'strip'
  readonly slots: readonly Slot[]
  readonly level: number
  /** undefined: unbounded. */
  readonly capacity: number | undefined
  readonly highest: number
  /** Joinable: items that nobody has called task_done() for. */
  readonly unfinished: number | undefined
  /** Items that are not drawn. */
  readonly more: number
}

/** A ring of more slots is drawn as a strip of its items. */
export const LARGEST_RING = 32

export function queueFacts(state: RunState, resource: ResourceState, most = LARGEST_RING): QueueFacts {
  const { capacity, highest, unfinished } = resource
  const bound = capacity === undefined || capacity === 0 ? undefined : capacity
  const items = itemsUnderWay(state, resource)
  const level = resource.level ?? items.length
  const isRing = bound !== undefined && bound <= most && isFifo(resource)
  const slots = isRing ? ring(items, level, bound, resource.nextItem ?? level) : strip(items, level, most)
  return {
    shape: isRing ? 'ring' : 'strip',
    slots,
    level,
    capacity: bound,
    highest: highest ?? level,
    unfinished,
    more: isRing ? 0 : Math.max(0, level - slots.length),
  }
}

/** Item number i lies in slot i mod capacity: head and tail go round. */
function ring(items: readonly QueueItem[], level: number, capacity: number, tail: number): Slot[] {
  const head = Math.max(0, tail - level)
  const known = new Map(items.map((item) => [item.item, item]))
  return Array.from({ length: capacity }, (_, place) => {
    const number = head + ((((place - head) % capacity) + capacity) % capacity)
    const filled = number < head + level
    return {
      place,
      item: filled ? known.get(number) : undefined,
      filled,
      head: level > 0 && number === head,
      tail: level < capacity && place === tail % capacity,
    }
  })
}

/** Oldest first: the head is at the left, or, where the last one comes out first, at the right. */
function strip(items: readonly QueueItem[], level: number, most: number): Slot[] {
  const count = Math.min(level, most)
  return Array.from({ length: count }, (_, place) => {
    const item = items[place]
    return { place, item, filled: true, head: place === 0, tail: place === level - 1 }
  })
}

/** What was put and not got, oldest first; never more than the level says, since gets may have been only counted. */
function itemsUnderWay(state: RunState, { id, level }: ResourceState): QueueItem[] {
  const items = [...(state.items.get(id)?.values() ?? [])]
  return level === undefined || items.length <= level ? items : items.slice(items.length - level)
}

function isFifo({ kind }: ResourceState): boolean {
  return kind !== 'lifo-queue' && kind !== 'priority-queue'
}

/** Who put the items shown, each once. */
export function puttersOf(facts: QueueFacts): ActorId[] {
  return [...new Set(facts.slots.flatMap(({ item }) => item?.by ?? []))]
}
