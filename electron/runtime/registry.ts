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

const byKey = new Map<string, Declared>()

export function declare(key: string, declared: Declared): void {
  byKey.set(key, declared)
}

export function declared(key: string): Declared | undefined {
  return byKey.get(key)
}

export function allDeclared(): Declared[] {
  return [...byKey.values()]
}
