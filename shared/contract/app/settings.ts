/** What the app remembers for its user. Every member has a default, so that a file of an older version is still one. */
import { z } from 'zod'

/** A layout or a list that the window alone understands is kept as text of at most this many characters. */
const LONGEST_LAYOUT = 100_000

export const settingsSchema = z.object({
  language: z.enum(['system', 'en', 'zh']).default('system'),
  theme: z.enum(['system', 'light', 'dark', 'contrast']).default('system'),
  /** Of the normal size. */
  fontScale: z.number().min(0.75).max(2).default(1),
  motion: z.enum(['system', 'reduced', 'full']).default('system'),
  /** Which language of a lab is shown first. */
  programLanguage: z.enum(['typescript', 'python']).default('typescript'),
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

/** Members to change; an `undefined` member is left as it is, `null` takes `python` away. */
export const settingsPatchSchema = z.object({
  language: settingsSchema.shape.language.unwrap().optional(),
  theme: settingsSchema.shape.theme.unwrap().optional(),
  fontScale: settingsSchema.shape.fontScale.unwrap().optional(),
  motion: settingsSchema.shape.motion.unwrap().optional(),
  programLanguage: settingsSchema.shape.programLanguage.unwrap().optional(),
  python: z.string().max(4096).nullable().optional(),
  speed: settingsSchema.shape.speed.unwrap().optional(),
  tourSeen: z.boolean().optional(),
  layouts: settingsSchema.shape.layouts.unwrap().optional(),
  progress: settingsSchema.shape.progress.unwrap().optional(),
})
export type SettingsPatch = z.output<typeof settingsPatchSchema>
