/**
 * What the app's main process and its engine process say to each other, in the same form as the contract with the
 * window: two tables of calls, checked on both sides by shared/contract/app/connect.ts.
 */
import { z } from 'zod'
import { machineSchema, openTargetSchema } from '../../../shared/contract/app/machine.ts'
import { settingsSchema } from '../../../shared/contract/app/settings.ts'
import type { CallTable } from '../../../shared/contract/app/table.ts'

const nothing = z.void()
const languageSchema = settingsSchema.shape.language.unwrap()
const ofUtility = z.object({ id: z.number().int() })

export const engineStartSchema = z.object({
  /** Holds actor.cjs and sampler.cjs, as real files. */
  engineFolder: z.string(),
  /** What the app keeps for its user. */
  stateFolder: z.string(),
  version: z.string(),
  versions: machineSchema.shape.versions,
})
export type EngineStart = z.output<typeof engineStartSchema>

export const forkRequestSchema = ofUtility.extend({
  module: z.string(),
  args: z.array(z.string()),
  env: z.record(z.string(), z.string()),
  execArgv: z.array(z.string()),
  serviceName: z.string(),
  /** Local sockets on which the engine waits for what the process writes. */
  stdout: z.string(),
  stderr: z.string(),
})
export type ForkRequest = z.output<typeof forkRequestSchema>

/** What the main process may ask of the engine. */
export const engineCalls = {
  /** First of all. */
  start: { input: engineStartSchema, output: z.object({ language: languageSchema }) },
  /** Answered once the window's port that was sent before has come: one sent to an engine that is ending is lost. */
  portTaken: { input: nothing, output: nothing },
  /** Opened from outside; kept for the next window if there is none. */
  open: { input: openTargetSchema, output: nothing },
  runCommand: { input: z.object({ command: z.string() }), output: nothing },
  utilityEnded: { input: ofUtility.extend({ code: z.number().int() }), output: nothing },
  /** Stops all runs; settled when nothing of them is left. */
  stop: { input: nothing, output: nothing },
} as const satisfies CallTable

/** What the engine may ask of the main process. */
export const mainCalls = {
  /** Starts a utility process, which only the main process can; its pid. */
  fork: { input: forkRequestSchema, output: z.number().int() },
  /** The native dialog for a program or a trace; null: cancelled. */
  chooseFile: { input: nothing, output: z.string().nullable() },
  languageChanged: { input: z.object({ language: languageSchema }), output: nothing },
} as const satisfies CallTable

export type EngineCalls = typeof engineCalls
export type MainCalls = typeof mainCalls

/** The message, besides the texts of `connect`, that brings a window's port to the engine. */
export const WINDOW_PORT = 'window-port'
