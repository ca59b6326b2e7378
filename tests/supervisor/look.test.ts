import { expect, test } from 'vitest'
import { lookAround } from '../../electron/supervisor/look.ts'
import type { Looked } from '../../shared/contract/actor.ts'
import type { TraceEvent } from '../../shared/trace/events.ts'
import { actorId, micros, resourceId } from '../../shared/trace/ids.ts'
import { applyEvent, foldEvents } from '../../shared/trace/state.ts'

const main = actorId('0')
const queue = resourceId('q')
const wait = { seq: 3, op: 'get', resource: queue, since: micros(10) } as const
const seen: Looked = {
  type: 'looked',
  id: 1,
  waits: [{ ...wait, actor: main }],
  resources: [{ resource: queue, kind: 'queue', holders: [], foreign: false }],
}
const opening: TraceEvent[] = [
  { type: 'actor-created', t: micros(1), actor: main, kind: 'main', name: 'main' },
  { type: 'actor-started', t: micros(2), actor: main, pid: 2, ppid: 1 },
]
const begun: TraceEvent = { type: 'wait-begin', t: micros(12), actor: main, ...wait }
const answering = (looked: Looked[]) => ({ look: () => Promise.resolve({ looked, silent: [] }) })

test('a wait that the trace tells of and a look confirms is suspected', async () => {
  const found = await lookAround(foldEvents([...opening, begun]), answering([seen]), () => undefined)
  expect(found).toMatchObject([{ kind: 'stuck', actors: ['0'] }])
})

test('a wait that the pipe has not told of yet is none: whom its actor has started is not known either', async () => {
  expect(await lookAround(foldEvents(opening), answering([seen]), () => undefined)).toEqual([])
  const earlier = { ...begun, seq: 2 }
  expect(await lookAround(foldEvents([...opening, earlier]), answering([seen]), () => undefined)).toEqual([])
})

test('a wait that no look confirms is none', async () => {
  expect(await lookAround(foldEvents([...opening, begun]), answering([]), () => undefined)).toEqual([])
})

test('what the sampler sees counts as what a service sees', async () => {
  const found = await lookAround(foldEvents([...opening, begun]), undefined, () => Promise.resolve(seen))
  expect(found).toHaveLength(1)
})

test('who ends during the looks may have woken somebody after he was looked at, and counts as alive', async () => {
  const helper = actorId('0.1')
  const ended: TraceEvent = { type: 'actor-exited', t: micros(20), actor: helper, cause: 'returned' }
  const state = foldEvents([
    ...opening,
    { type: 'actor-created', t: micros(3), actor: helper, kind: 'thread', name: 'helper' },
    begun,
  ])
  const control = {
    look() {
      applyEvent(state, ended)
      return Promise.resolve({ looked: [seen], silent: [] })
    },
  }
  expect(await lookAround(state, control, () => undefined)).toEqual([])
  expect(await lookAround(state, control, () => undefined)).toMatchObject([{ kind: 'stuck', actors: ['0'] }])
})
