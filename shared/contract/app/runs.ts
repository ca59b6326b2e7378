/** Runs: what is asked for, what is under way, what was kept. */
import { z } from 'zod'
import { actorIdSchema, microsSchema } from '../../trace/id-schemas.ts'
import { isEvent } from '../../trace/codec/line.ts'
import type { TraceEvent } from '../../trace/events.ts'
import { START_METHODS } from '../start-methods.ts'
import { languageSchema, LONGEST_PROGRAM } from './programs.ts'

/** What is to be run. */
export const runTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lab'), lab: z.string().max(100), language: languageSchema }),
  z.object({ kind: z.literal('file'), path: z.string().max(4096) }),
  /** A text from the editor; `lab`: it was copied from that lab and has its parameters. */
  z.object({
    kind: z.literal('text'),
    name: z.string().max(200),
    language: languageSchema,
    text: z.string().max(LONGEST_PROGRAM),
    lab: z.string().max(100).optional(),
  }),
])
export type RunTarget = z.output<typeof runTargetSchema>

export const startRunSchema = z.object({
  target: runTargetSchema,
  settings: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])).default({}),
  speed: z.number().optional(),
  seconds: z.number().optional(),
  seed: z.number().optional(),
  processes: z.enum(['child', 'utility']).default('child'),
  /** Of a Python program; absent: as its Python does. */
  startMethod: z.enum(START_METHODS).optional(),
  drive: z.enum(['whole', 'hand']).default('whole'),
  onDeadlock: z.enum(['end', 'keep-going']).default('keep-going'),
})

/** A run that is under way, or has just been. */
export const runInfoSchema = z.object({
  run: z.string(),
  name: z.string(),
  lab: z.string().optional(),
  language: languageSchema,
  drive: z.enum(['whole', 'hand']),
  /** What was asked for, so that it can be run again. */
  target: runTargetSchema,
  /** It takes what is typed into its standard input. */
  input: z.boolean(),
  over: z.boolean(),
})
export type RunInfo = z.output<typeof runInfoSchema>

/** A run whose trace is kept. */
export const pastRunSchema = z.object({
  id: z.string(),
  run: z.string().optional(),
  name: z.string(),
  lab: z.string().optional(),
  language: languageSchema.optional(),
  /** ISO 8601; absent if its first line can't be read. */
  date: z.string().optional(),
  /** Absent: it is still going, or its trace broke off. */
  outcome: z.enum(['finished', 'failed', 'deadlock', 'stopped']).optional(),
  seconds: z.number().optional(),
  bytes: z.number(),
  live: z.boolean(),
})
export type PastRun = z.output<typeof pastRunSchema>

/**
 * Events of a run in the order of its trace; `first` is the number of the first of them, counted from 0. Output beyond
 * what can be read is left out of them, in the same way for every window; the kept trace has all of it.
 */
export const eventBatchSchema = z.object({
  run: z.string(),
  first: z.number().int().min(0),
  // One question for all of them: a batch has thousands.
  events: z.custom<TraceEvent[]>(areEvents, 'not events of a trace'),
  /** The present on the run's clock, if these are the newest events: it goes on from there until the next ones. */
  now: microsSchema.optional(),
  /** There are no more: the run is over and this is the rest. */
  last: z.boolean(),
})
export type EventBatch = z.output<typeof eventBatchSchema>

/** A piece of a kept trace: whole lines, and where the next piece begins. */
export const tracePieceSchema = z.object({
  text: z.string(),
  next: z.number().int().min(0),
  size: z.number().int().min(0),
})
export type TracePiece = z.output<typeof tracePieceSchema>

/** What the operating system says of the processes of a run. */
export const usageSchema = z.object({
  run: z.string(),
  processes: z.array(
    z.object({
      actor: actorIdSchema,
      pid: z.number().int(),
      /** Percent of one core. */
      cpu: z.number(),
      /** Bytes resident. */
      memory: z.number(),
    }),
  ),
})
export type Usage = z.output<typeof usageSchema>

function areEvents(value: unknown): value is TraceEvent[] {
  return Array.isArray(value) && value.every(isEvent)
}
