/** Programs of the user's own: kept by the app, or files that were opened. */
import { z } from 'zod'

export const languageSchema = z.enum(['typescript', 'python'])
export type ProgramLanguage = z.output<typeof languageSchema>

/** No program is longer than this, in characters. */
export const LONGEST_PROGRAM = 1_000_000
const programText = z.string().max(LONGEST_PROGRAM)
const programName = z.string().trim().min(1).max(120)

/** A program in "my programs". */
export const programInfoSchema = z.object({
  id: z.string(),
  name: programName,
  language: languageSchema,
  /** The lab it was copied from: it has that lab's parameters. */
  lab: z.string().optional(),
  /** ISO 8601. */
  modified: z.string(),
})
export type ProgramInfo = z.output<typeof programInfoSchema>

export const programSchema = programInfoSchema.extend({ text: programText })
export type SavedProgram = z.output<typeof programSchema>

export const writeProgramSchema = z.object({
  /** Absent: a new one. */
  id: z.string().max(100).optional(),
  name: programName,
  language: languageSchema,
  text: programText,
  lab: z.string().max(100).optional(),
  /** `modified` of the text that was changed; if it is another one by now, nothing is written (code `stale`). */
  since: z.string().max(40).optional(),
})

/** A program file that the user has opened through the app. */
export const openFileSchema = z.object({
  path: z.string(),
  name: z.string(),
  language: languageSchema,
  text: programText,
  /** ISO 8601. */
  modified: z.string(),
})
export type OpenFile = z.output<typeof openFileSchema>

export const writeFileSchema = z.object({
  path: z.string().max(4096),
  text: programText,
  since: writeProgramSchema.shape.since,
})

/** A program or a trace that the user has opened by its path. */
export const recentFileSchema = z.object({
  path: z.string(),
  name: z.string(),
  /** ISO 8601. */
  opened: z.string(),
  kind: z.enum(['program', 'trace']).default('program'),
})
export type RecentFile = z.output<typeof recentFileSchema>
