/** What to change, as tags: the sentences are in each language's file. */
import type { Awaited } from './facts.ts'
import type { VerdictFacts } from './sentences.ts'

export type Advice =
  | 'one-order'
  | 'acquire-timeout'
  | 'release-before-join'
  | 'no-mutual-join'
  | 'join-timeout'
  | 'rlock'
  | 'release-first'
  | 'back-off'
  | 'with-block'
  | 'no-kill-in-section'
  | 'add-consumer'
  | 'larger-queue'
  | 'put-timeout'
  | 'end-marker'
  | 'get-timeout'
  | 'release-permit'
  | 'set-event'
  | 'notify'
  | 'check-before-wait'
  | 'enough-parties'
  | 'barrier-timeout'
  | 'wait-timeout'
  | 'task-done'
  | 'close-pipe'
  | 'poll'
  | 'result-timeout'
  | 'future-timeout'
  | 'close-pool'
  | 'release-lock'
  | 'lock-update'
  | 'one-writer'

/** The advice on a verdict, the likeliest first; three at most. */
export function adviceFor(facts: VerdictFacts): readonly Advice[] {
  switch (facts.variant) {
    case 'deadlock':
      return adviceOnCycle(facts)
    case 'self-deadlock':
      return facts.waits[0]?.awaited === 'join' ? ['no-mutual-join'] : ['rlock', 'release-first']
    case 'temporary':
      return ['back-off', 'one-order']
    case 'orphan':
      return ['with-block', 'no-kill-in-section', 'acquire-timeout']
    case 'stuck':
      return [...new Set(facts.waits.flatMap((wait) => onStuck[wait.awaited]))].slice(0, 3)
    case 'lost-updates':
      return ['lock-update', 'one-writer']
    default:
      return facts.variant satisfies never
  }
}

function adviceOnCycle({ waits }: VerdictFacts): readonly Advice[] {
  const joins = waits.filter((wait) => wait.awaited === 'join').length
  if (joins === 0) return ['one-order', 'acquire-timeout']
  return joins === waits.length ? ['no-mutual-join', 'join-timeout'] : ['release-before-join', 'join-timeout']
}

const onStuck: Readonly<Record<Awaited, readonly Advice[]>> = {
  lock: ['release-lock', 'with-block', 'acquire-timeout'],
  semaphore: ['release-permit', 'acquire-timeout'],
  put: ['add-consumer', 'larger-queue', 'put-timeout'],
  get: ['end-marker', 'get-timeout'],
  'queue-join': ['task-done', 'add-consumer'],
  event: ['set-event', 'wait-timeout'],
  condition: ['notify', 'check-before-wait', 'wait-timeout'],
  barrier: ['enough-parties', 'barrier-timeout'],
  join: ['join-timeout'],
  recv: ['close-pipe', 'poll'],
  send: ['add-consumer'],
  result: ['result-timeout'],
  future: ['future-timeout'],
  work: ['close-pool'],
  sleep: [],
  input: [],
}
