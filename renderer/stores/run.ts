/**
 * The run on the screen: its events as they come, folded, and one frame of it at a time for the panels.
 *
 * Events are plain data outside Vue's reactivity (a million of them); what the panels see is `frame`, replaced at most
 * once per animation frame. A panel reads `frame.state` through the pure functions of `select/` and never keeps it: the
 * state of a live frame moves on.
 */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { RunInfo, Usage } from '../../shared/contract/app/runs.ts'
import type { TraceEvent } from '../../shared/trace/events.ts'
import { RunHistory } from '../../shared/trace/history.ts'
import { micros, type Micros } from '../../shared/trace/ids.ts'
import type { RunState } from '../../shared/trace/state.ts'

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

export const useRunStore = defineStore('run', () => {
  /** The run that was started or attached to; undefined: a kept trace, or nothing. */
  const info = shallowRef<RunInfo>()
  /** CPU and memory of its live processes. */
  const usage = shallowRef<Usage>()
  const frame = shallowRef<Frame>()
  const state = computed(() => frame.value?.state)

  let history = new RunHistory()
  let live = false
  /** Where time was moved to; undefined: at the newest event. */
  let cursor: Micros | undefined
  /** The newest event's time, and when it came: live, the clock runs on from there. */
  let newest = { t: micros(0), at: 0 }
  let scheduled = 0

  /** A run begins, or is attached to: its events follow. */
  function open(next: RunInfo | undefined, willCome: boolean): void {
    info.value = next
    usage.value = undefined
    history = new RunHistory()
    live = willCome
    cursor = undefined
    newest = { t: micros(0), at: performance.now() }
    show()
  }

  /** The next events, in the order of the trace. `last`: there will be no more. */
  function append(events: readonly TraceEvent[], last: boolean): void {
    for (const event of events) history.append(event)
    if (events.length > 0) newest = { t: history.latest.now, at: performance.now() }
    if (last) live = false
    schedule()
  }

  /** Moves time; undefined: follow the run again. */
  function seek(t: Micros | undefined): void {
    cursor = t
    schedule()
  }

  /** One event back or forth from the instant shown. */
  function step(by: 1 | -1): void {
    const count = Math.max(1, Math.min((frame.value?.count ?? 0) + by, history.length))
    const event = history.events[count - 1]
    if (event) seek(micros(event.t))
  }

  function end(): Micros {
    if (!live) return history.latest.now
    return micros(Math.max(history.latest.now, Math.round(newest.t + (performance.now() - newest.at) * 1000)))
  }

  function show(): void {
    scheduled = 0
    const newestInstant = end()
    const following = cursor === undefined
    const now = cursor ?? newestInstant
    const count = following ? history.length : history.countAt(now)
    const shown = following ? history.latest : history.stateAt(count)
    frame.value = { history, state: shown, count, now, end: newestInstant, following, live }
    if (live) schedule()
  }

  /** At most one frame per animation frame; while the run is live, one in each. */
  function schedule(): void {
    scheduled ||= requestAnimationFrame(show)
  }

  return { info, usage, frame, state, open, append, seek, step }
})
