/** What every program needs besides Python's modules: printing, settings, measurements. */
import { self } from '../actor.ts'
import { text } from '../output/text.ts'
import { emit, emitOutput } from '../trace.ts'

/**
 * Prints the values, separated by blanks, and a line end, and flushes. Python's `print` without its `sep`, `end` and
 * `file`: what is to stand together is put together first, as in `print(parts.join(', '))`.
 */
export function print(...values: unknown[]): void {
  emitOutput('stdout', values.map(text).join(' ') + '\n')
}

/**
 * The run's setting of this name (`--set name=value`, or the form in the app), else `standard`.
 * @throws TypeError if the setting is of another type than `standard`
 */
export function parameter(name: string, standard: number): number
export function parameter(name: string, standard: string): string
export function parameter(name: string, standard: boolean): boolean
export function parameter(name: string, standard: number | string | boolean): number | string | boolean {
  const { parameters } = self().boot
  if (!Object.hasOwn(parameters, name)) return standard
  const value = parameters[name] as number | string | boolean
  if (typeof value === typeof standard) return value
  throw new TypeError(
    `the parameter ${name} must be a ${typeof standard}, such as ${standard}, not the ${typeof value} ${value}`,
  )
}

/**
 * A number that the program measured, shown as a bar: one group of bars per `group`, one bar per `label`.
 * @param unit e.g. `s`, `MB`, `1/s`
 */
export function measured(group: string, label: string, value: number, unit: string): void {
  emit('measured', { group, label, value, unit })
}
