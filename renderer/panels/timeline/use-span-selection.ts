/** The selected and the hovered span: one selection with every other panel. */
import { computed, shallowRef } from 'vue'
import { micros, type ActorId } from '../../../shared/trace/ids.ts'
import {
  spanFacts,
  spansOf,
  type SpanFacts,
  type SpanPlace,
} from '../../../shared/trace/timeline/span-facts.ts'
import { useSelectionStore, type Selected } from '../../stores/selection.ts'
import type { Lanes } from './use-lanes.ts'

export function useSpanSelection(lanes: () => Lanes | undefined) {
  const selection = useSelectionStore()
  /** Which span our selection means; another panel's selection has none. */
  const chosen = shallowRef<{ place: SpanPlace; selected: Selected }>()
  const hovered = shallowRef<SpanPlace>()

  const place = computed(() =>
    chosen.value && chosen.value.selected === selection.selected ? chosen.value.place : undefined,
  )
  const facts = computed(() => factsAt(place.value))
  const hoveredFacts = computed(() => factsAt(hovered.value))

  function select(next: SpanPlace): void {
    const found = factsAt(next)
    const now = lanes()?.frame.end ?? micros(0)
    if (!found) return
    const { resource, source, begin, end } = found
    const selected: Selected = {
      kind: 'span',
      actor: next.actor,
      begin: micros(begin),
      end: micros(Math.min(end, now)),
      resource,
      file: source?.file,
      line: source?.line,
    }
    chosen.value = { place: next, selected }
    selection.select(selected)
  }

  function selectLane(actor: ActorId): void {
    selection.select({ kind: 'actor', actor })
  }

  /** To the lane above or below. */
  function stepLane(by: 1 | -1): void {
    const rows = lanes()?.rows.rows ?? []
    const at = rows.findIndex(({ lane }) => lane.actor === selection.actor)
    const row = rows[at < 0 ? 0 : Math.max(0, Math.min(at + by, rows.length - 1))]
    if (row) selectLane(row.lane.actor)
  }

  /** To another span of the row; from a lane as a whole, to its life at the instant shown. */
  function stepSpan(next: (index: number, last: number) => number): void {
    const now = lanes()
    const actor = selection.actor
    const lane = actor === undefined ? undefined : now?.timeline.lane(actor)
    if (!now || !lane || actor === undefined) return
    const from = place.value ?? { part: 'life' as const, index: lane.life.indexAt(now.frame.now) }
    const last = (spansOf(lane, from.part)?.length ?? 0) - 1
    if (last < 0) return
    const index = Math.max(0, Math.min(next(from.index, last), last))
    select({ actor, part: from.part, index })
  }

  function hover(next: SpanPlace | undefined, actor?: ActorId): void {
    hovered.value = next
    selection.hover(actor === undefined ? undefined : { kind: 'actor', actor })
  }

  function factsAt(at: SpanPlace | undefined): SpanFacts | undefined {
    const now = lanes()
    return at && now ? spanFacts(now.timeline, at) : undefined
  }

  return {
    place,
    facts,
    hoveredFacts,
    select,
    selectLane,
    stepLane,
    stepSpan,
    hover,
    clear: () => selection.select(undefined),
  }
}
