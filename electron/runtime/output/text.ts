/** A value as `print` shows it: strings as they are, everything else as one would write it. */
import { inspect } from 'node:util'

export function text(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (value instanceof Error) return `${value.name}: ${value.message}`
  if (typeof value === 'object' && value !== null && Object.hasOwn(Object.getPrototypeOf(value) ?? {}, 'toString') && !isBuiltIn(value)) {
    return String(value)
  }
  return inspect(value, { depth: 6, breakLength: Infinity })
}

function isBuiltIn(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype || Array.isArray(value)
}
