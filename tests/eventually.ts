import { vi } from 'vitest'

/** Waits until the assertions in `holds` hold; a generous limit, so that no test is timed. Gives what `holds` gives. */
export function eventually<T>(holds: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(holds, { timeout: 45_000, interval: 10 })
}
