/** What the app remembers for its user. Every member has a default, so that a file of an older version is still one. */
import { z } from 'zod'

/** A layout or a list that the window alone understands is kept as text of at most this many characters. */
const LONGEST_LAYOUT = 100_000

/** Of expectations and tasks. */
const names = z.array(z.string().max(200)).default([])

export const settingsSchema = z.object({
  language: z.enum(['system', 'en', 'zh']).default('system'),
  theme: z.enum(['system', 'light', 'dark', 'contrast']).default('system'),
  /** Of the normal size. */
  fontScale: z.number().min(0.75).max(2).default(1),
  motion: z.enum(['system', 'reduced', 'full']).default('system'),
  /** Which language of a lab is shown first. */
  programLanguage: z.enum(['typescript', 'python']).default('typescript'),
  /** A lab's program is shown in both languages, side by side. */
  bothLanguages: z.boolean().default(false),
  /** A chosen interpreter; absent: the first one found. */
  python: z.string().max(4096).optional(),
  /** How many times faster than written sleeps and timeouts run. */
  speed: z.number().min(0.1).max(1000).default(1),
  tourSeen: z.boolean().default(false),
  /** Panels' places, by preset; written and read by the window. */
  layouts: z.record(z.string().max(100), z.string().max(LONGEST_LAYOUT)).default({}),
  /** By lab: how often it ran, and which expectations have been seen to hold. */
  progress: z
    .record(
      z.string().max(100),
      z.object({ runs: z.number().int().min(0), seen: z.array(z.string().max(200)) }),
    )
    .default({}),
})
export type AppSettings = z.output<typeof settingsSchema>

/**
 * What to change: a member that is absent stays as it is, `null` takes `python` or a layout away. Of what has entries,
 * only those named are changed, and what counts or gathers is added to: two windows never undo each other's.
 */
export const settingsPatchSchema = z.object({
  language: settingsSchema.shape.language.unwrap().optional(),
  theme: settingsSchema.shape.theme.unwrap().optional(),
  fontScale: settingsSchema.shape.fontScale.unwrap().optional(),
  motion: settingsSchema.shape.motion.unwrap().optional(),
  programLanguage: settingsSchema.shape.programLanguage.unwrap().optional(),
  bothLanguages: z.boolean().optional(),
  python: z.string().max(4096).nullable().optional(),
  speed: settingsSchema.shape.speed.unwrap().optional(),
  tourSeen: z.boolean().optional(),
  layouts: z.record(z.string().max(100), z.string().max(LONGEST_LAYOUT).nullable()).optional(),
  progress: z
    .record(
      z.string().max(100),
      z.object({ runs: z.number().int().min(0).default(0), seen: names, unseen: names }),
    )
    .optional(),
})
export type SettingsPatch = z.input<typeof settingsPatchSchema>

/** The settings after that. */
export function changed(before: AppSettings, patch: SettingsPatch): AppSettings {
  const { python, layouts, progress, ...plain } = patch
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined))
  const { python: chosen, ...rest } = before
  const interpreter = python === undefined ? chosen : (python ?? undefined)
  return settingsSchema.parse({
    ...rest,
    ...given,
    ...(interpreter !== undefined && { python: interpreter }),
    layouts: withEntries(before.layouts, layouts),
    progress: withProgress(before.progress, progress),
  })
}

function withEntries<T>(
  before: Readonly<Record<string, T>>,
  entries: Readonly<Record<string, T | null>> = {},
) {
  const after = Object.entries({ ...before, ...entries })
  return Object.fromEntries(after.filter(([, value]) => value !== null))
}

function withProgress(
  before: AppSettings['progress'],
  patch: NonNullable<SettingsPatch['progress']> = {},
): AppSettings['progress'] {
  const after = { ...before }
  for (const [lab, { runs = 0, seen = [], unseen = [] }] of Object.entries(patch)) {
    const was = before[lab] ?? { runs: 0, seen: [] }
    const all = new Set([...was.seen, ...seen])
    for (const one of unseen) all.delete(one)
    after[lab] = { runs: was.runs + runs, seen: [...all] }
  }
  return after
}
