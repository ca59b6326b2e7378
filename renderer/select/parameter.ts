/** A value against the parameter it is for: the window says at once what the app would refuse. */
import { fitsParameter } from '../../shared/labs/fits-parameter.ts'
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
  if (fitsParameter(parameter, value)) return undefined
  const { kind } = parameter
  switch (kind) {
    case 'integer':
    case 'number':
      return { key: kind, min: parameter.min, max: parameter.max }
    case 'choice':
      return { key: kind, options: parameter.options.join(', ') }
    case 'switch':
      return { key: kind }
  }
}
