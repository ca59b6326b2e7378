/** Who is in the run and who of them is alive: what signals, limits and the end of a process are decided by. */
import type { ActorKind, ExitCause, TraceEvent } from '../../shared/trace/events.ts'
import { parentOf, type ActorId } from '../../shared/trace/ids.ts'

export interface Member {
  readonly id: ActorId
  readonly kind: ActorKind
  readonly name: string
  readonly parent: ActorId | undefined
  pid: number | undefined
  ended: boolean
  cause: ExitCause | undefined
}

export class Roster {
  readonly #members = new Map<ActorId, Member>()
  /** Alive now, so that limits need not count. */
  processes = 0
  threads = 0

  apply(event: TraceEvent): void {
    switch (event.type) {
      case 'actor-created':
        if (!this.#members.has(event.actor)) this.#add(event.actor, event.kind, event.name, event.parent)
        break
      case 'actor-started': {
        const member = this.#members.get(event.actor)
        if (member) member.pid ??= event.pid
        break
      }
      case 'actor-exited': {
        const member = this.#members.get(event.actor)
        if (!member || member.ended) break
        member.ended = true
        member.cause = event.cause
        this.#count(member, -1)
        break
      }
      default:
    }
  }

  get(id: ActorId): Member | undefined {
    return this.#members.get(id)
  }

  alive(): Member[] {
    return [...this.#members.values()].filter((member) => !member.ended)
  }

  aliveProcesses(): Member[] {
    return this.alive().filter(isProcess)
  }

  /** The process that this actor is, or lives in. */
  processOf(id: ActorId): Member | undefined {
    for (
      let at: ActorId | undefined = id;
      at !== undefined;
      at = this.#members.get(at)?.parent ?? parentOf(at)
    ) {
      const member = this.#members.get(at)
      if (member && isProcess(member)) return member
    }
    return undefined
  }

  /** Threads and tasks of a process that have not ended. */
  insideOf(process: ActorId): Member[] {
    return this.alive().filter((member) => !isProcess(member) && this.processOf(member.id)?.id === process)
  }

  /** The process that will see this process end: the one its creator lives in; undefined for the main process. */
  reaperOf(process: Member): Member | undefined {
    return process.parent === undefined ? undefined : this.processOf(process.parent)
  }

  #add(id: ActorId, kind: ActorKind, name: string, parent: ActorId | undefined): void {
    const member: Member = {
      id,
      kind,
      name,
      parent: parent ?? parentOf(id),
      pid: undefined,
      ended: false,
      cause: undefined,
    }
    this.#members.set(id, member)
    this.#count(member, 1)
  }

  #count(member: Member, by: number): void {
    if (isProcess(member)) this.processes += by
    else if (member.kind === 'thread') this.threads += by
  }
}

export function isProcess(member: { kind: ActorKind }): boolean {
  return member.kind === 'main' || member.kind === 'child' || member.kind === 'utility'
}
