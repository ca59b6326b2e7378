/** Which object stands for a child in this thread, so that whoever asks twice gets the same one. */
import { declaredActor } from '../registry.ts'
import { childOfKey } from './children.ts'
import type { Child } from './children.ts'

const bySlot = new Map<number, WeakRef<object>>()

/** From now on `object` stands for the child of this slot. */
export function standFor(slot: number, object: object): void {
  bySlot.set(slot, new WeakRef(object))
}

/** The declared object of the child's key, or the one that started it here, else what `make` makes. */
export function objectOf<T extends object>(
  child: Child,
  type: abstract new (...args: never[]) => T,
  make: () => T,
): T {
  const known = declaredObject(child) ?? bySlot.get(child.slot)?.deref()
  if (known instanceof type) return known
  const made = make()
  standFor(child.slot, made)
  return made
}

function declaredObject({ key, slot, process }: Child): object | undefined {
  return childOfKey(key, process)?.slot === slot ? declaredActor(key)?.object : undefined
}
