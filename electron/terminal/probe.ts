/** Tries the machine with a tiny program of two processes and two threads, instead of believing what it says it can. */
import type { TraceEvent } from '../../shared/trace/events.ts'
import type { Tried } from './doctor.ts'
import type { Engine } from './engine.ts'
import type { Sentences } from './sentences.ts'

const SECONDS = 20

/** Prints a word after each thing that worked. */
const PROGRAM = `
import { print } from 'lab'
import { Lock, Process, Value } from 'lab/multiprocessing'
import { SharedVariable, Thread } from 'lab/threading'
const shared = new SharedVariable(0)
export function add() { shared.value += 1 }
export const thread = new Thread({ target: add, name: 'thread' })
const value = new Value('i', 0, { lock: false })
export function change() { value.value = 41 }
export const first = new Process({ target: change, name: 'first' })
const lock = new Lock()
export function locked() { lock.acquire(); value.value += 1; lock.release() }
export const second = new Process({ target: locked, name: 'second' })
export function main() {
  thread.start(); thread.join()
  if (shared.value === 1) print('threads')
  first.start(); first.join()
  if (value.value === 41) print('shared-memory')
  lock.acquire(); second.start(); second.join(0.2)
  const waited = value.value === 41
  lock.release(); second.join()
  if (waited && value.value === 42) print('semaphores')
}
`

export async function tryMachine(engine: Engine, { doctor: say }: Sentences): Promise<Tried> {
  const worked = new Set<string>()
  let reason = say.noAnswer
  try {
    const run = await engine.start({
      target: { kind: 'text', text: PROGRAM, name: 'doctor.ts' },
      settings: {},
      speed: 1,
      seconds: SECONDS,
      processes: 'child',
      drive: 'whole',
      keepGoing: false,
      seed: undefined,
      trace: undefined,
    })
    run.onEvents((events) => {
      for (const event of events) {
        if (event.type === 'output' && event.stream === 'stdout') worked.add(event.text.trim())
        else reason = complaint(event) ?? reason
      }
    })
    await run.ended
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error)
  }
  const of = (word: string) => (worked.has(word) ? undefined : reason)
  return { sharedMemory: of('shared-memory'), semaphores: of('semaphores'), threads: of('threads') }
}

/** The first sentence of whoever complained. */
function complaint(event: TraceEvent): string | undefined {
  if (event.type === 'output') return event.text.trim().split('\n').at(-1)
  if (event.type === 'notice') return event.text
  if (event.type === 'actor-exited' && event.cause !== 'returned') return event.message
  return undefined
}
