/**
 * The run on the screen: its events as they come, folded, and one frame of it at a time for the panels.
 *
 * Events are plain data outside Vue's reactivity (a million of them); what the panels see is `frame`, replaced at most
 * once per animation frame. A panel reads `frame.state` through the pure functions of `select/` and never keeps it: the
 * state of a live frame moves on.
 */
import { defineStore } from 'pinia'
import { onScopeDispose, ref, shallowRef, triggerRef } from 'vue'
import type { EventBatch, RunInfo, Usage } from '../../shared/contract/app/runs.ts'
import type { TraceEvent } from '../../shared/trace/events.ts'
import { RunHistory } from '../../shared/trace/history.ts'
import { micros, type Micros } from '../../shared/trace/ids.ts'
import type { RunState } from '../../shared/trace/state.ts'
import { cancelDraw, requestDraw } from '../draw/frames.ts'
import { lasts } from '../select/lasting.ts'

/** One instant of one run, as every panel shows it. */
export interface Frame {
  readonly history: RunHistory
  readonly state: RunState
  /** How many events made this state. */
  readonly count: number
  /** The instant shown. Live: it moves on between events too, so that waits can be seen to last. */
  readonly now: Micros
  /** The newest instant there is. */
  readonly end: Micros
  /** It follows the run; false: time was moved back. */
  readonly following: boolean
  /** More events will come. */
  readonly live: boolean
}

/** Where events come from: a run under way (its clock runs on between them), or a kept trace that is being read. */
export type Origin = 'run' | 'trace'

/** While only time passes, a frame this often is enough, milliseconds. */
const TICK = 50
/** While a trace is being read, a frame this often tells how far it is: the time is for reading, milliseconds. */
const READING = 250

export const useRunStore = defineStore('run', () => {
  /** The run that was started or attached to; undefined: a kept trace, or nothing. */
  const info = shallowRef<RunInfo>()
  /** CPU and memory of its live processes. */
  const usage = shallowRef<Usage>()
  const frame = shallowRef<Frame>()
  /** The frame's state; it says that it has changed with each frame, even where a live one only moved on. */
  const state = shallowRef<RunState>()
  /** Time moves on by itself from the instant shown, at `pace` times the run's own. */
  const playing = ref(false)
  const pace = ref(1)

  let history = new RunHistory()
  let live = false
  let origin: Origin = 'trace'
  /** Where time was moved to; undefined: at the newest event. */
  let cursor: { readonly t: Micros; readonly count: number } | undefined
  /** The newest event's time, and when it came: of a live run, the clock runs on from there. */
  let newest = { t: micros(0), at: 0 }
  let ticking: ReturnType<typeof setTimeout> | undefined
  /** While playing: the instant reached, in fractions of a microsecond (frames may be closer than one of slowed time),
   * and when that was. */
  let played = { t: 0, at: 0 }

  /** A run begins, or is attached to: its events follow. */
  function open(next: RunInfo | undefined, willCome: boolean, from: Origin = next ? 'run' : 'trace'): void {
    info.value = next
    usage.value = undefined
    history = new RunHistory()
    live = willCome
    origin = from
    cursor = undefined
    playing.value = false
    newest = { t: micros(0), at: performance.now() }
    show()
  }

  /** Nothing is on the screen. */
  function close(): void {
    open(undefined, false)
    frame.value = undefined
    state.value = undefined
  }

  /** The next events, in the order of the trace. `last`: there will be no more. */
  function append(events: readonly TraceEvent[], last: boolean): void {
    for (const event of events) history.append(event)
    if (events.length > 0) newest = { t: history.latest.now, at: performance.now() }
    if (last) {
      live = false
      if (info.value) info.value = { ...info.value, over: true }
    }
    if (live && origin === 'trace') ticking ??= setTimeout(schedule, READING)
    else schedule()
  }

  /** A batch of the run on the screen; what is here already is left out. False: events before it are missing. */
  function take({ run, first, events, now, last }: EventBatch): boolean {
    if (run !== info.value?.run || !live) return true
    if (first > history.length) return false
    append(events.slice(history.length - first), last)
    // It may be long after the newest event: a window that was reloaded, a run in which nothing happens.
    if (now !== undefined && now > history.latest.now) newest = { t: now, at: performance.now() }
    return true
  }

  /** How many events are here: the number of the next one. */
  function next(): number {
    return history.length
  }

  /** Moves time; undefined: follow the run again. */
  function seek(t: Micros | undefined): void {
    playing.value = false
    move(t)
  }

  /** One event back or forth from the instant shown. */
  function step(by: 1 | -1): void {
    playing.value = false
    const count = Math.max(1, Math.min((frame.value?.count ?? 0) + by, history.length))
    cursor = { t: history.timeAt(count), count }
    schedule()
  }

  /** From the instant shown, or from the beginning if that is the end. */
  function play(): void {
    const { now, end } = frame.value ?? { now: 0, end: 0 }
    if (cursor === undefined || now >= end) move(history.timeAt(1))
    played = { t: cursor?.t ?? 0, at: performance.now() }
    playing.value = true
    schedule()
  }

  function pause(): void {
    if (frame.value) seek(frame.value.now)
  }

  function move(t: Micros | undefined): void {
    cursor = t === undefined ? undefined : { t, count: history.countAt(t) }
    schedule()
  }

  function end(): Micros {
    if (!live || origin === 'trace' || !lasts(history.latest)) return history.latest.now
    return micros(Math.max(history.latest.now, Math.round(newest.t + (performance.now() - newest.at) * 1000)))
  }

  function playOn(newestInstant: Micros): void {
    const at = performance.now()
    played = { t: played.t + (at - played.at) * 1000 * pace.value, at }
    if (played.t < newestInstant) return move(micros(Math.round(played.t)))
    playing.value = false
    move(live ? undefined : newestInstant)
  }

  function show(): void {
    clearTimeout(ticking)
    ticking = undefined
    const newestInstant = end()
    if (playing.value) playOn(newestInstant)
    const following = cursor === undefined
    const now = cursor?.t ?? newestInstant
    const count = cursor?.count ?? history.length
    const shown = following ? history.latest : history.stateAt(count)
    frame.value = { history, state: shown, count, now, end: newestInstant, following, live }
    state.value = shown
    triggerRef(state)
    if (live && origin === 'run' && lasts(history.latest)) ticking = setTimeout(schedule, TICK)
  }

  /** At most one frame per animation frame; a hidden window gets none until it is seen again. */
  function schedule(): void {
    requestDraw(show)
  }

  onScopeDispose(() => {
    clearTimeout(ticking)
    cancelDraw(show)
  })

  return {
    info,
    usage,
    frame,
    state,
    playing,
    pace,
    open,
    close,
    append,
    take,
    next,
    seek,
    step,
    play,
    pause,
  }
})
