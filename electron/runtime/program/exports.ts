/** What the program exports, by name: the only functions and classes that another actor can find. */
import { sentences } from '../errors.ts'

// Called with whatever crossed; the program's own types have checked it where it was written.
type AnyFunction = (...args: never[]) => unknown

let modules = new Map<string, Record<string, unknown>>()
/** The library's own classes that may travel, under a name that no file has. */
const library: Record<string, unknown> = {}
const LIBRARY = 'lab:'

/** The loader hands over each module's exports, by the path it is shown under; live, as they fill while it is evaluated. */
export function useModules(loaded: Map<string, Record<string, unknown>>): void {
  modules = loaded
  loaded.set(LIBRARY, library)
}

/** A class of the library whose objects travel as those of the program's classes do. */
export function addLibraryClass(name: string, made: object): void {
  library[name] = made
}

/** What has been found once: a pool asks for the same function thousands of times. */
const names = new WeakMap<AnyFunction, string>()

/** `file#name`, or undefined if no module exports it. */
export function exportedName(fn: AnyFunction): string | undefined {
  const known = names.get(fn)
  if (known !== undefined) return known
  for (const [file, exports] of modules) {
    for (const [name, value] of Object.entries(exports)) {
      if (value !== fn) continue
      names.set(fn, `${file}#${name}`)
      return `${file}#${name}`
    }
  }
  return undefined
}
export const exportedClassName = exportedName

const functions = new Map<string, AnyFunction>()

/** @throws TypeError if the program exports no such function */
export function functionNamed(name: string): AnyFunction {
  const known = functions.get(name)
  if (known) return known
  const value = lookUp(name)
  if (typeof value !== 'function') throw sentences.notInProgram(name)
  functions.set(name, value as AnyFunction)
  return value as AnyFunction
}

/** What objects of this class are made from. @throws TypeError if the program exports no such class */
export function prototypeNamed(name: string): object {
  return (functionNamed(name) as unknown as { prototype: object }).prototype
}

/** By hand, a function is named without its file. */
export function functionCalled(name: string): AnyFunction | undefined {
  for (const exports of modules.values()) {
    const value = exports[name]
    if (typeof value === 'function') return value as AnyFunction
  }
  return undefined
}

function lookUp(name: string): unknown {
  const hash = name.lastIndexOf('#')
  const exports = modules.get(name.slice(0, hash))
  return exports && Object.hasOwn(exports, name.slice(hash + 1)) ? exports[name.slice(hash + 1)] : undefined
}
