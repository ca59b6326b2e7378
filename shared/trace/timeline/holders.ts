/**
 * Who holds what, as `fold/holding.ts` tells it, with nothing but what a timeline needs: the fold of a million lock
 * operations takes seconds, this tenths. A property test holds the two together.
 */
import type { ResourceKind } from '../kinds.ts'
import type { ActorId, ResourceId } from '../ids.ts'

export interface Hold {
  /** How many times taken and not yet given back. */
  depth: number
  /** Learned from a wait; the acquire itself was only counted. */
  inferred: boolean
  /** Where the timeline draws it. */
  row: number
}

/** Told of every change, so that it can open and close spans. */
export interface HoldListener {
  held(actor: ActorId, resource: ResourceId, t: number, event: number): number
  confirmed(actor: ActorId, row: number, event: number): void
  dropped(actor: ActorId, row: number, t: number, event: number): void
}

interface Held {
  kind: ResourceKind
  known: boolean
  readonly by: Map<ActorId, Hold>
}

export class Holders {
  readonly #resources = new Map<ResourceId, Held>()
  readonly #listener: HoldListener

  constructor(listener: HoldListener) {
    this.#listener = listener
  }

  /** Those who hold a resource, the one who has held it longest first. */
  of(resource: ResourceId): ActorId[] {
    return [...(this.#resources.get(resource)?.by.keys() ?? [])]
  }

  /** Somebody spoke of the resource; its use suggests its kind, unless it was said. */
  mention(resource: ResourceId, guess: ResourceKind): Held {
    let held = this.#resources.get(resource)
    if (held === undefined)
      this.#resources.set(resource, (held = { kind: guess, known: false, by: new Map() }))
    return held
  }

  declare(resource: ResourceId, kind: ResourceKind): void {
    const held = this.mention(resource, kind)
    if (held.known) return
    held.known = true
    held.kind = kind
  }

  acquired(actor: ActorId, resource: ResourceId, t: number, event: number): void {
    const held = this.mention(resource, 'lock')
    if (!isSemaphore(held.kind)) {
      for (const other of held.by.keys()) if (other !== actor) this.#drop(held, other, t, event)
    }
    const before = held.by.get(actor)
    if (before === undefined) {
      held.by.set(actor, { depth: 1, inferred: false, row: this.#listener.held(actor, resource, t, event) })
      return
    }
    if (before.inferred) this.#listener.confirmed(actor, before.row, event)
    before.depth = before.inferred || held.kind === 'lock' ? 1 : before.depth + 1
    before.inferred = false
  }

  released(actor: ActorId, resource: ResourceId, t: number, event: number): void {
    const held = this.mention(resource, 'lock')
    const who = held.by.has(actor) ? actor : held.by.keys().next().value
    if (who === undefined) return
    const hold = held.by.get(who)
    if (hold !== undefined && hold.depth > 1) hold.depth--
    else this.#drop(held, who, t, event)
  }

  /** Exactly these hold it, as a waiter saw. */
  set(resource: ResourceId, holders: readonly ActorId[], t: number, event: number): void {
    const held = this.mention(resource, 'lock')
    for (const gone of held.by.keys()) if (!holders.includes(gone)) this.#drop(held, gone, t, event)
    for (const actor of holders) {
      if (held.by.has(actor)) continue
      held.by.set(actor, { depth: 1, inferred: true, row: this.#listener.held(actor, resource, t, event) })
    }
  }

  /** Who has waited for a lock and got it holds it, also if the `acquired` event was left out. */
  passOn(actor: ActorId, resource: ResourceId, t: number, event: number): void {
    const { kind } = this.mention(resource, 'lock')
    if (kind === 'lock' || kind === 'rlock' || kind === 'condition') this.set(resource, [actor], t, event)
    else if (!isSemaphore(kind)) this.set(resource, [], t, event)
  }

  #drop(held: Held, actor: ActorId, t: number, event: number): void {
    const hold = held.by.get(actor)
    held.by.delete(actor)
    if (hold) this.#listener.dropped(actor, hold.row, t, event)
  }
}

function isSemaphore(kind: ResourceKind): boolean {
  return kind === 'semaphore' || kind === 'bounded-semaphore'
}
