/** Who runs in this thread: one actor per JavaScript realm. Set once at boot, read everywhere. */
import { parentOf } from '../../shared/trace/ids.ts'
import type { ActorId } from '../../shared/trace/ids.ts'
import type { Boot } from '../../shared/contract/actor.ts'

export interface Actor {
  readonly id: ActorId
  /** The process it lives in; the same as `id` for a process's main thread. */
  readonly process: ActorId
  /** What the program calls it; Python lets a program change it. */
  name: string
  readonly kind: 'main' | 'child' | 'utility' | 'thread'
  readonly boot: Boot
  /** Counts the actors it started. */
  started: number
}

let current: Actor | undefined

export function setActor(actor: Actor): void {
  current = actor
}

export function self(): Actor {
  if (!current)
    throw new Error(
      'the lab library works only inside a run: start the program with `npm run lab -- run <file>`',
    )
  return current
}

export function insideRun(): boolean {
  return current !== undefined
}

/** The id of the next actor that this one starts. */
export function nextChildId(): ActorId {
  const actor = self()
  actor.started += 1
  return `${actor.id}.${actor.started}` as ActorId
}

/** The id of the process that started this actor's process. */
export function parentProcessId(): ActorId | undefined {
  return parentOf(self().process)
}
