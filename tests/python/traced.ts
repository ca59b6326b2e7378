/** A Python program as the app runs it, and its trace. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OUT } from '../../build/bundles.mjs'
import { openSession } from '../../electron/session/session.ts'
import type { Run } from '../../electron/supervisor/run.ts'
import type { EventOf, EventType, TraceEvent } from '../../shared/trace/events.ts'

export interface Traced {
  readonly events: readonly TraceEvent[]
  readonly folder: string
  readonly output: string
}

/** Runs `text` to its end; `meanwhile` is given the run and what has come of it so far. */
export async function traced(
  interpreter: string,
  text: string,
  args: readonly string[] = [],
  meanwhile?: (run: Run, events: readonly TraceEvent[]) => Promise<void>,
): Promise<Traced> {
  const home = mkdtempSync(join(tmpdir(), 'lab-traced-'))
  const path = join(home, 'program.py')
  const indent = /^\n?( *)/.exec(text)?.[1] ?? ''
  writeFileSync(path, text.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trimStart())
  const session = await openSession({
    engineFolder: OUT,
    stateFolder: join(home, 'state'),
    runsFolder: join(home, 'runs'),
  })
  try {
    const run = await session.run(await session.open({ kind: 'file', path }), {
      record: 'discard',
      python: { interpreter, args: [...args], input: 'none' },
    })
    const events: TraceEvent[] = []
    run.onEvents((batch) => void events.push(...batch), { everything: true })
    await meanwhile?.(run, events)
    await run.ended
    const output = ofType(events, 'output').map((event) => event.text)
    return { events, folder: home, output: output.join('') }
  } finally {
    await session.close()
    rmSync(home, { recursive: true, force: true })
  }
}

export function ofType<T extends EventType>(events: readonly TraceEvent[], type: T): EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => event.type === type)
}
