import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { puttersOf, queueFacts, type QueueFacts } from '../../../renderer/select/queues.ts'
import { resourceId } from '../../../shared/trace/ids.ts'
import { foldEvents } from '../../../shared/trace/state.ts'
import { event } from '../../trace/make.ts'
import { frameOf, recorded } from '../recorded.ts'

const queue = (kind: 'queue' | 'lifo-queue' | 'joinable-queue', capacity?: number) =>
  event('resource-created', {
    t: 1,
    actor: '0',
    resource: 'q',
    kind,
    name: 'q',
    scope: 'process',
    ...(capacity && { capacity }),
  })
const put = (item: number, level: number, actor = '0.1') =>
  event('put', { t: 2, actor, resource: 'q', item, level, preview: String(item) })
const got = (item: number, level: number) => event('got', { t: 3, actor: '0.2', resource: 'q', item, level })
const factsOf = (...events: ReturnType<typeof put>[]) => {
  const state = foldEvents(events)
  return queueFacts(state, state.resources.get(resourceId('q'))!)
}
/** `2>` the head, `4<` the tail, `.` a free slot, `?` one that something unknown is in. */
const drawn = ({ slots }: QueueFacts) =>
  slots
    .map(
      ({ item, filled, head, tail }) =>
        `${item?.item ?? (filled ? '?' : '.')}${head ? '>' : ''}${tail ? '<' : ''}`,
    )
    .join(' ')

describe('a bounded queue is a ring', () => {
  test('items fill it from the first slot; the tail is where the next one goes', () => {
    expect(drawn(factsOf(queue('queue', 4)))).toBe('.< . . .')
    expect(drawn(factsOf(queue('queue', 4), put(0, 1), put(1, 2)))).toBe('0> 1 .< .')
    expect(drawn(factsOf(queue('queue', 2), put(0, 1), put(1, 2)))).toBe('0> 1')
  })

  test('head and tail go round', () => {
    const around = [put(0, 1), put(1, 2), got(0, 1), got(1, 0), put(2, 1), put(3, 2), put(4, 3)]
    expect(drawn(factsOf(queue('queue', 4), ...around))).toBe('4 .< 2> 3')
  })

  test('an emptied queue keeps its place', () => {
    expect(drawn(factsOf(queue('queue', 4), put(0, 1), put(1, 2), got(0, 1), got(1, 0)))).toBe('. . .< .')
  })

  test('items of a hot loop are only counted: their slots are filled by nobody knows whom', () => {
    const sample = event('sample', { t: 9, resource: 'q', value: 2 })
    expect(drawn(factsOf(queue('queue', 3), sample))).toBe('?> ? .<')
  })

  test('the process-queue lab at 0.4 s', () => {
    const { state } = frameOf(recorded('process-queue'), 400_000)
    const facts = queueFacts(state, state.resources.get(resourceId('q'))!)
    expect(facts).toMatchObject({ shape: 'ring', capacity: 3, level: 3, highest: 3, more: 0 })
    expect(facts.slots).toHaveLength(3)
    expect(puttersOf(facts)).toEqual(['0.1'])
    const items = facts.slots.map(({ item }) => item!.item)
    expect(items.map((item) => item % 3)).toEqual([0, 1, 2])
    expect(facts.slots.find(({ head }) => head)?.item?.item).toBe(Math.min(...items))
  })

  test('whatever is put and got, as many slots are filled as the level says, and the head is the oldest item', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.array(fc.boolean(), { maxLength: 60 }),
        (capacity, wishes) => {
          let [next, first] = [0, 0]
          const events = wishes.flatMap((wish) => {
            if (wish && next - first < capacity) return [put(next++, next - first)]
            if (!wish && next > first) return [got(first++, next - first)]
            return []
          })
          const { slots, level } = factsOf(queue('queue', capacity), ...events)
          expect(level).toBe(next - first)
          expect(
            slots
              .filter(({ filled }) => filled)
              .map(({ item }) => item?.item)
              .sort((a, b) => a! - b!),
          ).toEqual(Array.from({ length: next - first }, (_, i) => first + i))
          expect(slots.filter(({ head }) => head).map(({ item }) => item?.item)).toEqual(
            next > first ? [first] : [],
          )
          expect(slots.every(({ item, place }) => item === undefined || item.item % capacity === place)).toBe(
            true,
          )
        },
      ),
    )
  })
})

describe('without a bound, or in another order, it is a strip', () => {
  test('an unbounded queue shows its items, oldest first, and how many more there are', () => {
    const many = Array.from({ length: 40 }, (_, i) => put(i, i + 1))
    const facts = factsOf(
      queue('joinable-queue'),
      ...many,
      event('task-done', { t: 4, actor: '0.2', resource: 'q', unfinished: 39 }),
    )
    expect(facts).toMatchObject({ shape: 'strip', capacity: undefined, level: 40, unfinished: 39, more: 8 })
    expect(facts.slots.slice(0, 2).map(({ item }) => item?.item)).toEqual([0, 1])
  })

  test('a stack of three is no ring', () => {
    const facts = factsOf(queue('lifo-queue', 3), put(0, 1), put(1, 2), got(1, 1), put(2, 2))
    expect(facts.shape).toBe('strip')
    expect(facts.slots.map(({ item }) => item?.item)).toEqual([0, 2])
  })

  test('gets that were only counted leave no items behind that are not there', () => {
    const facts = factsOf(
      queue('queue'),
      put(0, 1),
      put(1, 2),
      put(2, 3),
      event('sample', { t: 9, resource: 'q', value: 1 }),
    )
    expect(facts.slots.map(({ item }) => item?.item)).toEqual([2])
  })
})
