/** The end of a process, in Python's order: join threads, end pools and daemons, join children, then exit. */
import { self } from '../actor.ts'
import { flushCounters } from '../counters.ts'
import { SystemExit } from '../errors.ts'
import { openedProcessMemory, threadMemory } from '../memory/mine.ts'
import { Sampling } from '../memory/sampling.ts'
import { terminatePools } from '../pool/pool.ts'
import { programStack } from '../source.ts'
import { beforeSpeaking, emitOutput } from '../trace.ts'
import { ENDED, MAIN_SLOT, setState } from './children.ts'
import { activeChildren } from './process.ts'
import { currentThread, enumerate } from './thread.ts'
import type { Thread } from './thread.ts'

let ending = false

export function endProcess(code: number): void {
  if (ending) return
  ending = true
  let exit = code
  try {
    setState(MAIN_SLOT, ENDED)
    for (let thread = awaited(); thread; thread = awaited()) thread.join()
    terminatePools()
    for (const child of activeChildren()) if (child.daemon) child.terminate()
    for (const child of activeChildren()) child.join()
    beforeSpeaking()
    flushCounters()
    finalSamples()
  } catch (error) {
    exit = exitCodeOf(error)
  }
  process.exit(exit)
}

/** A thread that the process still has to wait for; one of them may start another meanwhile. */
function awaited(): Thread | undefined {
  return enumerate().find((thread) => !thread.daemon && thread !== currentThread())
}

/** The exit code that an exception means; its text goes to standard error. */
export function exitCodeOf(error: unknown): number {
  const { name, kind } = self()
  if (error instanceof SystemExit) {
    if (error.code === null) return 0
    if (typeof error.code === 'number') return error.code & 0xff
    emitOutput('stderr', `${error.code}\n`)
    return 1
  }
  emitOutput('stderr', `${kind === 'main' ? '' : `Process ${name}:\n`}${programStack(error)}\n`)
  return 1
}

/** The values as this process leaves them; those between processes are sampled by the supervisor's sampler. */
function finalSamples(): void {
  new Sampling(threadMemory().memory, (key) => `${self().process}/${key}`).emitChanged()
  const memory = openedProcessMemory()
  if (memory && self().kind === 'main') new Sampling(memory, (key) => key).emitChanged()
}
