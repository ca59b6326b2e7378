/** How a program is to be run, as a shell asks for it; everything has a default. */
import type { ParameterValue, Settings, Text } from '../../shared/labs/lab.ts'
import type { Limits } from '../supervisor/limits.ts'
import { DEFAULT_LIMITS } from '../supervisor/limits.ts'
import { completeSettings, unfitting } from './parameters.ts'
import type { Program } from './program.ts'
import type { PythonOptions } from './python/python-program.ts'

export interface RunOptions {
  readonly settings?: Settings
  /** Sleeps and timeouts run this many times faster. */
  readonly speed?: number
  /** Real seconds after which the run is stopped. */
  readonly seconds?: number | undefined
  /** For the program's random numbers; undefined: another one each time. */
  readonly seed?: number | undefined
  readonly processes?: 'child' | 'utility'
  readonly drive?: 'whole' | 'hand'
  readonly trace?: boolean
  readonly onDeadlock?: 'end' | 'keep-going'
  readonly limits?: Partial<Omit<Limits, 'seconds'>>
  /** `history`: in the state folder, to be listed and opened later. `discard`: only while the run lasts. */
  readonly record?: 'history' | 'discard' | { readonly to: string }
  /** Lines of output a watcher gets in a second unless it asks for everything. */
  readonly liveLines?: number
  /** How a Python program is started. */
  readonly python?: PythonOptions
}

export interface CheckedOptions {
  readonly parameters: Record<string, ParameterValue>
  readonly speed: number
  readonly seed: number
  readonly processes: 'child' | 'utility'
  readonly drive: 'whole' | 'hand'
  readonly trace: boolean
  readonly onDeadlock: 'end' | 'keep-going'
  readonly limits: Limits
  readonly record: 'history' | 'discard' | { readonly to: string }
  readonly liveLines: number
  readonly python: PythonOptions
}

const FASTEST = 10_000
/** Longer than this no timer of Node runs: 2^31 - 1 ms. */
const LONGEST = 2_147_483
const LARGEST_SEED = 2 ** 32 - 1

/** @throws SettingError */
export function checkOptions({ parameters }: Program, options: RunOptions): CheckedOptions {
  const { settings = {}, speed = 1, seconds, seed = Math.floor(Math.random() * LARGEST_SEED) } = options
  const {
    processes = 'child',
    drive = 'whole',
    trace = true,
    onDeadlock = 'end',
    record = 'history',
    liveLines = 2000,
    python = {},
  } = options
  demand('speed', speed, speed > 0 && speed <= FASTEST, above0(FASTEST))
  if (seconds !== undefined) demand('seconds', seconds, seconds > 0 && seconds <= LONGEST, above0(LONGEST))
  demand('seed', seed, Number.isInteger(seed) && seed >= 0 && seed <= LARGEST_SEED, {
    en: `a whole number from 0 to ${LARGEST_SEED}`,
    zh: ` 0 到 ${LARGEST_SEED} 的整数`,
  })
  return {
    parameters: parameters ? completeSettings(parameters, settings) : anySettings(settings),
    speed,
    seed,
    processes,
    drive,
    trace,
    onDeadlock,
    limits: { ...DEFAULT_LIMITS, ...options.limits, seconds },
    record,
    liveLines,
    python,
  }
}

/** A program file reads what it likes; what it doesn't read does no harm. */
function anySettings(settings: Settings): Record<string, ParameterValue> {
  for (const [name, value] of Object.entries(settings)) {
    const fits = typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
    demand(name, value, fits, { en: 'a number, a text, true or false', zh: '数、文本、true 或 false' })
  }
  return { ...settings }
}

const above0 = (most: number): Text => ({
  en: `a number above 0, at most ${most}`,
  zh: `大于 0 且不超过 ${most} 的数`,
})

function demand(name: string, value: unknown, fits: boolean, wanted: Text): void {
  if (!fits) throw unfitting(name, value, wanted)
}
