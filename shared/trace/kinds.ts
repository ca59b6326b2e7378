/** The kinds of things a trace speaks of. Plain lists: actors read them at start-up, where a validator would cost time. */

export const ACTOR_KINDS = ['main', 'child', 'utility', 'thread', 'task'] as const
export type ActorKind = (typeof ACTOR_KINDS)[number]

export const RESOURCE_KINDS = [
  'lock',
  'rlock',
  'semaphore',
  'bounded-semaphore',
  'event',
  'condition',
  'barrier',
  'queue',
  'lifo-queue',
  'priority-queue',
  'joinable-queue',
  'simple-queue',
  'pipe',
  'value',
  'array',
  'pool',
] as const
export type ResourceKind = (typeof RESOURCE_KINDS)[number]

/** What a waiting actor asked for. `sleep` and `input` are waits that nobody else has to end. */
export const WAIT_OPS = [
  'acquire', // lock, rlock, semaphore; the inner lock of a queue
  'put', // bounded queue: a free slot
  'get', // queue: an item
  'queue-join', // queue.join(): all tasks done
  'wait', // event, condition, barrier
  'join', // another actor's end (target)
  'recv', // pipe: a message
  'send', // pipe: room
  'result', // a pool task's result, or a pool's end
  'sleep',
  'input',
] as const
export type WaitOp = (typeof WAIT_OPS)[number]

/** Why an actor ended. `lost`: it is gone and nobody could see how. */
export const EXIT_CAUSES = ['returned', 'exception', 'exit', 'signal', 'crash', 'lost', 'limit'] as const
export type ExitCause = (typeof EXIT_CAUSES)[number]
