/** Memory and semaphores between processes: opened by name, unlinked when the run is over. */
import type { Region } from '../region.ts'
import { attach, attachExisting, type ProcessSegments } from './segments.ts'
import { nativeMemory } from './platform.ts'
import { memoryProblem } from './problems.ts'

export type { ProcessSegments } from './segments.ts'

/** All segments of one run together, unless said otherwise. */
export const LIMIT_BYTES = 256 * 1024 * 1024

/**
 * The run's segments; the base is made by whoever comes first, who also runs `format` on it (zero-filled) before
 * anybody else can see it. `name` is a slash and up to 19 characters. Throws MemoryError if there is no room, no
 * shared memory here, or the run would have more than `limit` bytes.
 */
export function openProcessSegments(
  name: string,
  baseBytes: number,
  format?: (base: Region) => void,
  limit = LIMIT_BYTES,
): ProcessSegments {
  checkName(name)
  const native = nativeMemory()
  if (baseBytes > limit) throw memoryProblem({ kind: 'limit', bytes: baseBytes, used: 0, limit })
  return attach(native, name, baseBytes, limit, format)
}

/** The run's segments if some process has made them already; makes nothing. Throws MemoryError as above. */
export function openExistingSegments(name: string, limit = LIMIT_BYTES): ProcessSegments | undefined {
  checkName(name)
  return switchedOff() ? undefined : attachExisting(nativeMemory(), name, limit)
}

/** Removes all segments and named semaphores of a run; whoever has them mapped keeps them. Again is no error. */
export function unlinkSegments(name: string): void {
  checkName(name)
  if (switchedOff()) return
  const native = nativeMemory()
  for (const segment of native.names(name)) native.unlink(segment)
}

function checkName(name: string) {
  if (!/^\/[A-Za-z0-9_-]{1,19}$/.test(name)) throw memoryProblem({ kind: 'bad-name', name })
}

const switchedOff = () => process.env['LAB_NO_SHARED_MEMORY'] === '1'
