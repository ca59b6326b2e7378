/**
 * The contract between the app and its window: two tables of calls, each with what goes in and what comes out. Both
 * shells, the renderer and their tests derive their functions from these tables; `connect.ts` checks every message
 * against them on both sides.
 */
import { z } from 'zod'
import { actorIdSchema } from '../../trace/id-schemas.ts'
import { findingSchema, helloSchema, openTargetSchema, pythonSchema } from './machine.ts'
import {
  openFileSchema,
  programInfoSchema,
  programSchema,
  recentFileSchema,
  writeFileSchema,
  writeProgramSchema,
} from './programs.ts'
import {
  eventBatchSchema,
  pastRunSchema,
  runInfoSchema,
  startRunSchema,
  tracePieceSchema,
  usageSchema,
} from './runs.ts'
import { settingsPatchSchema, settingsSchema } from './settings.ts'

const nothing = z.void()
const ofRun = z.object({ run: z.string().max(100) })
const ofActor = ofRun.extend({ actor: actorIdSchema })
const ofId = z.object({ id: z.string().max(300) })
/** A kept run's id, or the path of a trace file that was opened. */
const ofTrace = z.object({ id: z.string().max(4096), from: z.number().int().min(0) })
const ofPath = z.object({ path: z.string().max(4096) })

/** What the window may ask of the app. */
export const appCalls = {
  /** First of all. */
  hello: { input: nothing, output: helloSchema },
  doctor: { input: nothing, output: z.array(findingSchema) },
  pythons: { input: nothing, output: z.array(pythonSchema) },
  changeSettings: { input: settingsPatchSchema, output: settingsSchema },

  /** My programs. */
  listPrograms: { input: nothing, output: z.array(programInfoSchema) },
  readProgram: { input: ofId, output: programSchema },
  writeProgram: { input: writeProgramSchema, output: programInfoSchema },
  deleteProgram: { input: ofId, output: nothing },

  /** Program files. A path is one that the user has chosen in a dialog of the app or handed to it at its start. */
  /** Null: cancelled, or a trace was chosen, which is opened at once. Code `no-dialog`: this shell has none. */
  chooseFile: { input: nothing, output: openFileSchema.nullable() },
  recentFiles: { input: nothing, output: z.array(recentFileSchema) },
  readFile: { input: ofPath, output: openFileSchema },
  /** Its new `modified`. */
  writeFile: { input: writeFileSchema, output: z.string() },

  startRun: { input: startRunSchema, output: runInfoSchema },
  /** The events of a run under way are sent (`takeEvents`), from the event with this number on, until `unwatchRun`. */
  watchRun: { input: ofRun.extend({ from: z.number().int().min(0) }), output: nothing },
  unwatchRun: { input: ofRun, output: nothing },
  /** By hand, as the program: settled when the main process has done it. */
  command: { input: ofRun.extend({ text: z.string().max(10_000) }), output: z.string().nullable() },
  /** What was typed goes to the program's standard input; `end`: there will be no more. */
  type: { input: ofRun.extend({ text: z.string().max(100_000), end: z.boolean() }), output: nothing },
  /** As the operating system. */
  terminate: { input: ofActor, output: nothing },
  kill: { input: ofActor, output: nothing },
  /** Settled when nothing of the run is left. */
  stopRun: { input: ofRun, output: nothing },

  /** Traces that are kept. */
  listRuns: { input: nothing, output: z.array(pastRunSchema) },
  readTrace: { input: ofTrace, output: tracePieceSchema },
  deleteRun: { input: ofId, output: nothing },
} as const satisfies CallTable

/** What the app may ask of its window; the window's answer to `takeEvents` asks for the next batch. */
export const windowCalls = {
  takeEvents: { input: eventBatchSchema, output: nothing },
  takeUsage: { input: usageSchema, output: nothing },
  /** They have been changed, by this window or another. */
  takeSettings: { input: settingsSchema, output: nothing },
  /** Something was opened from outside: a file association, the app's menu, a second start. */
  open: { input: openTargetSchema, output: nothing },
  /** A command of the app's menu, by its id in the renderer's list of commands. */
  runCommand: { input: z.object({ command: z.string().max(100) }), output: nothing },
} as const satisfies CallTable

export interface CallSchema {
  readonly input: z.ZodType
  readonly output: z.ZodType
}
export type CallTable = Readonly<Record<string, CallSchema>>

/** The functions a side offers, or sees of the other side. */
export type Functions<Table extends CallTable> = {
  readonly [Name in keyof Table]: (
    ...input: undefined extends z.output<Table[Name]['input']> ? [] : [z.input<Table[Name]['input']>]
  ) => Promise<z.output<Table[Name]['output']>>
}
/** The functions a side implements: what came in has been checked and completed with defaults. */
export type Handlers<Table extends CallTable> = {
  readonly [Name in keyof Table]: (
    ...input: undefined extends z.output<Table[Name]['input']> ? [] : [z.output<Table[Name]['input']>]
  ) => Promise<z.input<Table[Name]['output']>> | z.input<Table[Name]['output']>
}
export type AppCalls = typeof appCalls
export type WindowCalls = typeof windowCalls
