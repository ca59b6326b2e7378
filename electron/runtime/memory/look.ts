/** What can be seen of a memory from outside its blocked actors: who waits for what, who holds what, the values. */
import { blockHead } from './layout.ts'
import type { Entry, Memory } from './memory.ts'
import { actorInSlot, readWaits, type RosterWait } from './roster.ts'
import { ARRAY_LENGTH, ARRAY_STORE } from '../sync/array.ts'
import { BARRIER_COUNT } from '../sync/barrier.ts'
import { EVENT_FLAG } from '../sync/event.ts'
import { LOCK_GATE } from '../sync/lock.ts'
import { MUTEX_GATE } from '../sync/mutex.ts'
import { QUEUE_FREE, QUEUE_ITEMS } from '../sync/queue.ts'
import { QUEUE_WORDS, queueWord } from '../sync/queue-words.ts'
import { SEMAPHORE_GATE } from '../sync/semaphore.ts'
import { VALUE_CELL } from '../sync/value.ts'
import type { ActorId, ResourceId } from '../../../shared/trace/ids.ts'
import type { ResourceKind, WaitOp } from '../../../shared/trace/kinds.ts'

export interface SeenResource {
  resource: ResourceId
  kind: ResourceKind
  holders: ActorId[]
  foreign: boolean
  /** It is taken, and its holder has not said who it is: just taking it or giving it back, or killed at that. */
  unclaimed?: true
  /** What would succeed at once now. */
  ready: WaitOp[]
}

export interface Seen {
  waits: RosterWait[]
  resources: SeenResource[]
}

/** @param idOf the trace's id of a key of this memory */
export function lookAt(memory: Memory, idOf: (key: string) => ResourceId): Seen {
  const resources = memory.entries().map(({ key, kind, block }) => {
    const holder = actorInSlot(memory, memory.base.word(block + blockHead.owner).get())
    const ready = readyOps(memory, kind, block)
    const unclaimed = !holder && GATES[kind] !== undefined && !ready.includes('acquire')
    return {
      resource: idOf(key),
      kind,
      holders: holder ? [holder] : [],
      foreign: memory.base.word(block + blockHead.foreign).get() === 1,
      ...(unclaimed && { unclaimed }),
      ready,
    }
  })
  return { waits: readWaits(memory), resources }
}

/** Where that lies which a holder has taken, of the kinds that have a holder. */
const GATES: Partial<Record<ResourceKind, number>> = {
  lock: LOCK_GATE,
  rlock: LOCK_GATE,
  event: MUTEX_GATE,
  barrier: MUTEX_GATE,
  queue: MUTEX_GATE,
  'lifo-queue': MUTEX_GATE,
  'priority-queue': MUTEX_GATE,
  'joinable-queue': MUTEX_GATE,
  'simple-queue': MUTEX_GATE,
  pipe: MUTEX_GATE,
}

/** What there is something to take of: whoever waits for it is about to go on. */
function readyOps(memory: Memory, kind: ResourceKind, block: number): WaitOp[] {
  const gate = GATES[kind]
  const free = gate !== undefined && memory.base.lock(block + blockHead.owner, block + gate).isFree()
  return [...(free ? (['acquire'] as const) : []), ...readyBesides(memory, kind, block)]
}

function readyBesides({ base }: Memory, kind: ResourceKind, block: number): WaitOp[] {
  const free = (at: number) => base.semaphore(block + at).value() > 0
  switch (kind) {
    case 'semaphore':
    case 'bounded-semaphore':
      return free(SEMAPHORE_GATE) ? ['acquire'] : []
    case 'event':
      return base.word(block + EVENT_FLAG).get() === 1 ? ['wait'] : []
    case 'queue':
    case 'lifo-queue':
    case 'priority-queue':
    case 'joinable-queue':
    case 'simple-queue':
    case 'pipe':
      return [
        ...(free(QUEUE_ITEMS) ? (['get', 'recv', 'result'] as const) : []),
        ...(free(QUEUE_FREE) ? (['put', 'send'] as const) : []),
      ]
    case 'lock':
    case 'rlock':
    case 'condition':
    case 'barrier':
    case 'value':
    case 'array':
    case 'pool':
      return []
  }
}

/** As the trace has it: JSON knows neither NaN nor the infinities, so they are written as Python prints them. */
export type Sample = number | string | number[]

/** Larger arrays are not sampled: nobody could read them. */
const MOST_ELEMENTS = 64

/** The value to show of one block; undefined for what has none. */
export function sample(memory: Memory, { kind, block }: Entry): Sample | undefined {
  const { base } = memory
  switch (kind) {
    case 'value':
      return printable(base.double(block + VALUE_CELL).get())
    case 'array': {
      const length = base.word(block + ARRAY_LENGTH).get()
      if (length > MOST_ELEMENTS) return undefined
      const store = memory.segments.open(base.word(block + ARRAY_STORE).get())
      return printableList(Array.from({ length }, (_, i) => store.double(i * 8).get()))
    }
    case 'semaphore':
    case 'bounded-semaphore':
      return base.semaphore(block + SEMAPHORE_GATE).value()
    case 'event':
      return base.word(block + EVENT_FLAG).get()
    case 'barrier':
      return base.word(block + BARRIER_COUNT).get()
    case 'queue':
    case 'lifo-queue':
    case 'priority-queue':
    case 'joinable-queue':
    case 'simple-queue':
    case 'pipe':
      return base.word(block + QUEUE_WORDS + queueWord.level * 4).get()
    case 'lock':
    case 'rlock':
    case 'condition':
    case 'pool':
      return undefined
  }
}

function printable(value: number): Sample {
  return Number.isFinite(value) ? value : python(value)
}

function printableList(values: number[]): Sample {
  return values.every(Number.isFinite) ? values : `[${values.map(python).join(', ')}]`
}

function python(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (Number.isFinite(value)) return String(value)
  return value > 0 ? 'inf' : '-inf'
}
