/** Whether a value is one that a lab's parameter can have; each side that asks says in its own words why not. */
import type { Parameter } from './lab.ts'

export function fitsParameter(parameter: Parameter, value: unknown): boolean {
  switch (parameter.kind) {
    case 'integer':
      return Number.isSafeInteger(value) && within(parameter, value as number)
    case 'number':
      return Number.isFinite(value) && within(parameter, value as number)
    case 'choice':
      return typeof value === 'string' && parameter.options.includes(value)
    case 'switch':
      return typeof value === 'boolean'
  }
}

function within({ min, max }: { readonly min: number; readonly max: number }, value: number): boolean {
  return value >= min && value <= max
}
