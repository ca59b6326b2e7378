/** Python's resource tracker outlives a run by a moment, in which it removes what the run's processes have left. */
import { leftTracked, removeTracked } from '../../sampler/contract/tracked.ts'

/** Longer than any tracker takes that has not been killed. */
const TRACKER_MS = 1000
const POLL_MS = 20

/** Waits for the tracker, and does its work if it does not come to it. */
export async function endTracked(folder: string, sleep: (ms: number) => Promise<void>): Promise<void> {
  const until = performance.now() + TRACKER_MS
  while (leftTracked(folder).length > 0 && performance.now() < until) await sleep(POLL_MS)
  removeTracked(folder)
}
