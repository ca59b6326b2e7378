/**
 * Opening a kept trace: pieces of it are asked for one after the other, and decoded and folded in slices short enough
 * that the window stays quick, whatever the trace's size. What could be read stays, whatever the rest is.
 */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { problemOf, ProblemError, type Problem } from '../../shared/contract/app/problem.ts'
import { TraceDecoder, TraceError, type TraceProblem } from '../../shared/trace/codec.ts'
import { useAppStore } from './app.ts'
import { useProgressStore } from './progress.ts'
import { useRunStore } from './run.ts'
import { tracePieces, type TraceSource } from './runs/trace-pieces.ts'

export interface Opening {
  readonly id: string
  readonly name: string
  /** Bytes read and in all. */
  readonly read: number
  readonly size: number
}

/** What was wrong with a trace that could be read in part. */
export interface Damage {
  readonly skipped: number
  readonly first: TraceProblem | undefined
  /** It stops before the run did. */
  readonly cut: boolean
}

/** Characters decoded between two looks at the clock, and how long a slice may last, milliseconds. */
const CHUNK = 1 << 15
const SLICE = 12

export const useOpeningStore = defineStore('opening', () => {
  const app = useAppStore()
  const run = useRunStore()
  const progress = useProgressStore()
  /** undefined: nothing is being opened. */
  const opening = shallowRef<Opening>()
  const problem = shallowRef<Problem>()
  const damage = shallowRef<Damage>()
  let turn = 0

  /** A trace of the history or of a file that was opened, by its id. */
  function open(id: string, name: string): Promise<void> {
    return openFrom((from) => app.app!.readTrace({ id, from }), id, name)
  }

  /** A trace that comes from anywhere, piece by piece. */
  async function openFrom(read: TraceSource, id: string, name: string): Promise<void> {
    cancel()
    const mine = turn
    problem.value = undefined
    damage.value = undefined
    opening.value = { id, name, read: 0, size: 0 }
    run.open(undefined, true)
    progress.watch()
    const decoder = new TraceDecoder({ header: true })
    try {
      for await (const { text, next, size } of tracePieces(read)) {
        if (turn !== mine) return
        await decode(text, decoder, () => turn === mine)
        if (turn !== mine) return
        opening.value = { id, name, read: next, size }
      }
      const rest = decoder.end()
      run.append(rest, true)
      if (run.next() === 0) throw new TraceError('empty')
      damage.value = damageOf(decoder, run.frame?.history.latest.ended === undefined)
    } catch (thrown) {
      if (turn !== mine) return
      run.append([], true)
      if (run.next() === 0) run.close()
      problem.value = problemOf(thrown instanceof TraceError ? traceProblem(thrown) : thrown)
    }
    opening.value = undefined
    progress.look()
  }

  /** Leaves it at what has been read. */
  function cancel(): void {
    turn++
    if (opening.value) run.append([], true)
    opening.value = undefined
  }

  function dismiss(): void {
    problem.value = undefined
    damage.value = undefined
  }

  async function decode(text: string, decoder: TraceDecoder, goesOn: () => boolean): Promise<void> {
    let since = performance.now()
    for (let at = 0; at < text.length && goesOn(); at += CHUNK) {
      run.append(decoder.push(text.slice(at, at + CHUNK)), false)
      if (performance.now() - since < SLICE) continue
      await nextTask()
      since = performance.now()
    }
  }

  return { opening, problem, damage, open, openFrom, cancel, dismiss }
})

function damageOf(decoder: TraceDecoder, cut: boolean): Damage | undefined {
  if (decoder.skipped === 0 && !cut) return undefined
  return { skipped: decoder.skipped, first: decoder.problems[0], cut }
}

/** A task of its own, so that input and drawing come in between; a timer would cost 4 ms each. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}

/** The codec's sentence, in both languages. */
export function traceProblem(error: TraceError): ProblemError {
  const zh = {
    empty: '这个轨迹是空的：至少应有一行 run 事件。',
    foreign: '这不是并发实验室的轨迹：第一行应是 run 事件，实际却是别的内容。',
    newer: '这个轨迹的版本比本程序新：请更新并发实验室后再打开。',
  }
  return new ProblemError(
    { code: 'trace', text: { en: error.message, zh: zh[error.code] } },
    { cause: error },
  )
}
