/** What the program declared, by name: what can be driven by hand, and what a reference that crossed refers to. */
import type { ResourceId } from '../../shared/trace/ids.ts'
import type { ResourceKind } from '../../shared/trace/kinds.ts'

export interface Declared {
  readonly name: string
  readonly kind: 'process' | 'thread' | 'pool' | ResourceKind
  readonly object: object
  /** The resource behind it, made if it does not exist yet. */
  realise?: () => ResourceId
}

/** A lock and a thread may have the same name, so what acts has keys of its own. */
const ACTORS: ReadonlySet<Declared['kind']> = new Set(['process', 'thread', 'pool'])
const byKey = new Map<string, Declared>()

export function declare(key: string, declared: Declared): void {
  byKey.set(placeOf(key, ACTORS.has(declared.kind)), declared)
}

/** The resource of this key. */
export function declared(key: string): Declared | undefined {
  return byKey.get(placeOf(key, false))
}

/** The process, thread or pool of this key. */
export function declaredActor(key: string): Declared | undefined {
  return byKey.get(placeOf(key, true))
}

export function allDeclared(): Declared[] {
  return [...byKey.values()]
}

function placeOf(key: string, actor: boolean): string {
  return `${actor ? 'actor' : 'resource'} ${key}`
}
