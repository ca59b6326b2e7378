/**
 * What the supervisor and an actor process say to each other, besides trace events.
 *
 * File descriptors of a process actor: 0 standard input, 1 and 2 what the engine or V8 itself prints (the program's
 * own output are `output` events), 3 trace events (NDJSON, written synchronously, each write at most EVENT_BYTES so
 * that several threads and processes can share the pipe), 4 the boot line and, driven by hand, one command a line.
 *
 * A utility process (Electron starts it, and gives it descriptors 0 to 2 only) finds its boot line in a file named on its
 * command line, and its events go to standard output. The main process of a run is always a child process: it has to
 * take commands. Whatever processes start after it are of the kind that was asked for.
 *
 * A process that has threads or children, or waits for something of its own threads, runs a service thread. It connects to `control` (a local socket) and
 * answers looks there. The sampler answers the same looks for what lies in memory shared between processes.
 */
import { z } from 'zod'
import { actorIdSchema, resourceIdSchema } from '../trace/id-schemas.ts'
import { resourceKindSchema, waitOpSchema, waitSchema } from '../trace/events.ts'

export const bootSchema = z.object({
  run: z.string(),
  /** Everything the run puts on disk lies here; removed with the run. */
  folder: z.string(),
  /** Path (or Windows pipe name) of the supervisor's local socket, and what to say there first. */
  control: z.string(),
  token: z.string(),
  /** process.hrtime.bigint() at the run's origin, as text. */
  origin: z.string(),
  /** Name of the run's shared segment, one leading slash, at most 20 characters; nobody has made it yet. */
  segment: z.string(),
  /** The compiled program: files by the path they are shown under; `entry` is one of them. */
  program: z.object({ entry: z.string(), files: z.string() }),
  parameters: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  speed: z.number().positive(),
  seed: z.number(),
  drive: z.enum(['whole', 'hand']),
  processes: z.enum(['child', 'utility']),
  /** false: write nothing but output, lifecycle and waits (for measuring what tracing costs). */
  trace: z.boolean(),
  limits: z.object({ processes: z.number().int(), threads: z.number().int() }),
  actor: z.object({
    id: actorIdSchema,
    name: z.string(),
    kind: z.enum(['main', 'child', 'utility']),
    daemon: z.boolean(),
  }),
  /** The process that asked for it (to the operating system, a utility process's parent is the app); null: the run itself. */
  parent: z.object({ name: z.string(), pid: z.number().int() }).nullable(),
  /** Child: what to run, encoded by the runtime's codec, base64. */
  start: z.string().optional(),
})
export type Boot = z.output<typeof bootSchema>

/** A line on BOOT_FD after the boot line, when driven by hand. */
export const commandSchema = z.object({ id: z.number().int(), text: z.string().max(10_000) })
export type Command = z.output<typeof commandSchema>

/** service -> supervisor, first line on the control socket. */
export const helloSchema = z.object({
  type: z.literal('hello'),
  token: z.string(),
  actor: actorIdSchema,
  pid: z.number().int(),
})
/** Instead of hello, from a Python process: trace events follow on this connection, one a line. */
export const eventsSchema = helloSchema.extend({ type: z.literal('events') })
export const greetingSchema = z.discriminatedUnion('type', [helloSchema, eventsSchema])
export type Greeting = z.output<typeof greetingSchema>
/** supervisor -> service of a Python process: this child of yours has ended; write its `actor-exited` if you can see how. */
export const goneSchema = z.object({ type: z.literal('gone'), actor: actorIdSchema, pid: z.number().int() })
export type Gone = z.output<typeof goneSchema>
/** supervisor -> service or sampler: say what you see now. */
export const lookSchema = z.object({ type: z.literal('look'), id: z.number().int() })

/** One resource as it lies in memory at the moment of the look; only those somebody waits for. */
export const seenResourceSchema = z.object({
  resource: resourceIdSchema,
  kind: resourceKindSchema,
  /** Who holds it now (lock, rlock); empty if free, unknown or not a thing that is held. */
  holders: z.array(actorIdSchema),
  /** It was once released by an actor that did not hold it, so anybody may release it: it is used as a signal. */
  foreign: z.boolean(),
  /**
   * It is taken, and nobody has said that he has it: whoever it is is just taking it or giving it back, or was killed at
   * that. Said only where every waiter counts its tries.
   */
  unclaimed: z.boolean().optional(),
  /** What would succeed at once now: somebody who waits for it has been woken already. */
  ready: z.array(waitOpSchema).optional(),
  /** A lock of which only some processes know who holds it: it is taken, also if `holders` is empty. */
  taken: z.boolean().optional(),
})
export const lookedSchema = z.object({
  type: z.literal('looked'),
  id: z.number().int(),
  waits: z.array(
    waitSchema.extend({
      actor: actorIdSchema,
      /** How often it has tried again in vain since it began to wait; absent where that can't be said. */
      tries: z.number().int().min(0).optional(),
    }),
  ),
  resources: z.array(seenResourceSchema),
})
export type Look = z.output<typeof lookSchema>
export type Looked = z.output<typeof lookedSchema>
export type Hello = z.output<typeof helloSchema>

/** service -> supervisor: start a utility process (only the desktop app can); `id` numbers the requests of one service. */
export const spawnUtilitySchema = z.object({
  type: z.literal('spawn-utility'),
  id: z.number().int(),
  boot: bootSchema,
})
/** supervisor -> service: it runs under this pid, or why there is none. */
export const spawnedSchema = z.object({
  type: z.literal('spawned'),
  id: z.number().int(),
  pid: z.number().int().optional(),
  error: z.string().optional(),
})
/** supervisor -> service: the utility process of that request has ended; its `actor-exited` is in the trace already. */
export const utilityExitedSchema = z.object({
  type: z.literal('utility-exited'),
  id: z.number().int(),
  code: z.number().int(),
})
export type SpawnUtility = z.output<typeof spawnUtilitySchema>
export type Spawned = z.output<typeof spawnedSchema>
export type UtilityExited = z.output<typeof utilityExitedSchema>

/** What a service may say after its hello, and what it may be told. */
export const fromServiceSchema = z.discriminatedUnion('type', [lookedSchema, spawnUtilitySchema])
export const toServiceSchema = z.discriminatedUnion('type', [
  lookSchema,
  spawnedSchema,
  utilityExitedSchema,
  goneSchema,
])
export type FromService = z.output<typeof fromServiceSchema>
export type ToService = z.output<typeof toServiceSchema>
