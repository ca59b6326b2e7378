/** How much memory processes take. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/** What `ours` and `theirs` of a memory figure mean on this platform. */
export const MEMORY_KIND = process.platform === 'linux' ? 'PSS' : 'RSS'

/**
 * Mean memory of the processes, MB. Linux: the proportional set size, in which a page that n processes share counts
 * 1/n for each; elsewhere the resident set, in which it counts in full. undefined where it can't be had.
 */
export async function memoryOf(pids: readonly number[]): Promise<number | undefined> {
  if (pids.length === 0 || process.platform === 'win32') return undefined
  const kilobytes = await Promise.all(pids.map(process.platform === 'linux' ? proportional : resident))
  return kilobytes.reduce((a, b) => a + b, 0) / pids.length / 1024
}

async function proportional(pid: number): Promise<number> {
  const match = /^Pss:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/smaps_rollup`, 'utf8'))
  return Number(match?.[1])
}

async function resident(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
  return Number(stdout)
}
