/**
 * The event union: everything that can happen in a run, one line of NDJSON each. `docs/TRACE.md` describes it for
 * writers in other languages. Every event carries `type`, `t` (microseconds since the run's origin) and, unless it
 * speaks of the run itself, `actor` (who it happened to).
 */
import { z } from 'zod'
import { actorIdSchema, microsSchema, resourceIdSchema } from './id-schemas.ts'
import { ACTOR_KINDS, EXIT_CAUSES, RESOURCE_KINDS, WAIT_OPS } from './kinds.ts'

export type { ActorKind, ExitCause, ResourceKind, WaitOp } from './kinds.ts'

/** The version this code writes and the newest it reads. */
export const TRACE_VERSION = 1

/** A program whose text is longer, in characters, is not kept with its run. */
export const LONGEST_KEPT_PROGRAM = 200_000

const text = z.string()
const line = z.number().int().min(1)
const count = z.number().int().min(0)
const at = { t: microsSchema, actor: actorIdSchema }

/** A place in the program's own source. */
export const sourceSchema = z.object({ file: text.max(1000), line })

export const actorKindSchema = z.enum(ACTOR_KINDS)
export const resourceKindSchema = z.enum(RESOURCE_KINDS)
export const waitOpSchema = z.enum(WAIT_OPS)
export const exitCauseSchema = z.enum(EXIT_CAUSES)

const wait = {
  /** Counts the waits of one actor, so that "still the same wait" can be asked. */
  seq: count,
  op: waitOpSchema,
  resource: resourceIdSchema.optional(),
  /** join: the actor whose end is awaited. */
  target: actorIdSchema.optional(),
  /** When the call began to block; the event itself is written a little later, when the wait has proved not to be short. */
  since: microsSchema,
  /** When the wait will give up by itself; absent if never. */
  deadline: microsSchema.optional(),
  source: sourceSchema.optional(),
}
export const waitSchema = z.object(wait)

export const eventSchema = z.discriminatedUnion('type', [
  /** First line of every trace. */
  z.object({
    type: z.literal('run'),
    version: z.number().int(),
    t: microsSchema,
    run: text,
    /** Wall-clock start, ISO 8601. */
    date: text,
    program: z.object({
      name: text,
      path: text.optional(),
      lab: text.optional(),
      language: z.enum(['typescript', 'python']),
      /** As it ran; absent if it is a lab's own, which the catalog has, or too long. */
      text: text.max(LONGEST_KEPT_PROGRAM).optional(),
    }),
    parameters: z.record(text, z.union([z.number(), z.string(), z.boolean()])),
    /** Sleeps and timeouts run this many times faster than written. */
    speed: z.number().positive(),
    processes: z.enum(['child', 'utility']),
    drive: z.enum(['whole', 'hand']),
    seed: z.number().optional(),
    host: z.object({ platform: text, arch: text, cores: count, node: text }),
  }),
  /** An object that the main process declared and that can be driven by hand: a process, thread, pool or resource. */
  z.object({
    type: z.literal('declared'),
    ...at,
    name: text,
    kind: z.union([z.enum(['process', 'thread', 'pool']), resourceKindSchema]),
    resource: resourceIdSchema.optional(),
  }),
  /** Written by the parent, in `start()`. */
  z.object({
    type: z.literal('actor-created'),
    ...at,
    parent: actorIdSchema.optional(),
    kind: actorKindSchema,
    name: text,
    daemon: z.boolean().optional(),
    source: sourceSchema.optional(),
  }),
  /** Written by the actor itself as its first act. `tid` is the operating system's thread id. */
  z.object({ type: z.literal('actor-started'), ...at, pid: count, ppid: count, tid: count.optional() }),
  /** Written by whoever reaped it. `code` follows Python: the negative signal number if a signal ended it (POSIX). */
  z.object({
    type: z.literal('actor-exited'),
    ...at,
    code: z.number().int().optional(),
    signal: text.optional(),
    cause: exitCauseSchema,
    message: text.optional(),
  }),
  z.object({
    type: z.literal('resource-created'),
    ...at,
    resource: resourceIdSchema,
    kind: resourceKindSchema,
    name: text,
    /** Between processes, or between the threads of one process. */
    scope: z.enum(['process', 'thread']),
    /** Queue: maxsize (absent: unbounded). Semaphore: the initial value. Barrier: parties. Array: length. */
    capacity: count.optional(),
    /** Value: what it starts with. */
    initial: z.number().optional(),
    source: sourceSchema.optional(),
  }),
  z.object({
    type: z.literal('wait-begin'),
    ...at,
    ...wait,
    /** Who held the resource when this was written; authority is the look (see docs/TRACE.md). */
    holders: z.array(actorIdSchema).optional(),
  }),
  z.object({ type: z.literal('wait-end'), ...at, seq: count, result: z.enum(['ok', 'timeout', 'broken']) }),
  /** Lock, rlock, semaphore taken. In hot loops these two are left out and counted instead (`counters`). */
  z.object({
    type: z.literal('acquired'),
    ...at,
    resource: resourceIdSchema,
    source: sourceSchema.optional(),
  }),
  z.object({ type: z.literal('released'), ...at, resource: resourceIdSchema }),
  /**
   * Queue or pipe traffic. `item` numbers the items of one queue from 0 in the order of the puts; `level` is the fill after.
   * Either is absent where nobody can tell: between Python's processes.
   */
  z.object({
    type: z.literal('put'),
    ...at,
    resource: resourceIdSchema,
    item: count.optional(),
    level: count.optional(),
    preview: text.max(200).optional(),
    source: sourceSchema.optional(),
  }),
  z.object({
    type: z.literal('got'),
    ...at,
    resource: resourceIdSchema,
    item: count.optional(),
    level: count.optional(),
    preview: text.max(200).optional(),
    source: sourceSchema.optional(),
  }),
  z.object({ type: z.literal('task-done'), ...at, resource: resourceIdSchema, unfinished: count }),
  /** A sample: a value, an array's elements, a semaphore's count, an event's flag (0/1), a barrier's waiting, a queue's level. */
  z.object({
    type: z.literal('sample'),
    t: microsSchema,
    resource: resourceIdSchema,
    value: z.union([z.number(), z.string(), z.array(z.number())]),
  }),
  /**
   * What one actor did to one resource since its last such event, counted instead of written out. Sums over all such
   * events are totals, including the operations that were written out as well.
   */
  z.object({
    type: z.literal('counters'),
    ...at,
    resource: resourceIdSchema,
    /** Acquires, puts, gets, reads, writes that succeeded at once or after waiting. */
    acquisitions: count.optional(),
    /** How many of them had to wait at all. */
    contended: count.optional(),
    /** Microseconds waited in all of them. */
    waited: count.optional(),
    reads: count.optional(),
    writes: count.optional(),
    /** Sum of (written - read before by the same actor): what the writes of this actor should have added up to. */
    delta: z.number().optional(),
    /** A write without a read before it: then `delta` says nothing about lost updates. */
    blind: z.boolean().optional(),
  }),
  z.object({ type: z.literal('task-begin'), ...at, pool: resourceIdSchema, task: count, name: text }),
  z.object({ type: z.literal('task-end'), ...at, pool: resourceIdSchema, task: count, ok: z.boolean() }),
  /** What the program printed. A long text comes in several events; `text` holds its own line ends. */
  z.object({ type: z.literal('output'), ...at, stream: z.enum(['stdout', 'stderr']), text }),
  /** A number the program measured, for bar charts: one bar per (group, label). */
  z.object({ type: z.literal('measured'), ...at, group: text, label: text, value: z.number(), unit: text }),
  /** By hand: a command was taken up, was done, or failed. */
  z.object({
    type: z.literal('command'),
    ...at,
    id: count,
    text,
    state: z.enum(['begun', 'done', 'failed']),
    result: text.optional(),
  }),
  /** A sentence for the reader that is not the program's own: a limit reached, output left out of the live view, … */
  z.object({
    type: z.literal('notice'),
    t: microsSchema,
    actor: actorIdSchema.optional(),
    /** program: your program did this; limit: a limit was reached; ours: the lab's own fault. */
    voice: z.enum(['program', 'limit', 'ours']),
    code: text,
    text,
    /** The same in Chinese. */
    zh: text.optional(),
  }),
  z.object({
    type: z.literal('verdict'),
    t: microsSchema,
    kind: z.enum(['deadlock', 'orphan', 'stuck', 'lost-updates']),
    actors: z.array(actorIdSchema),
    resources: z.array(resourceIdSchema),
    /** The waits that make it up, in cycle order where it is a cycle. */
    waits: z.array(z.object({ actor: actorIdSchema, ...wait, holder: actorIdSchema.optional() })),
    /** From the moment the last wait began to block to this verdict, microseconds. */
    latency: count,
    /** A timeout will break it at this time, and this actor gets it. */
    breaks: z.object({ t: microsSchema, actor: actorIdSchema }).optional(),
    /** lost-updates: how many, and what the value should be. */
    lost: z.number().optional(),
    expected: z.number().optional(),
    actual: z.number().optional(),
  }),
  /** Last line of a complete trace. */
  z.object({
    type: z.literal('ended'),
    t: microsSchema,
    outcome: z.enum(['finished', 'failed', 'deadlock', 'stopped']),
    message: text.optional(),
    /** The message in Chinese. */
    zh: text.optional(),
  }),
])

export type TraceEvent = z.output<typeof eventSchema>
export type EventType = TraceEvent['type']
export type EventOf<T extends EventType> = Extract<TraceEvent, { type: T }>
export type Wait = z.output<typeof waitSchema>
export type Source = z.output<typeof sourceSchema>
export type Verdict = EventOf<'verdict'>
export type Outcome = EventOf<'ended'>['outcome']
