/** A state folder, bundled fixtures, and what the tests of the sampler look at. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll } from 'vitest'
import { readStat } from '../../electron/sampler/contract/identity.ts'
import type { WatchedRun } from '../../electron/supervisor/options.ts'
import type { TraceEvent } from '../../shared/trace/events.ts'
import type { ActorId } from '../../shared/trace/ids.ts'
import { bundled } from '../memory/bundle.ts'

/** Bundles the sampler and these fixtures, and makes a state folder, for the tests of one file. */
export function prepare(fixtures: readonly string[]) {
  const file = bundled(fixtures.map((name) => `tests/sampler/fixtures/${name}.ts`))
  const sampler = bundled(['electron/sampler/main.ts'], 'cjs')
  const it = { file, sampler: '', state: '' }
  beforeAll(() => {
    it.sampler = sampler('main')
    it.state = mkdtempSync(join(tmpdir(), 'lab-sampler-'))
  })
  afterAll(() => rmSync(it.state, { recursive: true, force: true }))
  return it
}

/** A run to watch, which notes what it is told. */
export function watched(state: string, run: string, segment: string, group?: number) {
  const folder = join(state, run)
  mkdirSync(folder)
  const samples: TraceEvent[] = []
  /** Actors that were said to be gone. */
  const ended: ActorId[] = []
  const facts: WatchedRun = {
    run,
    folder,
    segment,
    origin: String(process.hrtime.bigint()),
    group,
    sample: (event) => void samples.push(event),
    gone: (actor) => void ended.push(actor),
  }
  return { ...facts, samples, ended }
}

/** Whether the process has not ended; a zombie has. */
export function alive(pid: number): boolean {
  if (process.platform === 'linux') return readStat(pid)?.ended === false
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Files of the segment in /dev/shm. */
export function memoryOf(segment: string): string[] {
  return existsSync('/dev/shm')
    ? readdirSync('/dev/shm').filter((name) => name.startsWith(segment.slice(1)))
    : []
}

/** Milliseconds until it was true; Infinity if it was not within `ms`. */
export async function until(true_: () => boolean, ms: number): Promise<number> {
  const began = performance.now()
  for (;;) {
    const now = performance.now() - began
    if (true_()) return now
    if (now > ms) return Infinity
    await sleep(5)
  }
}
