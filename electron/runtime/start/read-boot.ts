/** The boot line, and then commands: lines on BOOT_FD, read while the thread blocks; a utility process has a file. */
import { readSync } from 'node:fs'
import type { Boot } from '../../../shared/contract/actor.ts'
import { BOOT_FD } from '../../../shared/contract/descriptors.ts'
import { readBootFile } from './utility.ts'

const chunk = Buffer.alloc(65536)
let pending = Buffer.alloc(0)

/** What this process is to be. Without it there is nothing to do: the process ends. */
export function readBoot(): Boot {
  const line = readBootFile() ?? readLine()
  if (line === undefined) process.exit(70)
  return JSON.parse(line) as Boot
}

/** Blocks until a whole line has come; undefined at the end. */
export function readLine(): string | undefined {
  for (;;) {
    const end = pending.indexOf(10)
    if (end >= 0) {
      const line = pending.toString('utf8', 0, end)
      pending = Buffer.from(pending.subarray(end + 1))
      return line
    }
    const bytes = readSome()
    if (bytes === 0) return undefined
    pending = Buffer.concat([pending, chunk.subarray(0, bytes)])
  }
}

function readSome(): number {
  try {
    return readSync(BOOT_FD, chunk, 0, chunk.length, null)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EOF' || code === 'ECONNRESET' || code === 'EBADF') return 0
    throw error
  }
}
