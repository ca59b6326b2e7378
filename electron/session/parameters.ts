/** Settings of a run against the parameters of its lab: what is missing gets its default, what is wrong gets a sentence. */
import { fitsParameter } from '../../shared/labs/fits-parameter.ts'
import type { Parameter, ParameterValue, Settings, Text } from '../../shared/labs/lab.ts'

export class SettingError extends Error {
  override readonly name = 'SettingError'
  readonly parameter: string
  readonly value: unknown
  readonly text: Text
  constructor(parameter: string, value: unknown, text: Text) {
    super(text.en)
    this.parameter = parameter
    this.value = value
    this.text = text
  }
}

/** A value that is something else than it must be. */
export function unfitting(name: string, value: unknown, { en, zh }: Text): SettingError {
  const came = JSON.stringify(value) ?? String(value)
  return new SettingError(name, value, {
    en: `"${name}" must be ${en}, not ${came}.`,
    zh: `"${name}" 应为${zh}，而不是 ${came}。`,
  })
}

/** @throws SettingError */
export function completeSettings(
  parameters: readonly Parameter[],
  given: Settings,
): Record<string, ParameterValue> {
  for (const [name, value] of Object.entries(given)) {
    if (parameters.some((parameter) => parameter.name === name)) continue
    const names = parameters.map((parameter) => parameter.name).join(', ')
    throw new SettingError(name, value, {
      en: `There is no parameter "${name}" here; ${names ? `there are: ${names}` : 'there are none'}.`,
      zh: `这里没有参数 "${name}"；${names ? `有：${names}` : '没有任何参数'}。`,
    })
  }
  return Object.fromEntries(
    parameters.map((parameter) => {
      const value = given[parameter.name]
      if (value === undefined) return [parameter.name, parameter.default]
      const wanted = unmet(parameter, value)
      if (wanted) throw unfitting(parameter.name, value, wanted)
      return [parameter.name, value]
    }),
  )
}

/** What the value should be and is not; undefined if it is fine. */
function unmet(parameter: Parameter, value: ParameterValue): Text | undefined {
  if (fitsParameter(parameter, value)) return undefined
  switch (parameter.kind) {
    case 'integer': {
      const { min, max } = parameter
      return { en: `a whole number from ${min} to ${max}`, zh: ` ${min} 到 ${max} 的整数` }
    }
    case 'number': {
      const { min, max } = parameter
      return { en: `a number from ${min} to ${max}`, zh: ` ${min} 到 ${max} 的数` }
    }
    case 'choice': {
      const options = parameter.options.join(', ')
      return { en: `one of ${options}`, zh: `以下之一：${options}` }
    }
    case 'switch':
      return { en: 'true or false', zh: ' true 或 false' }
  }
}
