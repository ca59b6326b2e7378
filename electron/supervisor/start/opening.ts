/** The first lines of a trace: what is run, and its main process. */
import { availableParallelism } from 'node:os'
import { TRACE_VERSION, type TraceEvent } from '../../../shared/trace/events.ts'
import { MAIN_ACTOR } from '../../../shared/trace/ids.ts'
import type { Boot } from '../../../shared/contract/actor.ts'
import type { Clock } from '../clock.ts'
import type { RunRequest } from '../options.ts'

export const MAIN_NAME = 'MainProcess'

export function openingEvents(request: RunRequest, clock: Clock): TraceEvent[] {
  const { run, title, parameters, speed, processes, drive, seed } = request
  return [
    {
      type: 'run',
      version: TRACE_VERSION,
      t: clock.now(),
      run,
      date: new Date().toISOString(),
      program: title,
      parameters,
      speed,
      processes,
      drive,
      seed,
      host: {
        platform: process.platform,
        arch: process.arch,
        cores: availableParallelism(),
        node: process.versions.node,
      },
    },
    { type: 'actor-created', t: clock.now(), actor: MAIN_ACTOR, kind: 'main', name: MAIN_NAME },
  ]
}

export function mainBoot(request: RunRequest, clock: Clock, control: string, token: string): Boot {
  const { run, folder, segment, program, parameters, speed, seed, drive, processes, trace, limits } = request
  return {
    run,
    folder,
    control,
    token,
    origin: clock.origin,
    segment,
    program,
    parameters,
    speed,
    seed,
    drive,
    processes,
    trace,
    limits: { processes: limits.processes, threads: limits.threads },
    actor: { id: MAIN_ACTOR, name: MAIN_NAME, kind: 'main', daemon: false },
    parent: null,
  }
}
