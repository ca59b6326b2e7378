/** The selected and the hovered span: one selection with every other panel. */
import { computed, shallowRef } from 'vue'
import { micros, type ActorId } from '../../../shared/trace/ids.ts'
import { spanFacts, type SpanFacts, type SpanPlace } from '../../../shared/trace/timeline/span-facts.ts'
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
    hovered,
    hoveredFacts,
    select,
    selectLane,
    hover,
    clear: () => selection.select(undefined),
  }
}
