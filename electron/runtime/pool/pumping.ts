/**
 * Callbacks of pools run in the thread that made the pool, while it is inside a call of the library: a JavaScript
 * function can't be run by another thread (Python has a thread for it). Whoever waits pumps.
 */
const pumps = new Set<() => void>()

export function addPump(pump: () => void): () => void {
  pumps.add(pump)
  return () => pumps.delete(pump)
}

/** @returns whether there are pools whose callbacks may still come */
export function pumpPools(): boolean {
  for (const pump of pumps) pump()
  return pumps.size > 0
}
