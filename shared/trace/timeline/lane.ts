/** One actor's lane: its life, its pool tasks, what it held meanwhile, and instants. */
import type { ActorKind } from '../kinds.ts'
import type { ActorId, ResourceId } from '../ids.ts'
import { BELOW } from './kinds.ts'
import { Marks } from './marks.ts'
import { Spans } from './spans.ts'

export class Lane {
  readonly actor: ActorId
  /** Its place in `Timeline.lanes`. */
  readonly number: number
  name: string
  kind: ActorKind
  /** Somebody said that it exists; until then name and kind are guesses. */
  known = false
  pid: number | undefined
  tid: number | undefined
  /** The events that made, started and ended it. */
  created: number | undefined
  started: number | undefined
  exited: number | undefined
  /** When its life ended. */
  ended: number | undefined
  /** The event of the wait it is in. */
  wait: number | undefined
  /** From its first sign of life to its end without a gap; LIFE kinds. */
  readonly life = new Spans()
  readonly tasks = new Spans()
  /** Held resources and counted stretches; BELOW kinds, `what` in `Timeline.resources`. What overlaps lies in different rows. */
  readonly below: Spans[] = []
  readonly marks = new Marks()
  /** Which row a resource had last, so that a lock taken again appears where it was. */
  readonly #rows = new Map<ResourceId, number>()
  /** Operations on a resource since its last counters: how many were written out. */
  readonly tallies = new Map<ResourceId, { since: number; written: number }>()

  constructor(actor: ActorId, number: number, main: boolean) {
    this.actor = actor
    this.number = number
    this.name = main ? 'main' : `actor ${actor}`
    this.kind = main ? 'main' : 'child'
  }

  /** Opens a span for holding a resource, whose number is `what`; tells its row. */
  hold(resource: ResourceId, what: number, t: number, event: number): number {
    const row = this.#freeRow(resource)
    this.below[row]!.open(BELOW.holding, t, event, what)
    return row
  }

  /** A stretch in which operations were counted, told at its end. */
  counted(what: number, begin: number, end: number, event: number): void {
    let row = this.below.findIndex((spans) => spans.current === undefined && spans.free <= begin)
    if (row < 0) row = this.below.push(new Spans()) - 1
    const spans = this.below[row]!
    spans.open(BELOW.counted, begin, event, what)
    spans.close(end, event)
  }

  #freeRow(resource: ResourceId): number {
    const before = this.#rows.get(resource)
    let row =
      before !== undefined && this.#isFree(before)
        ? before
        : this.below.findIndex((_, at) => this.#isFree(at))
    if (row < 0) row = this.below.push(new Spans()) - 1
    this.#rows.set(resource, row)
    return row
  }

  #isFree(row: number): boolean {
    return this.below[row]?.current === undefined
  }

  get bytes(): number {
    const rows = [this.life, this.tasks, this.marks, ...this.below]
    return rows.reduce((sum, row) => sum + row.bytes, 0)
  }
}
