/** Validators of identifiers and times, apart from `ids.ts` so that actors need not load the validator. */
import { z } from 'zod'
import { actorId, micros, resourceId } from './ids.ts'

export const actorIdSchema = z
  .string()
  .regex(/^\d+(\.\d+)*$/)
  .max(200)
  .transform(actorId)
export const resourceIdSchema = z.string().min(1).max(300).transform(resourceId)
export const microsSchema = z.number().int().min(0).transform(micros)
