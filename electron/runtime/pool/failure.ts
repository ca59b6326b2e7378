/** An exception on its way home from a worker: what it is, where it was thrown, and the values that stand in it. */
import * as errors from '../lab/errors.ts'
import { addLibraryClass, exportedClassName, prototypeNamed } from '../program/exports.ts'
import { programStack } from '../source.ts'

export interface Failure {
  /** The nearest of its classes that the program or the library exports, as `exportedName` has it; null: none. */
  readonly type: string | null
  readonly message: string
  /** Where it was thrown in the worker. */
  readonly stack: string
  /** Its own fields, as far as they are plain values; among them the name. */
  readonly fields: Readonly<Record<string, unknown>>
}

for (const [name, type] of Object.entries({ ...errors, RangeError, ReferenceError, SyntaxError, TypeError }))
  addLibraryClass(name, type)

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { type: null, message: String(error), stack: '', fields: {} }
  const { name, message } = error
  const plain = Object.entries(error).filter(([, value]) => value === null || PLAIN.has(typeof value))
  return {
    type: typeOf(error),
    message,
    stack: programStack(error),
    fields: { ...Object.fromEntries(plain), name },
  }
}

/** The worker's exception, of the same class; its stack there is the cause. */
export function revivedError({ type, message, stack, fields }: Failure): Error {
  const error = new Error(message)
  if (type !== null) Object.setPrototypeOf(error, prototypeNamed(type))
  Object.assign(error, fields)
  error.cause = Object.assign(new Error(message), { name: error.name, stack })
  return error
}

const PLAIN: ReadonlySet<string> = new Set(['string', 'number', 'boolean', 'bigint'])

function typeOf(error: Error): string | null {
  for (let at = parentOf(error); at !== Error.prototype; at = parentOf(at)) {
    if (at === null) return null
    const type = exportedClassName(at.constructor as (...args: never[]) => unknown)
    if (type !== undefined) return type
  }
  return null
}

function parentOf(object: object): object | null {
  return Object.getPrototypeOf(object) as object | null
}
