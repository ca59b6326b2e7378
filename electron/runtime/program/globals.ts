/**
 * The program's own global variables, as far as it shows them: numbers that the entry module declares with
 * `export let`. Each process has its own, and the trace tells what each is worth, so that one can see that they are not
 * shared. They are read where the process speaks anyway: when it prints, when it begins to wait, and at its end.
 */
import { resourceId } from '../../../shared/trace/ids.ts'
import { self } from '../actor.ts'
import { emit, onSpeaking } from '../trace.ts'

const DECLARED = /^[ \t]*export let (\p{ID_Start}[\p{ID_Continue}$]*)/gmu

/** Tells from now on what these are worth; called once, in the main thread of a process. */
export function watchGlobals(source: string, exports: Readonly<Record<string, unknown>>): void {
  const seen = new Map<string, number>()
  for (const [, name = ''] of source.matchAll(DECLARED)) {
    const initial = exports[name]
    if (typeof initial !== 'number' || !Number.isFinite(initial)) continue
    seen.set(name, initial)
    emit('resource-created', { resource: idOf(name), kind: 'value', name, scope: 'thread', initial })
    emit('sample', { resource: idOf(name), value: initial })
  }
  if (seen.size === 0) return
  onSpeaking(() => {
    for (const [name, last] of seen) {
      const value = exports[name]
      if (value === last || typeof value !== 'number' || !Number.isFinite(value)) continue
      seen.set(name, value)
      emit('sample', { resource: idOf(name), value })
    }
  })
}

function idOf(name: string) {
  return resourceId(`${self().process}/${name}`)
}
