/**
 * Branded identifiers and times of a trace, so that a pid can't be passed where an actor is meant.
 */
declare const brand: unique symbol
type Brand<T, B extends string> = T & { readonly [brand]: B }

/**
 * An actor's place in the tree of who started whom: `0` is the run's main process, `0.2` the second actor it
 * started, `0.2.1` the first one that `0.2` started. Unique in a run without any coordination.
 */
export type ActorId = Brand<string, 'ActorId'>

/**
 * A resource. Between processes: its key (`queue`). Between the threads of one process: that process's actor id, a
 * slash, its key (`0/lock1`).
 */
export type ResourceId = Brand<string, 'ResourceId'>

/** Microseconds since the run's origin, whole, on the machine's monotonic clock. */
export type Micros = Brand<number, 'Micros'>

export const actorId = (text: string) => text as ActorId
export const resourceId = (text: string) => text as ResourceId
export const micros = (n: number) => n as Micros

export const MAIN_ACTOR = actorId('0')

/** The actor that started this one, read off the id; undefined for the main process. */
export function parentOf(actor: ActorId): ActorId | undefined {
  const dot = actor.lastIndexOf('.')
  return dot < 0 ? undefined : actorId(actor.slice(0, dot))
}
