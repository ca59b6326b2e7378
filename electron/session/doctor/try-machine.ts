/** Tries the machine with a tiny program of two processes and two threads, instead of believing what it says it can. */
import type { Text } from '../../../shared/labs/lab.ts'
import type { TraceEvent } from '../../../shared/trace/events.ts'
import type { Session } from '../session.ts'
import { both } from './words.ts'
import { messageOf } from '../../supervisor/sentences.ts'

/** What really happened when it was tried: undefined if it works, else the reason. */
export interface Tried {
  readonly sharedMemory: Text | undefined
  readonly semaphores: Text | undefined
  readonly threads: Text | undefined
}

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

export async function tryMachine(session: Pick<Session, 'open' | 'run'>): Promise<Tried> {
  const worked = new Set<string>()
  let reason: Text = both((say) => say.noAnswer)
  try {
    const program = await session.open({ kind: 'text', name: 'doctor.ts', text: PROGRAM })
    const run = await session.run(program, { seconds: SECONDS, record: 'discard' })
    run.onEvents((events) => {
      for (const event of events) {
        if (event.type === 'output' && event.stream === 'stdout') worked.add(event.text.trim())
        else reason = complaint(event) ?? reason
      }
    })
    await run.ended
  } catch (error) {
    const text = messageOf(error)
    reason = { en: text, zh: text }
  }
  const of = (word: string) => (worked.has(word) ? undefined : reason)
  return { sharedMemory: of('shared-memory'), semaphores: of('semaphores'), threads: of('threads') }
}

/** The last words of whoever complained. */
function complaint(event: TraceEvent): Text | undefined {
  if (event.type === 'notice') return { en: event.text, zh: event.zh ?? event.text }
  const text =
    event.type === 'output'
      ? event.text.trim().split('\n').at(-1)
      : event.type === 'actor-exited' && event.cause !== 'returned'
        ? event.message
        : undefined
  return text === undefined ? undefined : { en: text, zh: text }
}
