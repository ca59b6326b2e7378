/** What the window is told about the app and the machine it runs on. */
import { z } from 'zod'
import { problemSchema, textSchema } from './problem.ts'
import { settingsSchema } from './settings.ts'
import { runInfoSchema } from './runs.ts'

export const machineSchema = z.object({
  version: z.string(),
  shell: z.enum(['desktop', 'browser']),
  platform: z.string(),
  arch: z.string(),
  cores: z.number().int().min(1),
  /** Of what runs the engine, by name: node, electron, chrome, v8. */
  versions: z.record(z.string(), z.string()),
  /** Utility processes can be had (the desktop shell only). */
  utility: z.boolean(),
})
export type Machine = z.output<typeof machineSchema>

/** What a program file or an editor's text is opened as. */
export const openTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lab'), lab: z.string() }),
  z.object({ kind: z.literal('file'), path: z.string() }),
  z.object({ kind: z.literal('trace'), path: z.string() }),
])
export type OpenTarget = z.output<typeof openTargetSchema>

export const helloSchema = z.object({
  machine: machineSchema,
  settings: settingsSchema,
  /** Runs that are under way: a window that was reloaded finds its own again. */
  live: z.array(runInfoSchema),
  /** What the app was started with. */
  open: openTargetSchema.optional(),
  /** What went wrong before there was a window to say it in, such as a settings file that could not be read. */
  problems: z.array(problemSchema).default([]),
})
export type AppHello = z.output<typeof helloSchema>

/** One finding of the doctor. */
export const findingSchema = z.object({
  id: z.string(),
  /** What was looked at, in a word or two. */
  name: textSchema,
  /** bad: labs will fail; missing: something optional is not there. */
  state: z.enum(['good', 'missing', 'bad']),
  text: textSchema,
  advice: textSchema.optional(),
})
export type Finding = z.output<typeof findingSchema>

/** A Python interpreter that was found. */
export const pythonSchema = z.object({
  path: z.string(),
  version: z.string(),
  /** Without a global interpreter lock. */
  freeThreaded: z.boolean(),
  /** Where it was found: PATH, the py launcher, pyenv, a virtual environment, or the settings. */
  from: z.string(),
  /** Why it can't be used; absent if it can. */
  unusable: textSchema.optional(),
})
export type PythonFound = z.output<typeof pythonSchema>
