/** A value against the parameter it is for: the window says at once what the app would refuse. */
import type { Parameter, ParameterValue } from '../../shared/labs/lab.ts'

/** What the value should have been: the key of a sentence, and what stands in it. */
export interface Unmet {
  readonly key: 'integer' | 'number' | 'choice' | 'switch'
  readonly min?: number
  readonly max?: number
  readonly options?: string
}

/** undefined: it fits. */
export function unmetBy(parameter: Parameter, value: ParameterValue | undefined): Unmet | undefined {
  const { kind } = parameter
  switch (kind) {
    case 'integer':
    case 'number': {
      const { min, max } = parameter
      const fits = kind === 'integer' ? Number.isSafeInteger(value) : Number.isFinite(value)
      const within = fits && Number(value) >= min && Number(value) <= max
      return within ? undefined : { key: kind, min, max }
    }
    case 'choice':
      return parameter.options.includes(String(value))
        ? undefined
        : { key: kind, options: parameter.options.join(', ') }
    case 'switch':
      return typeof value === 'boolean' ? undefined : { key: kind }
  }
}
