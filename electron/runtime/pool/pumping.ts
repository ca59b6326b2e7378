/**
 * Callbacks of pools run in the thread that made the pool, while it is inside a call of the library: a JavaScript
 * function can't be run by another thread (Python has a thread for it). Whoever waits pumps.
 */
const pumps = new Set<() => boolean>()

/** @param pump takes the answers that are there; says whether there were any */
export function addPump(pump: () => boolean): () => void {
  pumps.add(pump)
  return () => pumps.delete(pump)
}

/** @returns whether there are pools whose callbacks may still come */
export function pumpPools(): boolean {
  poolsHaveNews()
  return pumps.size > 0
}

/** Lets the callbacks run of what has come. @returns whether anything has */
export function poolsHaveNews(): boolean {
  let news = false
  for (const pump of pumps) news = pump() || news
  return news
}
