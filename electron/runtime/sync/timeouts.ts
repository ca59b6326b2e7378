/** How Python's `block`/`blocking` and `timeout` arguments are read. */
import { self } from '../actor.ts'
import { sentences } from '../errors.ts'
import type { Scope } from './resource.ts'

/** Keyword arguments of `acquire`, as an options object. */
export interface AcquireOptions {
  /** false: don't wait. */
  blocking?: boolean
  /** Seconds to wait at most. */
  timeout?: number | null
}

/** Real seconds to wait: 0 not at all, undefined for ever. The run's speed is already applied. */
export type Patience = number | undefined

/** `acquire(blocking, timeout)`: `threading` takes -1 for "for ever" and refuses other negative numbers, `multiprocessing` takes them as 0. */
export function acquirePatience(
  scope: Scope,
  blocking: boolean | AcquireOptions,
  timeout: number | null | undefined,
): Patience {
  const { block, limit } = read(blocking, timeout)
  if (!block) {
    if (scope === 'thread' && limit !== undefined && limit !== null && limit !== -1)
      throw sentences.blockingWithTimeout()
    return 0
  }
  if (limit === undefined || limit === null) return undefined
  if (scope === 'thread' && limit === -1) return undefined
  if (scope === 'thread' && limit < 0) throw sentences.negativeTimeout(limit)
  return patience(limit)
}

/** As a semaphore reads them: -1 is a negative number like any other, and any of these is 0, in `threading` as well. */
export function semaphorePatience(
  scope: Scope,
  blocking: boolean | AcquireOptions,
  timeout: number | null | undefined,
): Patience {
  const { block, limit } = read(blocking, timeout)
  if (block) return patience(limit)
  if (scope === 'thread' && limit !== undefined && limit !== null) throw sentences.blockingWithTimeout()
  return 0
}

function read(
  blocking: boolean | AcquireOptions,
  timeout: number | null | undefined,
): { block: boolean; limit: number | null | undefined } {
  if (typeof blocking === 'object') return { block: blocking.blocking ?? true, limit: blocking.timeout }
  return { block: blocking, limit: timeout }
}

/** Any other `timeout` argument: absent or null for ever, negative is 0. */
export function patience(timeout: number | null | undefined): Patience {
  if (timeout === undefined || timeout === null) return undefined
  return Math.max(0, timeout) / self().boot.speed
}
