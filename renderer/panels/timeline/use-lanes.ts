/** The run's timeline laid out in lanes, as it grows and as lanes are folded. */
import { onScopeDispose, shallowRef, watch } from 'vue'
import type { ActorId } from '../../../shared/trace/ids.ts'
import { actorLook, type ActorLook } from '../../../shared/trace/picture/pen.ts'
import { arrange, type Rows } from '../../../shared/trace/picture/rows.ts'
import type { Timeline } from '../../../shared/trace/timeline/timeline.ts'
import { cancelDraw, requestDraw } from '../../draw/frames.ts'
import { timelineOf } from '../../select/timeline.ts'
import { usePacedFrame } from '../../parts/paced-frame.ts'
import type { Frame } from '../../stores/run.ts'

export interface Lanes {
  readonly frame: Frame
  readonly timeline: Timeline
  readonly rows: Rows
  readonly lookOf: (actor: ActorId) => ActorLook
  /** How much of the trace has been taken in, 0 to 1. */
  readonly read: number
}

/** Of the window's time: the picture moves on with the run, which is its point. */
const SHARE = 0.3

export function useLanes() {
  const shown = usePacedFrame(0, SHARE)
  const lanes = shallowRef<Lanes>()
  const folded = shallowRef<ReadonlySet<ActorId>>(new Set())
  let shape = ''
  let looks = new Map<ActorId, ActorLook>()

  watch([shown, folded], update, { immediate: true })
  onScopeDispose(() => cancelDraw(update))
  return { lanes, folded, toggle }

  function update(): void {
    const frame = shown.value
    if (!frame || frame.history.length === 0) {
      lanes.value = undefined
      return
    }
    const timeline = timelineOf(frame.history)
    const next = shapeOf(timeline)
    const same = next === shape && lanes.value?.timeline === timeline
    const rows = same && lanes.value ? lanes.value.rows : arrange(timeline, folded.value)
    if (!same) looks = looksOf(frame)
    shape = next
    const read = timeline.read / Math.max(1, frame.history.length)
    lanes.value = { frame, timeline, rows, read, lookOf: (actor) => looks.get(actor) ?? actorLook(0) }
    if (read < 1) requestDraw(update)
  }

  /** What the layout depends on. */
  function shapeOf({ lanes: all }: Timeline): string {
    let below = 0
    let tasks = 0
    for (const lane of all) {
      below += Math.min(lane.below.length, 9)
      tasks += lane.tasks.length > 0 ? 1 : 0
    }
    return `${all.length} ${below} ${tasks} ${[...folded.value].join(' ')}`
  }

  function toggle(actor: ActorId): void {
    const next = new Set(folded.value)
    if (!next.delete(actor)) next.add(actor)
    folded.value = next
  }
}

function looksOf({ history }: Frame): Map<ActorId, ActorLook> {
  return new Map([...history.latest.actors.keys()].map((actor, place) => [actor, actorLook(place)]))
}
