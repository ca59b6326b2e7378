/** Settings of a run against the parameters of its lab: what is missing gets its default, what is wrong gets a sentence. */
import type { Parameter, ParameterValue, Settings } from '../../shared/labs/lab.ts'

export class SettingError extends Error {
  override readonly name = 'SettingError'
  readonly parameter: string
  readonly value: unknown
  constructor(parameter: string, value: unknown, message: string) {
    super(message)
    this.parameter = parameter
    this.value = value
  }
}

/** @throws SettingError */
export function completeSettings(
  parameters: readonly Parameter[],
  given: Settings,
): Record<string, ParameterValue> {
  for (const [name, value] of Object.entries(given)) {
    if (parameters.some((parameter) => parameter.name === name)) continue
    const names = parameters.map((parameter) => parameter.name).join(', ')
    throw new SettingError(
      name,
      value,
      `There is no parameter "${name}" here; ${names ? `there are: ${names}` : 'there are none'}.`,
    )
  }
  return Object.fromEntries(
    parameters.map((parameter) => {
      const value = given[parameter.name]
      if (value === undefined) return [parameter.name, parameter.default]
      const wanted = unmet(parameter, value)
      if (wanted)
        throw new SettingError(
          parameter.name,
          value,
          `"${parameter.name}" must be ${wanted}, not ${JSON.stringify(value)}.`,
        )
      return [parameter.name, value]
    }),
  )
}

/** What the value should be and is not; undefined if it is fine. */
function unmet(parameter: Parameter, value: ParameterValue): string | undefined {
  switch (parameter.kind) {
    case 'integer':
    case 'number': {
      const { min, max, kind } = parameter
      const fits = kind === 'integer' ? Number.isSafeInteger(value) : Number.isFinite(value)
      if (fits && (value as number) >= min && (value as number) <= max) return undefined
      return `${kind === 'integer' ? 'a whole number' : 'a number'} from ${min} to ${max}`
    }
    case 'choice':
      return parameter.options.includes(value as string)
        ? undefined
        : `one of ${parameter.options.join(', ')}`
    case 'switch':
      return typeof value === 'boolean' ? undefined : 'true or false'
  }
}
