/** Events of tiny runs, for the stores. */
import type { TraceEvent } from '../../../shared/trace/events.ts'
import { actorId, micros } from '../../../shared/trace/ids.ts'
import type { RunInfo } from '../../../shared/contract/app/runs.ts'

const MAIN = actorId('0')

export const info: RunInfo = {
  run: 'r1',
  name: 'tiny',
  language: 'typescript',
  drive: 'whole',
  target: { kind: 'text', name: 'tiny', language: 'typescript', text: '' },
  input: false,
  over: false,
}

/** A run that prints at these times and, if it is asked for, ends. */
export function tinyRun(
  times: readonly number[],
  ends = true,
  drive: 'whole' | 'hand' = 'whole',
): TraceEvent[] {
  return [
    {
      type: 'run',
      version: 1,
      t: micros(0),
      run: 'r1',
      date: '2026-01-01T00:00:00.000Z',
      program: { name: 'tiny', language: 'typescript' },
      parameters: {},
      speed: 1,
      processes: 'child',
      drive,
      host: { platform: 'linux', arch: 'x64', cores: 2, node: '24' },
    },
    { type: 'actor-created', t: micros(1), actor: MAIN, kind: 'main', name: 'MainProcess' },
    { type: 'actor-started', t: micros(2), actor: MAIN, pid: 7, ppid: 1 },
    ...times.map((t): TraceEvent => ({
      type: 'output',
      t: micros(t),
      actor: MAIN,
      stream: 'stdout',
      text: `${t}\n`,
    })),
    ...(ends
      ? ([
          { type: 'actor-exited', t: micros(900), actor: MAIN, code: 0, cause: 'returned' },
          { type: 'ended', t: micros(1000), outcome: 'finished' },
        ] satisfies TraceEvent[])
      : []),
  ]
}
