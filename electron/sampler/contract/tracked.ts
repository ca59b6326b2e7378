/**
 * What Python programs of a run have in /dev/shm: named semaphores and shared memory. Python's resource tracker removes
 * them when all processes have ended; if it was killed as well, we do. Each is noted by a file of its name in the run's
 * folder (electron/python/clab/processes/tracked.py). Elsewhere than on Linux they are no files, and only the tracker can.
 */
import { lstatSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Paths of those that are still there. */
export function leftTracked(folder: string): string[] {
  if (process.platform !== 'linux') return []
  try {
    return readdirSync(join(folder, 'tracked'))
      .map((name) => join('/dev/shm', name))
      .filter((path) => lstatSync(path, { throwIfNoEntry: false })?.isFile() === true)
  } catch {
    return []
  }
}

/** Removes them; before the run's folder goes. */
export function removeTracked(folder: string): void {
  for (const path of leftTracked(folder)) rmSync(path, { force: true })
}
