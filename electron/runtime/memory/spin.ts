/** How often a contended lock or semaphore is tried before the thread goes to sleep in the kernel. */
const TRIES = 12
/** Steps of the longest pause: about as long as a short critical section lasts. */
const LONGEST = 512

/**
 * Tries again and again with pauses that double, since looking at a word takes its cache line away from whoever holds
 * the lock (exponential backoff: Anderson 1990, "The Performance of Spin Lock Alternatives"). About two microseconds in
 * all unless `tries` says otherwise: longer than a short critical section lasts, shorter than falling asleep and being woken takes.
 * @returns whether an attempt succeeded
 */
export function spin(attempt: () => boolean, tries = TRIES): boolean {
  let steps = 8
  for (let i = 0; i < tries; i++) {
    if (attempt()) return true
    pause(steps)
    if (steps < LONGEST) steps *= 2
  }
  return false
}

let worked = 0

function pause(steps: number): void {
  for (let i = 0; i < steps; i++) worked = (worked + i) | 0
}
