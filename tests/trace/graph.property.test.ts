/** The analysis against slow, plain references. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Wait } from '../../shared/trace/events.ts'
import { analyse, type Snapshot } from '../../shared/trace/graph.ts'
import { cyclesOf } from '../../shared/trace/graph/cycles.ts'
import { modelOf, wakersFor } from '../../shared/trace/graph/model.ts'
import { stuckSet } from '../../shared/trace/graph/stuck-set.ts'
import { actorId, type ActorId } from '../../shared/trace/ids.ts'
import { actor, held, snapshot, thing, wait } from './make.ts'

const ids = ['0', '0.1', '0.2', '0.3', '0.1.1', '0.1.2'].map(actorId)

/** Every simple cycle, found by walking every path; each is turned so that its least member comes first. */
function everyCycle(edges: ReadonlyMap<ActorId, readonly ActorId[]>): string[] {
  const found = new Set<string>()
  const walk = (path: ActorId[]) => {
    for (const next of edges.get(path.at(-1)!) ?? []) {
      if (next === path[0]) found.add(turned(path))
      else if (!path.includes(next)) walk([...path, next])
    }
  }
  for (const id of edges.keys()) walk([id])
  return [...found]
}

function turned(cycle: readonly string[]): string {
  const least = cycle.indexOf([...cycle].sort()[0]!)
  return [...cycle.slice(least), ...cycle.slice(0, least)].join(' ')
}

const anyGraph = (most: number) =>
  fc
    .array(fc.uniqueArray(fc.constantFrom(...ids), { maxLength: most }), {
      minLength: ids.length,
      maxLength: ids.length,
    })
    .map((targets) => new Map(ids.map((id, i) => [id, targets[i] ?? []])))

describe('the cycle finder', () => {
  test('finds exactly the cycles where everybody waits for one at most', () => {
    fc.assert(
      fc.property(anyGraph(1), (edges) => {
        expect(cyclesOf(edges).map(turned).sort()).toEqual(everyCycle(edges).sort())
      }),
      { numRuns: 500 },
    )
  })

  test('finds one real cycle for each group of nodes that reach each other', () => {
    fc.assert(
      fc.property(anyGraph(3), (edges) => {
        const all = everyCycle(edges)
        const found = cyclesOf(edges).map(turned)
        for (const cycle of found) expect(all).toContain(cycle)
        // Cycles that share a node belong together; so do those that share one with the same third.
        const groups: Set<string>[] = []
        for (const cycle of all) {
          const members = new Set(cycle.split(' '))
          for (const other of groups.filter((group) =>
            [...group].some((id) => connected(edges, id, members)),
          )) {
            groups.splice(groups.indexOf(other), 1)
            for (const id of other) members.add(id)
          }
          groups.push(members)
        }
        expect(found).toHaveLength(groups.length)
        for (const group of groups)
          expect(found.filter((cycle) => cycle.split(' ').every((id) => group.has(id)))).toHaveLength(1)
      }),
      { numRuns: 300 },
    )
  })
})

/** Whether a node and a set reach each other both ways. */
function connected(
  edges: ReadonlyMap<ActorId, readonly ActorId[]>,
  id: string,
  set: ReadonlySet<string>,
): boolean {
  const from = (start: string) => {
    const seen = new Set([start])
    for (const at of seen) for (const next of edges.get(actorId(at)) ?? []) seen.add(next)
    return seen
  }
  return [...set].some((other) => from(id).has(other) && from(other).has(id))
}

const ops: Wait['op'][] = [
  'acquire',
  'acquire',
  'acquire',
  'join',
  'join',
  'get',
  'put',
  'wait',
  'result',
  'sleep',
  'input',
]
const anyWait = fc.record({
  op: fc.constantFrom(...ops),
  what: fc.constantFrom('l1', 'l2', 'l3', '0/l4', '0.1/l5', 's'),
  target: fc.constantFrom(...ids, actorId('0.9')),
  deadline: fc.option(fc.nat(99), { nil: undefined, freq: 4 }),
  since: fc.nat(50),
})
const anySnapshot: fc.Arbitrary<Snapshot> = fc
  .record({
    dead: fc.subarray(ids, { maxLength: 2 }),
    service: fc.subarray(ids),
    waits: fc.array(fc.option(anyWait, { nil: undefined, freq: 5 }), { minLength: 6, maxLength: 6 }),
    holders: fc.array(fc.option(fc.constantFrom(...ids, actorId('0.9')), { nil: undefined, freq: 6 }), {
      minLength: 5,
      maxLength: 5,
    }),
    foreign: fc.array(
      fc.nat(5).map((n) => n === 0),
      { minLength: 5, maxLength: 5 },
    ),
  })
  .map(({ dead, service, waits, holders, foreign }) => {
    const processes = ['0', '0.1', '0', '0.3', '0.1', '0.1']
    const actors = ids.map((id, i) =>
      actor(id, { alive: !dead.includes(id), process: processes[i]!, service: service.includes(id) }),
    )
    const found = waits.flatMap((one, i) => {
      if (one === undefined) return []
      const { op, what, target, deadline, since } = one
      return [
        wait(ids[i]!, op, op === 'join' ? target : what, {
          since,
          ...(deadline === undefined ? {} : { deadline }),
        }),
      ]
    })
    const locks = ['l1', 'l2', 'l3', '0/l4', '0.1/l5'].map((name, i) => ({
      ...held(name, ...(holders[i] ? [holders[i]] : [])),
      foreign: foreign[i]!,
    }))
    return snapshot(actors, found, [...locks, thing('s', 'semaphore')])
  })

/** Whether some live actor that is not in `set` could end this wait, straight from the definition. */
function canBeWoken(snap: Snapshot, id: ActorId, set: ReadonlySet<ActorId>): boolean {
  const { op, resource, deadline } = snap.waits.find((one) => one.actor === id)!
  if (deadline !== undefined || op === 'sleep' || op === 'input') return true
  const alone = onThese(snap, id)
  // A lock that nobody holds is about to be had.
  if (isLock(snap, id) && alone?.length === 0) return true
  if (alone && op === 'join' && alone.some((target) => !isLive(snap, target))) return true
  if (alone) return alone.some((waker) => isLive(snap, waker) && !set.has(waker))
  // Somebody waits for an actor that nobody knows: it runs, and may reach anything.
  const stranger = snap.waits.some((one) => {
    const isKnown = (who: ActorId) => snap.actors.some((other) => other.id === who)
    return isLive(snap, one.actor) && onThese(snap, one.actor)?.some((who) => !isKnown(who))
  })
  const owner = op === 'result' || !resource?.includes('/') ? undefined : resource.split('/')[0]
  const reaches = (process: string | undefined) => owner === undefined || process === owner
  const other = snap.actors.some(
    (one) => one.alive && one.id !== id && !set.has(one.id) && reaches(one.process),
  )
  return stranger || other
}

/** Whom alone a wait hangs on; undefined if on anybody. */
function onThese(snap: Snapshot, id: ActorId): readonly ActorId[] | undefined {
  const { op, resource, target } = snap.waits.find((one) => one.actor === id) ?? {}
  const seen = snap.resources.find((one) => one.resource === resource)
  if (op === 'join') return [target!]
  return isLock(snap, id) && !seen!.holders.includes(id) ? seen!.holders : undefined
}

/** Whether it waits for something that only its holder gives back, as far as anybody can tell. */
function isLock(snap: Snapshot, id: ActorId): boolean {
  const { op, resource } = snap.waits.find((one) => one.actor === id)!
  const seen = snap.resources.find((one) => one.resource === resource)
  return op === 'acquire' && seen?.kind === 'lock' && !seen.foreign
}

const isLive = (snap: Snapshot, id: ActorId) => snap.actors.find((one) => one.id === id)?.alive ?? true

/** Take out whoever can be woken until nobody can. */
function naiveStuckSet(snap: Snapshot): Set<ActorId> {
  const set = new Set(
    snap.waits.map((one) => one.actor).filter((id) => snap.actors.find((one) => one.id === id)!.alive),
  )
  for (let changed = true; changed;) {
    changed = false
    for (const id of [...set]) if (canBeWoken(snap, id, set)) changed = set.delete(id)
  }
  return set
}

describe('on any snapshot', () => {
  const check = (property: (snap: Snapshot) => void) =>
    fc.assert(fc.property(anySnapshot, property), { numRuns: 1500 })

  test('the greatest set that nobody can wake is what plain iteration finds', () => {
    check((snap) => {
      const found = stuckSet(modelOf(snap), { deadlinesCount: true })
      expect([...found].sort()).toEqual([...naiveStuckSet(snap)].sort())
    })
  })

  test('something is said exactly if somebody other than idle services is stuck for ever', () => {
    check((snap) => {
      const stuck = naiveStuckSet(snap)
      const forEver = analyse(snap).filter(({ breaks }) => breaks === undefined)
      for (const { actors } of forEver) for (const id of actors) expect(stuck).toContain(id)
      const service = (id: ActorId) => snap.actors.find((one) => one.id === id)!.service
      if ([...stuck].some((id) => !service(id))) expect(forEver.length).toBeGreaterThan(0)
      if (stuck.size === 0) expect(forEver).toEqual([])
    })
  })

  test('every member of a cycle waits for the next one alone, and nobody is named twice', () => {
    check((snap) => {
      const model = modelOf(snap)
      const found = analyse(snap)
      for (const { kind, actors } of found) {
        if (kind !== 'deadlock' || actors.length === 1) continue
        actors.forEach((id, i) => expect(wakersFor(model, id)).toEqual([actors[(i + 1) % actors.length]]))
      }
      const named = found.flatMap(({ actors }) => actors)
      expect(new Set(named).size).toBe(named.length)
      expect(new Set(found.map(({ key }) => key)).size).toBe(found.length)
    })
  })

  test('no permanent cycle is left once any one of its members stops waiting', () => {
    check((snap) => {
      for (const { kind, actors, key } of analyse(snap)) {
        if (kind !== 'deadlock') continue
        for (const id of actors) {
          const without = { ...snap, waits: snap.waits.filter((one) => one.actor !== id) }
          for (const other of analyse(without)) {
            expect(other.key).not.toBe(key)
            if (other.kind === 'deadlock') expect(other.actors).not.toContain(id)
          }
        }
      }
    })
  })

  test('a temporary cycle becomes a deadlock if its members have no timeouts', () => {
    check((snap) => {
      for (const { breaks, actors, waits } of analyse(snap)) {
        if (breaks === undefined) continue
        expect(breaks.t).toBe(Math.min(...waits.flatMap(({ deadline }) => deadline ?? [])))
        const patient = { ...snap, waits: snap.waits.map(({ deadline: _, ...one }) => one) }
        expect(analyse(patient).map((one) => one.actors.join())).toContain(actors.join())
      }
    })
  })
})
