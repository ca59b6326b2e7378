/**
 * The trace as spans, arrows and marks, ready to be drawn. It grows with the trace and looks at each event once; spans
 * and marks refer to events by their number, and what they say is read there.
 */
import type { EventOf, TraceEvent } from '../events.ts'
import { MAIN_ACTOR, type ActorId, type ResourceId } from '../ids.ts'
import { isProcess, processOf } from '../fold/tree.ts'
import { Arrows } from './arrows.ts'
import { Holders, type HoldListener } from './holders.ts'
import { ARROW, LIFE, MARK } from './kinds.ts'
import { Lane } from './lane.ts'

/** Fewer operations than this between two counts are no hot loop and not worth a line. */
const HOT = 100
/** How many items of one queue are remembered until somebody gets them. */
const UNDER_WAY = 10_000

export class Timeline implements HoldListener {
  /** In the order in which actors were first heard of. */
  readonly lanes: Lane[] = []
  readonly arrows = new Arrows()
  /** Resources that spans are about, by number. */
  readonly resources: ResourceId[] = []
  /** The numbers of the verdicts' events. */
  readonly verdicts: number[] = []
  /** The events read so far, which are the trace's own list. */
  readonly events: readonly TraceEvent[]
  /** How many of them have been read. */
  read = 0
  /** The latest time of any of them. */
  end = 0
  readonly #byActor = new Map<ActorId, Lane>()
  readonly #numbers = new Map<ResourceId, number>()
  readonly #holders = new Holders(this)
  /** Who put which item, until somebody gets it. */
  readonly #items = new Map<ResourceId, Map<number, number>>()

  constructor(events: readonly TraceEvent[]) {
    this.events = events
  }

  /** Takes in what has come since, at most `most` events; true if that was all. */
  advance(most = Infinity): boolean {
    const goal = Math.min(this.events.length, this.read + most)
    while (this.read < goal) {
      const event = this.events[this.read]!
      if (event.t > this.end) this.end = event.t
      this.#take(event, this.read)
      this.read++
    }
    return this.read === this.events.length
  }

  lane(actor: ActorId): Lane | undefined {
    return this.#byActor.get(actor)
  }

  holdersOf(resource: ResourceId): ActorId[] {
    return this.#holders.of(resource)
  }

  /** Bytes that spans, marks and arrows take, the events themselves not counted. */
  get bytes(): number {
    return this.lanes.reduce((sum, lane) => sum + lane.bytes, this.arrows.bytes)
  }

  held(actor: ActorId, resource: ResourceId, t: number, event: number): number {
    return this.#laneOf(actor, t, event).hold(resource, this.#numberOf(resource), t, event)
  }

  confirmed(actor: ActorId, row: number, event: number): void {
    const spans = this.#byActor.get(actor)?.below[row]
    const open = spans?.current
    if (spans && open !== undefined) spans.opened[open] = event
  }

  dropped(actor: ActorId, row: number, t: number, event: number): void {
    this.#byActor.get(actor)?.below[row]?.close(t, event)
  }

  #take(event: TraceEvent, number: number): void {
    switch (event.type) {
      case 'actor-created':
        return this.#created(event, number)
      case 'actor-started':
        return this.#started(event, number)
      case 'actor-exited':
        return this.#exited(event, number)
      case 'resource-created':
        return this.#holders.declare(event.resource, event.kind)
      case 'wait-begin':
        return this.#waitBegin(event, number)
      case 'wait-end':
        return this.#waitEnd(event, number)
      case 'acquired':
        this.#wrote(event, number)
        return this.#holders.acquired(event.actor, event.resource, event.t, number)
      case 'released':
        return this.#holders.released(event.actor, event.resource, event.t, number)
      case 'put':
        return this.#put(event, number)
      case 'got':
        return this.#got(event, number)
      case 'counters':
        return this.#counters(event, number)
      case 'sample':
        return void this.#holders.mention(event.resource, 'value')
      case 'task-begin':
        return this.#taskBegin(event, number)
      case 'task-end':
        return this.#taskEnd(event, number)
      case 'task-done':
        return void this.#holders.mention(event.resource, 'joinable-queue')
      case 'output':
        return this.#laneOf(event.actor, event.t, number).marks.add(MARK.output, event.t, number)
      case 'measured':
        return this.#laneOf(event.actor, event.t, number).marks.add(MARK.measured, event.t, number)
      case 'notice':
        if (event.actor !== undefined) {
          this.#laneOf(event.actor, event.t, number).marks.add(MARK.notice, event.t, number)
        }
        return
      case 'verdict':
        this.verdicts.push(number)
        return
      case 'run':
      case 'ended':
      case 'declared':
      case 'command':
        return
      default:
        return event satisfies never
    }
  }

  #created(event: EventOf<'actor-created'>, number: number): void {
    const lane = this.#laneOf(event.actor, event.t, number)
    if (lane.known) return
    lane.known = true
    lane.name = event.name
    lane.kind = event.kind
    lane.created = number
  }

  #started(event: EventOf<'actor-started'>, number: number): void {
    const lane = this.#laneOf(event.actor, event.t, number)
    if (lane.started !== undefined) return
    lane.started = number
    lane.pid = event.pid
    lane.tid = event.tid
    const { life } = lane
    const now = life.current
    if (now !== undefined && life.kind[now] === LIFE.starting) life.turn(LIFE.running, event.t, number)
    const made = lane.created === undefined ? undefined : this.events[lane.created]
    if (made?.type !== 'actor-created' || made.parent === undefined) return
    const parent = this.#laneOf(made.parent, made.t, lane.created!)
    const out = { lane: parent.number, t: made.t, event: lane.created! }
    this.arrows.add(ARROW.start, out, { lane: lane.number, t: event.t, event: number })
  }

  #exited(event: EventOf<'actor-exited'>, number: number): void {
    const lane = this.#laneOf(event.actor, event.t, number)
    if (lane.exited !== undefined) return
    lane.exited = number
    leave(lane, event.t, number)
    if (!isProcess(lane)) return
    // A process that ends takes its threads and tasks along, and they can't say so themselves.
    for (const other of this.lanes) {
      if (isProcess(other) || other.ended !== undefined) continue
      if (processOf({ actors: this.#byActor }, other.actor) === lane.actor) leave(other, event.t, number)
    }
  }

  #waitBegin(event: EventOf<'wait-begin'>, number: number): void {
    const lane = this.#laneOf(event.actor, event.t, number)
    if (lane.ended !== undefined) return
    lane.wait = number
    lane.life.turn(event.op === 'sleep' ? LIFE.sleeping : LIFE.waiting, event.since, number)
    if (event.resource === undefined) return
    this.#holders.mention(event.resource, event.op === 'acquire' ? 'lock' : 'queue')
    if (event.op === 'acquire' && event.holders) {
      this.#holders.set(event.resource, event.holders, event.t, number)
    }
  }

  #waitEnd(event: EventOf<'wait-end'>, number: number): void {
    const lane = this.#laneOf(event.actor, event.t, number)
    const wait = lane.wait === undefined ? undefined : this.events[lane.wait]
    if (wait?.type !== 'wait-begin' || wait.seq !== event.seq) return
    lane.wait = undefined
    lane.life.turn(LIFE.running, event.t, number)
    if (event.result === 'timeout' && wait.op !== 'sleep') lane.marks.add(MARK.timeout, event.t, number)
    if (event.result !== 'ok') return
    if (wait.op === 'acquire' && wait.resource !== undefined) {
      this.#holders.passOn(event.actor, wait.resource, event.t, number)
    }
    const target = wait.target === undefined ? undefined : this.#byActor.get(wait.target)
    if (wait.op !== 'join' || target?.ended === undefined || target.exited === undefined) return
    const out = { lane: target.number, t: target.ended, event: target.exited }
    this.arrows.add(ARROW.join, out, { lane: lane.number, t: event.t, event: number })
  }

  #put(event: EventOf<'put'>, number: number): void {
    this.#wrote(event, number)
    if (event.item === undefined) return
    let items = this.#items.get(event.resource)
    if (items === undefined) this.#items.set(event.resource, (items = new Map<number, number>()))
    if (items.size >= UNDER_WAY) items.delete(items.keys().next().value!)
    items.set(event.item, number)
  }

  #got(event: EventOf<'got'>, number: number): void {
    const lane = this.#wrote(event, number)
    const items = this.#items.get(event.resource)
    const put = event.item === undefined ? undefined : items?.get(event.item)
    const from = put === undefined ? undefined : this.events[put]
    if (put !== undefined && from?.type === 'put') {
      const out = { lane: this.#laneOf(from.actor, from.t, put).number, t: from.t, event: put }
      this.arrows.add(ARROW.item, out, { lane: lane.number, t: event.t, event: number })
    }
    if (event.item !== undefined) items?.delete(event.item)
    // An empty queue has nothing under way, whatever was left out of the trace.
    if (event.level === 0) items?.clear()
  }

  /** An operation that was written out although such operations are also counted. */
  #wrote(event: EventOf<'acquired' | 'put' | 'got'>, number: number): Lane {
    const lane = this.#laneOf(event.actor, event.t, number)
    this.#holders.mention(event.resource, event.type === 'acquired' ? 'lock' : 'queue')
    const tally = lane.tallies.get(event.resource)
    if (tally) tally.written++
    else lane.tallies.set(event.resource, { since: event.t, written: 1 })
    return lane
  }

  #counters(event: EventOf<'counters'>, number: number): void {
    const lane = this.#laneOf(event.actor, event.t, number)
    this.#holders.mention(event.resource, 'value')
    const tally = lane.tallies.get(event.resource)
    const left = operationsIn(event) - (tally?.written ?? 0)
    const started = lane.started === undefined ? undefined : this.events[lane.started]?.t
    const since = tally?.since ?? started ?? lane.life.begin[0]!
    if (left >= HOT) lane.counted(this.#numberOf(event.resource), since, Math.max(since, event.t), number)
    lane.tallies.set(event.resource, { since: event.t, written: 0 })
  }

  #taskBegin(event: EventOf<'task-begin'>, number: number): void {
    const lane = this.#laneOf(event.actor, event.t, number)
    this.#holders.mention(event.pool, 'pool')
    lane.tasks.close(event.t, number)
    if (lane.ended === undefined) lane.tasks.open(0, event.t, number)
  }

  #taskEnd({ actor, pool, task, t }: EventOf<'task-end'>, number: number): void {
    const lane = this.#laneOf(actor, t, number)
    const open = lane.tasks.current
    const begun = open === undefined ? undefined : this.events[lane.tasks.opened[open]!]
    if (begun?.type === 'task-begin' && begun.task === task && begun.pool === pool)
      lane.tasks.close(t, number)
  }

  #numberOf(resource: ResourceId): number {
    let number = this.#numbers.get(resource)
    if (number === undefined) this.#numbers.set(resource, (number = this.resources.push(resource) - 1))
    return number
  }

  /** The actor's lane; it begins with the first that is heard of the actor. */
  #laneOf(actor: ActorId, t: number, event: number): Lane {
    const known = this.#byActor.get(actor)
    if (known) return known
    const lane = new Lane(actor, this.lanes.length, actor === MAIN_ACTOR)
    lane.life.open(LIFE.starting, t, event)
    this.lanes.push(lane)
    this.#byActor.set(actor, lane)
    return lane
  }
}

/** How many operations `counters` tell of. */
export function operationsIn({ acquisitions = 0, reads = 0, writes = 0 }: EventOf<'counters'>): number {
  return acquisitions + reads + writes
}

function leave(lane: Lane, t: number, event: number): void {
  if (lane.ended !== undefined) return
  lane.wait = undefined
  lane.life.close(t, event)
  lane.tasks.close(t, event)
  lane.ended = lane.life.free
}
