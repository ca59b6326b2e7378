/** The greatest set of waiting actors of which none can be woken from outside the set. */
import type { ActorId } from '../ids.ts'
import { wakenBy, type Model } from './model.ts'

/** Everybody but those that some actor that runs, or wakes itself, might wake in however many steps. */
export function stuckSet(model: Model, options: { readonly deadlinesCount: boolean }): Set<ActorId> {
  const awake: ActorId[] = []
  for (const actor of model.actors.values()) {
    if (actor.alive && wakesItself(model, actor.id, options.deadlinesCount)) awake.push(actor.id)
  }
  // Holders and targets that nobody has heard of yet count as running.
  for (const waker of model.dependents.keys()) if (!model.actors.has(waker)) awake.push(waker)
  const woken = wakenBy(model, awake)
  const stuck = new Set<ActorId>()
  for (const id of model.waits.keys()) if (!woken.has(id)) stuck.add(id)
  return stuck
}

function wakesItself(model: Model, id: ActorId, deadlinesCount: boolean): boolean {
  const waiting = model.waits.get(id)
  if (waiting === undefined || waiting.wakers.type === 'itself') return true
  return deadlinesCount && waiting.wait.deadline !== undefined
}
