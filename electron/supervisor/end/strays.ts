/**
 * Processes of a run that have left its process group (a daemon, `setsid`). A Python still carries the run's token in the
 * environment it was started with; another program is noted by whoever started it, in a file named for its pid and its
 * start time (electron/python/clab/processes/strays.py). Only Linux lets us see either; elsewhere they can't be found.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lives } from '../../sampler/contract/identity.ts'

export class Strays {
  readonly #token: string
  readonly #folder: string

  /** @param folder the run's own */
  constructor(token: string, folder: string) {
    this.#token = token
    this.#folder = join(folder, 'strays')
  }

  /** Pids of those that have not ended. */
  living(): number[] {
    if (process.platform !== 'linux') return []
    const all = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
    return [...new Set([...all.filter((pid) => this.#carries(pid)), ...this.#noted()])]
  }

  /** Whether this process is one of them. */
  has(pid: number): boolean {
    return process.platform === 'linux' && (this.#carries(pid) || this.#noted().includes(pid))
  }

  /** SIGKILL to all of them. */
  kill(): void {
    for (const pid of this.living()) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It has ended meanwhile.
      }
    }
  }

  #carries(pid: number): boolean {
    return pid !== process.pid && environmentOf(pid).includes(this.#token)
  }

  #noted(): number[] {
    return namesIn(this.#folder)
      .map((name) => name.split('.'))
      .map(([pid, startTime]) => ({ pid: Number(pid), startTime }))
      .filter((noted) => noted.pid > 1 && noted.startTime !== undefined && lives(noted))
      .map(({ pid }) => pid)
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
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
