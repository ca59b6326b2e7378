/**
 * The coroutines of an actor: its main one and its tasks, and what each of them awaits.
 *
 * As long as the event loop has something to do a coroutine may go on. Once it has nothing left Python's loop would
 * sleep for ever and Node's would end as if all were well; ours blocks as every wait of the library does, so that what
 * the coroutines wait for is seen, and found to be a deadlock where nobody is left who could end it.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Source, Wait } from '../../shared/trace/events.ts'
import type { ActorId } from '../../shared/trace/ids.ts'
import { now } from './clock.ts'
import { claimTaskSlot } from './memory/mine.ts'
import type { RosterSlot } from './memory/roster.ts'
import { poolsHaveNews } from './pool/pumping.ts'
import { startService } from './service/ask.ts'
import { callSite } from './source.ts'
import { emitFor } from './trace.ts'
import { block, type WaitFor } from './wait.ts'

/** What a coroutine awaits: tasks, or something that any other actor may bring. */
class Coroutine {
  readonly joins = new Set<ActorId>()
  result: { readonly source: Source | undefined } | undefined
  private seq = 0

  awaited(): WaitFor {
    const { result } = this
    const target = [...this.joins].find((id) => tasks.has(id))
    if (target !== undefined) return { op: 'join', target }
    return { op: 'result', ...(result?.source && { source: result.source }) }
  }

  nextWait(): Wait {
    this.seq += 1
    return { ...this.awaited(), seq: this.seq, since: now() }
  }
}

const main = new Coroutine()
const tasks = new Map<ActorId, Coroutine>()
const current = new AsyncLocalStorage<Coroutine>()

/** Runs the coroutine of a task until it ends. */
export async function runTask<T>(id: ActorId, work: () => Promise<T>): Promise<T> {
  const coroutine = new Coroutine()
  tasks.set(id, coroutine)
  try {
    return await current.run(coroutine, work)
  } finally {
    tasks.delete(id)
  }
}

/** The calling coroutine awaits something that another one brings. */
export async function awaitResult<T>(promise: Promise<T>): Promise<T> {
  const coroutine = current.getStore() ?? main
  const result = (coroutine.result = { source: callSite() })
  try {
    return await promise
  } finally {
    if (coroutine.result === result) coroutine.result = undefined
  }
}

/** The calling coroutine awaits a task. */
export function awaitTask(id: ActorId): void {
  ;(current.getStore() ?? main).joins.add(id)
}

/** Keeps the actor from ending while its main coroutine has not. */
export function lastUntilDone(promise: Promise<unknown>): void {
  let done = false
  const end = () => {
    done = true
  }
  promise.then(end, end)
  const onIdle = () => {
    if (done) return
    waitForNews()
    // One more turn, and if nothing comes of it, here again.
    setImmediate(() => {})
  }
  process.on('beforeExit', onIdle)
}

/** Blocks until a callback of a pool has run: nothing else can happen in a loop that has nothing to do. */
function waitForNews(): void {
  startService() // It sees what stands in the memory of this process alone.
  const waits = [...tasks].map(([id, coroutine]) => publish(id, coroutine.nextWait()))
  const attempt = (ms: number) => {
    if (poolsHaveNews()) return true
    Atomics.wait(BED, 0, 0, ms)
    for (const { slot } of waits) slot.tried()
    return poolsHaveNews()
  }
  try {
    block({ ...main.awaited(), lasts: true }, attempt, undefined)
  } finally {
    for (const { id, seq, slot } of waits) {
      slot.publish(undefined)
      slot.release()
      emitFor('wait-end', id, { seq, result: 'ok' })
    }
  }
}

function publish(id: ActorId, wait: Wait): { id: ActorId; seq: number; slot: RosterSlot } {
  const slot = claimTaskSlot(id)
  slot.publish(wait)
  emitFor('wait-begin', id, wait)
  return { id, seq: wait.seq, slot }
}

/** Nobody ever wakes it. */
const BED = new Int32Array(new SharedArrayBuffer(4))
