/** What the operating system says of runs' processes, once a second while somebody watches. */
import pidusage from 'pidusage'
import type { Usage } from '../../../shared/contract/app/runs.ts'
import type { Run } from '../../supervisor/run.ts'

const EVERY_MS = 1000
/** pidusage forgets a process that it was not asked about for so long. */
const REMEMBERED_MS = 5000

export interface WatchedRuns {
  /** Runs under way that a window watches. */
  readonly watched: () => readonly Run[]
  readonly take: (usage: Usage) => void
}

export class UsageClock {
  readonly #runs: WatchedRuns
  #timer: NodeJS.Timeout | undefined

  constructor(runs: WatchedRuns) {
    this.#runs = runs
  }

  /** Something is watched: from now on it is measured, until nothing is. */
  start(): void {
    this.#timer ??= setTimeout(() => void this.#tick(), EVERY_MS).unref()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    pidusage.clear()
  }

  async #tick(): Promise<void> {
    const runs = this.#runs.watched()
    if (runs.length === 0) return this.stop()
    for (const run of runs) {
      const usage = await usageOf(run)
      if (usage && this.#timer) this.#runs.take(usage)
    }
    if (!this.#timer) return
    this.#timer = undefined
    this.start()
  }
}

async function usageOf(run: Run): Promise<Usage | undefined> {
  const alive = [...run.state.actors.values()].flatMap(({ id, kind, pid, state }) =>
    pid !== undefined && state !== 'exited' && kind !== 'thread' && kind !== 'task'
      ? [{ actor: id, pid }]
      : [],
  )
  if (alive.length === 0) return undefined
  // A process that has just ended makes it reject or leaves a gap; the next second asks about those that live then.
  const found: Partial<Record<string, pidusage.Status>> = await pidusage(
    alive.map(({ pid }) => pid),
    { maxage: REMEMBERED_MS },
  ).catch(() => ({}))
  const processes = alive.flatMap(({ actor, pid }) => {
    const status = found[pid]
    return status ? [{ actor, pid, cpu: status.cpu, memory: status.memory }] : []
  })
  return { run: run.id, processes }
}
