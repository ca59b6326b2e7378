/** The supervisor has vanished: nothing of its runs may live or lie about a second later. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Watched } from './watched.ts'

/** Kills every process of every run, then removes memory and folders. */
export async function clearUp(runs: readonly Watched[]): Promise<void> {
  const until = performance.now() + KILL_MS
  // A kill takes a moment, and nobody may make memory or files again after we have removed them.
  for (let alive = killAll(runs); alive.length > 0 && performance.now() < until; alive = killAll(alive))
    await sleep(10)
  for (const run of runs) {
    try {
      run.remove()
    } catch {
      // The next start sweeps what could not be removed.
    }
  }
}

function killAll(runs: readonly Watched[]): Watched[] {
  return runs.filter((run) => run.kill())
}

const KILL_MS = 500
