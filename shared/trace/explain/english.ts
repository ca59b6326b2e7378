/** Verdicts in English. */
import type { Awaited, WaitFacts } from './facts.ts'
import { grouped, short, type Sentences, type VerdictFacts } from './sentences.ts'

const place = ({ line, file }: WaitFacts) => {
  if (line === undefined) return ''
  return file === undefined ? ` (line ${line})` : ` (${file}:${line})`
}
const fill = ({ resource }: WaitFacts) =>
  resource?.level === undefined || resource.capacity === undefined
    ? ''
    : ` (${resource.level} of ${resource.capacity})`

const waits: Readonly<Record<Awaited, (wait: WaitFacts) => string>> = {
  lock: (wait) => `${wait.actor} waits for ${wait.thing}${place(wait)}${heldBy(wait)}`,
  semaphore: (wait) => `${wait.actor} waits for a permit of ${wait.thing}${place(wait)}`,
  put: (wait) =>
    `${wait.actor} waits to put an item into ${wait.thing}${place(wait)}, which is full${fill(wait)}`,
  get: (wait) => `${wait.actor} waits for an item from ${wait.thing}${place(wait)}, which is empty`,
  'queue-join': (wait) =>
    `${wait.actor} waits in ${wait.thing}.join()${place(wait)} for all items to be done`,
  event: (wait) => `${wait.actor} waits for ${wait.thing} to be set${place(wait)}`,
  condition: (wait) => `${wait.actor} waits to be notified on ${wait.thing}${place(wait)}`,
  barrier: (wait) => `${wait.actor} waits at the barrier ${wait.thing}${place(wait)}`,
  join: (wait) => `${wait.actor} waits for ${wait.thing} to end${place(wait)}`,
  recv: (wait) => `${wait.actor} waits for a message from ${wait.thing}${place(wait)}`,
  send: (wait) => `${wait.actor} waits for room in ${wait.thing}${place(wait)}`,
  result: (wait) => `${wait.actor} waits for a result of ${wait.thing}${place(wait)}`,
  future: (wait) => `${wait.actor} awaits something that is still to come${place(wait)}`,
  work: (wait) => `${wait.actor} waits for work from ${wait.thing}${place(wait)}`,
  sleep: (wait) => `${wait.actor} sleeps${place(wait)}`,
  input: (wait) => `${wait.actor} waits for input${place(wait)}`,
}

const nobody: Readonly<Record<Awaited, (wait: WaitFacts) => string>> = {
  lock: (wait) => `Nobody is left who could release ${wait.thing}`,
  semaphore: (wait) => `Nobody is left who could release ${wait.thing}`,
  put: (wait) => `Nobody is left who could take an item out of ${wait.thing}`,
  get: (wait) => `Nobody is left who could put an item into ${wait.thing}`,
  'queue-join': (wait) => `Nobody is left who could call ${wait.thing}.task_done()${missing(wait)}`,
  event: (wait) => `Nobody is left who could set ${wait.thing}`,
  condition: (wait) => `Nobody is left who could notify ${wait.thing}`,
  barrier: (wait) => `Nobody else is left who could come to ${wait.thing}${parties(wait)}`,
  join: (wait) => `${wait.thing} will not end`,
  recv: (wait) => `Nobody is left who could send into ${wait.thing}`,
  send: (wait) => `Nobody is left who could receive from ${wait.thing}`,
  result: (wait) => `Nobody is left who could deliver a result of ${wait.thing}`,
  future: () => 'Nobody is left who could bring it about',
  work: (wait) => `Nobody is left who could give work to ${wait.thing}`,
  sleep: () => 'Nothing else goes on',
  input: () => 'Nothing else goes on',
}

export const english: Sentences = {
  waits,
  nobody,
  heading: {
    deadlock: 'Deadlock',
    'self-deadlock': 'Deadlock with itself',
    temporary: 'Deadlock for the time being',
    orphan: 'Orphaned lock',
    stuck: 'Stuck',
    'lost-updates': 'Lost updates',
  },
  happened: {
    deadlock: (facts) => `${chain(facts)}. Reported ${short(facts.latencyMs)} ms after the cycle closed.`,
    'self-deadlock': (facts) =>
      `${chain(facts)}. Reported ${short(facts.latencyMs)} ms after the wait began.`,
    temporary: (facts) => `${chain(facts)}. ${breaks(facts)}`,
    orphan: (facts) =>
      `${chain(facts)}. Nobody else can release it. Reported ${short(facts.latencyMs)} ms after it happened.`,
    stuck: (facts) =>
      `${chain(facts)}. ${reasons(facts)}. Reported ${short(facts.latencyMs)} ms after the last chance was gone.`,
    'lost-updates': (facts) => lost(facts),
  },
  advice: {
    'one-order': 'take the locks in one order',
    'acquire-timeout': 'acquire(timeout=2)',
    'release-before-join': 'release the lock before join()',
    'no-mutual-join': 'join only actors that do not wait for you',
    'join-timeout': 'join(timeout=2)',
    rlock: 'use an RLock, which its holder may take again',
    'release-first': 'release the lock before taking it again',
    'back-off': 'when acquire() returns False, release what you hold and try again later',
    'with-block': 'release in a `with` block or in `finally`',
    'no-kill-in-section': 'do not terminate or leave while holding a lock',
    'add-consumer': 'have somebody take the items out',
    'larger-queue': 'a larger maxsize',
    'put-timeout': 'put(item, timeout=2), which raises Full',
    'end-marker': 'put an end marker as the last item (one for each consumer)',
    'get-timeout': 'get(timeout=2), which raises Empty',
    'release-permit': 'release() once for each acquire()',
    'set-event': 'call set() before its last setter ends',
    notify: 'call notify() or notify_all() after each change',
    'check-before-wait': 'check the condition before wait(): wait_for(predicate)',
    'enough-parties': 'start as many actors as the barrier has parties',
    'barrier-timeout': 'wait(timeout=2), which breaks the barrier',
    'wait-timeout': 'wait(timeout=2)',
    'task-done': 'call task_done() once for each get()',
    'close-pipe': 'close the ends of the pipe that are not used, so that recv() raises EOFError',
    poll: 'poll(timeout=2) before recv()',
    'result-timeout': 'get(timeout=2), which raises TimeoutError',
    'future-timeout': 'result(timeout=2), or wait_for in asyncio, which raise TimeoutError',
    'close-pool': 'close() the pool',
    'release-lock': 'release() once for each acquire()',
    'lock-update': 'put a lock around reading and writing the variable',
    'one-writer': 'let each actor count for itself and add up at the end',
  },
  whole(heading, happened, advice) {
    return `${heading}. ${happened}${advice.length === 0 ? '' : ` Try: ${advice.join(' · ')}`}`
  },
}

function heldBy(wait: WaitFacts): string {
  if (wait.holder === undefined) return ''
  if (wait.holderIsItself) return ', which it holds itself'
  return `, held by ${wait.holder}`
}

const chain = ({ waits: all, variant }: VerdictFacts) =>
  all.map((wait) => waits[wait.awaited](wait) + (variant === 'orphan' ? deadHolder(wait) : '')).join('; ')

const deadHolder = (wait: WaitFacts) =>
  wait.holderEnd === undefined ? ', which has ended' : `, which was ended by ${wait.holderEnd}`

const reasons = ({ waits: all }: VerdictFacts) =>
  [...new Set(all.map((wait) => nobody[wait.awaited](wait)))].join('. ')

function breaks({ breaks }: VerdictFacts): string {
  if (breaks === undefined) return ''
  return `It will break by itself at ${breaks.seconds.toFixed(2)} s, when ${breaks.actor} gets the timeout.`
}

const missing = ({ resource }: WaitFacts) => (resource?.unfinished ? `; ${resource.unfinished} not done` : '')

function parties({ resource, together }: WaitFacts): string {
  if (resource?.capacity === undefined) return ''
  return `: ${together} of ${resource.capacity} are there`
}

function lost({ variable, actual = 0, expected = 0, lost = 0, updates, actors }: VerdictFacts): string {
  const sums = `${variable} is ${grouped(actual)} and should be ${grouped(expected)}`
  const many =
    updates === undefined
      ? `updates worth ${grouped(lost)} were lost`
      : `${grouped(Math.abs(lost))} of ${grouped(updates)} updates were lost`
  const who =
    actors.length > 1
      ? ` Between one actor's read and its write, another one wrote (${actors.join(', ')}).`
      : ''
  return `${sums}: ${many}.${who}`
}
