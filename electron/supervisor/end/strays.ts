/**
 * Processes of a run that have left its process group (a daemon, `setsid`): they still carry the run's token in the
 * environment they were started with. Only Linux lets us read that; elsewhere they can't be found.
 */
import { readdirSync, readFileSync } from 'node:fs'

/** Pids of processes whose environment holds `token`. */
export function straysOf(token: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && environmentOf(pid).includes(token))
}

/** SIGKILL to all of them. */
export function killStrays(token: string): void {
  for (const pid of straysOf(token)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** Empty for a zombie, and for a process that is not ours. */
function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1')
  } catch {
    return ''
  }
}
