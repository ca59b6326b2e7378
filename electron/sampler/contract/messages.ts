/** What the supervisor and the sampler say to each other. Each side validates what it gets. */
import { z } from 'zod'
import { lookedSchema } from '../../../shared/contract/actor.ts'
import { actorIdSchema, microsSchema, resourceIdSchema } from '../../../shared/trace/id-schemas.ts'

const run = z.string().min(1).max(100)
const id = z.number().int()
const pid = z.number().int().min(2)

const sampleSchema = z.object({
  t: microsSchema,
  resource: resourceIdSchema,
  value: z.union([z.number(), z.string(), z.array(z.number())]),
})

/** supervisor -> sampler. Those with an `id` are answered exactly once, with that id. */
export const toSamplerSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('watch'),
    run,
    /** Removed with the run. */
    folder: z.string().min(1),
    segment: z.string().max(20),
    /** process.hrtime.bigint() at the run's origin. */
    origin: z.string().regex(/^\d+$/),
    /** The run's process group; all of it is killed if the supervisor vanishes. */
    group: pid.optional(),
  }),
  /** `alone`: it is not in the run's process group; a utility process. */
  z.object({ type: z.literal('process'), run, actor: actorIdSchema, pid, alone: z.boolean() }),
  z.object({ type: z.literal('look'), id, run }),
  z.object({ type: z.literal('samples'), id, run }),
  z.object({ type: z.literal('end'), id, run }),
  /** Removes the memory of a run that is not watched: what another supervisor has left. */
  z.object({ type: z.literal('unlink'), id, segment: z.string().max(20) }),
])

/** sampler -> supervisor */
export const fromSamplerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('done'), id }),
  z.object({ type: z.literal('failed'), id, message: z.string() }),
  lookedSchema,
  z.object({ type: z.literal('sampled'), id, samples: z.array(sampleSchema) }),
  /** Unasked, 20 times a second: what has changed. */
  z.object({ type: z.literal('changed'), run, samples: z.array(sampleSchema) }),
  /** Unasked: the operating system has no such process any more. */
  z.object({ type: z.literal('gone'), run, actor: actorIdSchema }),
])

export type ToSampler = z.output<typeof toSamplerSchema>
export type FromSampler = z.output<typeof fromSamplerSchema>
export type Sample = z.output<typeof sampleSchema>
/** What asks and is answered, without the id that ties the two together. */
export type Question = ToSampler extends infer M ? (M extends { id: number } ? Omit<M, 'id'> : never) : never
export type Answer = Extract<FromSampler, { id: number }>
