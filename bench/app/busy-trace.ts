/** A trace of any length, as a run of some actors that pass items on under a lock would write it. */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { encodeEvent } from '../../shared/trace/codec.ts'
import type { TraceEvent } from '../../shared/trace/events.ts'
import { actorId, MAIN_ACTOR, micros, parentOf, resourceId, type ActorId } from '../../shared/trace/ids.ts'

const PROCESSES = 4
const THREADS = 4
/** Between two events, microseconds: 10,000 a second. */
const STEP = 100
/** Characters handed to the file at once. */
const CHUNK = 1 << 20

const processes = Array.from({ length: PROCESSES }, (_, n) => actorId(`0.${n + 1}`))
const threads = Array.from({ length: PROCESSES * THREADS }, (_, n) =>
  actorId(`${processes[n % PROCESSES]!}.${Math.floor(n / PROCESSES) + 1}`),
)
const actors = [MAIN_ACTOR, ...processes, ...threads]
const queue = resourceId('q')

/** Writes one to a file, piece by piece. */
export async function writeBusyTrace(path: string, count: number): Promise<void> {
  const file = createWriteStream(path)
  let text = ''
  for (const event of busyTrace(count)) {
    text += encodeEvent(event)
    if (text.length < CHUNK) continue
    if (!file.write(text)) await once(file, 'drain')
    text = ''
  }
  file.end(text)
  await once(file, 'finish')
}

/** `count` events, from `run` to `ended`; at least what it takes to begin and end, and no part of a turn at the end. */
export function* busyTrace(count: number): Generator<TraceEvent> {
  let left = count - actors.length - 1
  let written = 0
  for (let n = 0, round: TraceEvent[] = beginning(); round.length <= left; round = turn(n++)) {
    for (const event of round) yield { ...event, t: at(written++) }
    left -= round.length
  }
  for (const actor of actors.toReversed())
    yield { type: 'actor-exited', t: at(written++), actor, code: 0, cause: 'returned' }
  yield { type: 'ended', t: at(written), outcome: 'finished' }
}

/** How many waits and holds, which the timeline draws as spans, a trace of so many events has. */
export function spansOf(count: number): number {
  return 2 * Math.floor((count - beginning().length - actors.length - 1) / turn(0).length)
}

const at = (n: number) => micros(n * STEP)
const lockOf = (thread: ActorId) => resourceId(`${parentOf(thread)!}/lock`)

/** Times are put in when all are in order. */
const t = micros(0)

function beginning(): TraceEvent[] {
  return [
    {
      type: 'run',
      version: 1,
      t,
      run: 'busy',
      date: new Date(0).toISOString(),
      program: { name: 'busy', language: 'typescript' },
      parameters: {},
      speed: 1,
      processes: 'child',
      drive: 'whole',
      host: { platform: 'linux', arch: 'x64', cores: 2, node: '20.0.0' },
    },
    ...actors.flatMap((actor, n): TraceEvent[] => [created(actor, n), started(actor, n)]),
    {
      type: 'resource-created',
      t,
      actor: MAIN_ACTOR,
      resource: queue,
      kind: 'queue',
      name: 'q',
      scope: 'process',
    },
    ...processes.map((actor): TraceEvent => {
      const resource = resourceId(`${actor}/lock`)
      return { type: 'resource-created', t, actor, resource, kind: 'lock', name: 'lock', scope: 'thread' }
    }),
  ]
}

function created(actor: ActorId, n: number): TraceEvent {
  const kind = n === 0 ? 'main' : n <= PROCESSES ? 'child' : 'thread'
  const parent = parentOf(actor)
  return {
    type: 'actor-created',
    t,
    actor,
    ...(parent && { parent }),
    kind,
    name: n === 0 ? 'main' : `a${n}`,
  }
}

function started(actor: ActorId, n: number): TraceEvent {
  const process = n > PROCESSES ? processes.indexOf(parentOf(actor)!) + 1 : n
  return { type: 'actor-started', t, actor, pid: 1000 + process, ppid: 1000, tid: 1000 + n }
}

/** One thread waits for its process's lock, passes an item on under it, and rarely says so. */
function turn(n: number): TraceEvent[] {
  const actor = threads[n % threads.length]!
  const resource = lockOf(actor)
  const source = { file: 'busy.ts', line: 1 + (n % 40) }
  const wait: TraceEvent = { type: 'wait-begin', t, actor, seq: n, op: 'acquire', resource, since: t, source }
  return [
    wait,
    { type: 'wait-end', t, actor, seq: n, result: 'ok' },
    { type: 'acquired', t, actor, resource, source },
    { type: 'put', t, actor, resource: queue, item: n, level: 1, preview: String(n) },
    { type: 'got', t, actor, resource: queue, item: n, level: 0, preview: String(n) },
    { type: 'released', t, actor, resource },
    n % 20 === 0
      ? { type: 'output', t, actor, stream: 'stdout', text: `item ${n} was passed on\n` }
      : { type: 'sample', t, resource: queue, value: 0 },
  ]
}
