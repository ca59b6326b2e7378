/** The operating system's id of the current thread. */
import { readlinkSync } from 'node:fs'

let known: number | undefined

/** Linux: read from /proc, without a native call. Elsewhere undefined (not run here: macOS, Windows). */
export function nativeThreadId(): number | undefined {
  if (known === undefined && process.platform === 'linux') {
    const id = Number(readlinkSync('/proc/thread-self').split('/').pop())
    if (Number.isInteger(id)) known = id
  }
  return known
}
