/** What a new thread or process is to run, and its way there: encoded by whoever starts it, carried out by the new one. */
import { sentences } from '../errors.ts'
import { exportedClassName, exportedName, functionNamed, prototypeNamed } from '../program/exports.ts'
import { decode, encoded, packed } from '../values.ts'
import type { Reach } from '../values.ts'

// A target may have any parameters; what is passed is checked when it crosses, and by the program's own types.
export type Target = (...args: never[]) => unknown

/** Keyword arguments arrive as one object behind the positional ones, if there are any. */
export type Kwargs = Record<string, unknown>

interface Call {
  target: string
  args: unknown[]
  kwargs: Kwargs
}
interface Subclass {
  subclass: string
  fields: Record<string, unknown>
}
export type Task = Call | Subclass | { internal: string; args: unknown[] }

/**
 * @param object the Process or Thread; one of a subclass travels with its own fields
 * @param base the library's class, whose instances travel as target and arguments
 */
export function encodeTask(
  object: { name: string; constructor: { name: string } },
  base: new (...args: never[]) => object,
  call: {
    target: Target | undefined
    internal: string | undefined
    args: readonly unknown[]
    kwargs: Kwargs
  },
  reach: Reach,
): Uint8Array {
  const { name } = object
  if (call.internal !== undefined)
    return encoded({ internal: call.internal, args: call.args }, reach, 'the arguments')
  if (object.constructor !== base && Object.getPrototypeOf(object) !== base.prototype) {
    const subclass = exportedClassName(object.constructor as unknown as Target)
    if (subclass === undefined) throw sentences.classNotExported(object.constructor.name)
    return encoded({ subclass, fields: { ...object } }, reach, name)
  }
  if (!call.target) return encoded({ target: '', args: [], kwargs: {} }, reach, name)
  return encoded(
    { target: targetName(call.target), args: call.args, kwargs: call.kwargs },
    reach,
    `${name}'s arguments`,
  )
}

export function decodeTask(bytes: Uint8Array): Task {
  return decode(packed(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))) as Task
}

/** The name by which another actor finds this function. */
export function targetName(target: Target): string {
  const name = exportedName(target)
  if (name === undefined) throw sentences.notExported('the target', target.name)
  return name
}

export function callTarget(name: string, args: readonly unknown[], kwargs: Kwargs): unknown {
  if (name === '') return undefined
  const target = functionNamed(name)
  return target(...(args as never[]), ...((Object.keys(kwargs).length > 0 ? [kwargs] : []) as never[]))
}

/** The object of a subclass, as pickle would make it: without its constructor, with its fields. */
export function reviveSubclass<T extends object>(name: string, fields: Record<string, unknown>): T {
  const made = Object.create(prototypeNamed(name)) as T
  return Object.assign(made, fields)
}
