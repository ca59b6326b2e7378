/** A value as `print` shows it: strings as they are, everything else as one would write it. */
import { inspect } from 'node:util'

export function text(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value)
  if (value instanceof Error) return `${value.name}: ${value.message}`
  if (hasOwnText(value)) return value.toString()
  return inspect(value, { depth: 6, breakLength: Infinity })
}

/** An object of a class that says itself how it is written. */
function hasOwnText(value: unknown): value is { toString(): string } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return (
    typeof prototype === 'object' &&
    prototype !== null &&
    prototype !== Object.prototype &&
    Object.hasOwn(prototype, 'toString')
  )
}
