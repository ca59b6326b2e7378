/** `--set` texts as the values a program gets: checked against the lab's parameters, or read as they look for a file. */
import type { Parameter, ParameterValue, Settings } from '../../shared/labs/lab.ts'
import type { Sentences } from './sentences.ts'
import { UsageError } from './usage-error.ts'

type Given = readonly (readonly [name: string, value: string])[]

/** Only what was set; the rest is left to the program's defaults. */
export function settingsOf(parameters: readonly Parameter[], given: Given, say: Sentences): Settings {
  const settings: Record<string, ParameterValue> = {}
  for (const [name, text] of given) {
    const parameter = parameters.find((p) => p.name === name)
    if (!parameter)
      throw new UsageError(
        say.parameter.unknown(
          name,
          parameters.map((p) => p.name),
        ),
      )
    settings[name] = valueOf(parameter, text, say)
  }
  return settings
}

export function valueOf(parameter: Parameter, text: string, { parameter: say }: Sentences): ParameterValue {
  const { name } = parameter
  switch (parameter.kind) {
    case 'integer':
    case 'number': {
      const value = numberOf(text)
      const whole = parameter.kind === 'integer'
      if (value === undefined || (whole && !Number.isSafeInteger(value)))
        throw new UsageError(say.number(name, text, whole))
      if (value < parameter.min || value > parameter.max) {
        throw new UsageError(say.range(name, text, parameter.min, parameter.max))
      }
      return value
    }
    case 'choice':
      if (!parameter.options.includes(text)) throw new UsageError(say.choice(name, text, parameter.options))
      return text
    case 'switch': {
      const value = SWITCH.get(text.toLowerCase())
      if (value === undefined) throw new UsageError(say.switch(name, text))
      return value
    }
  }
}

/** A program file declares no parameters, so each value is what it looks like. */
export function looseSettings(given: Given): Settings {
  return Object.fromEntries(
    given.map(([name, text]) => [
      name,
      text === 'true' ? true : text === 'false' ? false : (numberOf(text) ?? text),
    ]),
  )
}

/** The range of a parameter in a few characters, for lists and questions. */
export function rangeOf(parameter: Parameter): string {
  switch (parameter.kind) {
    case 'integer':
    case 'number':
      return `${parameter.min} … ${parameter.max}`
    case 'choice':
      return parameter.options.join(' | ')
    case 'switch':
      return 'true | false'
  }
}

const SWITCH = new Map([
  ...['true', 'yes', 'on', '1'].map((word) => [word, true] as const),
  ...['false', 'no', 'off', '0'].map((word) => [word, false] as const),
])

/** Underscores as in 1_000_000 are allowed. */
function numberOf(text: string): number | undefined {
  const digits = text.trim().replace(/(?<=\d)_(?=\d)/g, '')
  const value = digits === '' ? NaN : Number(digits)
  return Number.isFinite(value) ? value : undefined
}
