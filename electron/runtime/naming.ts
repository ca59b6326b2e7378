/**
 * What an object of the library is called, and by which key every actor of the run finds the same one.
 *
 * The program's modules are evaluated in every process and thread. What is made meanwhile gets its variable's name as
 * key, in the same order everywhere, and so is one object for all. What is made later, inside a function, is new each
 * time; it is shared by passing it on.
 */
import { self } from './actor.ts'
import { callSite, declaredName } from './source.ts'
import type { Source } from '../../shared/trace/events.ts'

export interface Naming {
  name: string
  key: string
  /** Made at module level, or a resource with a name of its program's: everybody finds it by its key. */
  declared: boolean
  source: Source | undefined
}

let evaluating = false
const used = new Map<string, number>()
const counts = new Map<string, number>()
let made = 0

/** Runs `load` as module evaluation. */
export function whileEvaluating<T>(load: () => T): T {
  evaluating = true
  try {
    return load()
  } finally {
    evaluating = false
  }
}

/** @param fallback what to count when the line names nothing: `lock` gives lock-1, lock-2, … */
export function nameFor(fallback: string, explicit: string | undefined): Naming {
  const source = callSite()
  if (explicit !== undefined) return { name: explicit, key: explicit, declared: true, source }
  return ofItsOwn(found(source, fallback), source)
}

/** As `nameFor` for processes, threads and pools: several may have the same name, as in Python, and each is its own. */
export function ownNameFor(fallback: string, explicit: string | undefined): Naming {
  const source = callSite()
  return ofItsOwn(explicit ?? found(source, fallback), source)
}

function found(source: Source | undefined, fallback: string): string {
  return declaredName(source) ?? `${fallback}-${increment(counts, fallback)}`
}

function ofItsOwn(name: string, source: Source | undefined): Naming {
  if (evaluating) {
    const nth = increment(used, name)
    return { name, key: nth === 1 ? name : `${name}#${nth}`, declared: true, source }
  }
  made += 1
  return { name, key: `${name}@${self().id}-${made}`, declared: false, source }
}

function increment(map: Map<string, number>, key: string): number {
  const next = (map.get(key) ?? 0) + 1
  map.set(key, next)
  return next
}
