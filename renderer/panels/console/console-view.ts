/** The lines that the console shows: those of the chosen actors up to the instant shown, and where the search finds something. */
import { computed, onScopeDispose, ref, shallowRef, watch, type ShallowRef } from 'vue'
import type { ActorId } from '../../../shared/trace/ids.ts'
import { consoleLines, type ConsoleLine } from '../../select/console-lines.ts'
import { byActors, byPattern, patternOf, type LineFilter } from '../../select/console-search.ts'
import type { Frame } from '../../stores/run.ts'

/** Events taken in, and milliseconds searched, between two drawings. */
const EVENTS = 40_000
const SLICE = 10
/** Of a longer line, the beginning is shown. */
export const CLIPPED = 2000

export function useConsoleView(frame: Readonly<ShallowRef<Frame | undefined>>) {
  /** Whose lines; undefined: everybody's. */
  const only = shallowRef<ReadonlySet<ActorId>>()
  const query = ref('')
  const regular = ref(false)
  const pattern = computed(() => patternOf(query.value, regular.value))

  /** Counts the slices of work done, since the lists they fill are not reactive. */
  const done = ref(0)
  /** Lines are still to be looked at. */
  const working = ref(false)
  let filter: LineFilter | undefined
  /** What it was made for. */
  let filterOf: ReadonlySet<ActorId> | undefined
  let filterIn: Frame['history'] | undefined
  let search: LineFilter | undefined
  let scheduled = 0

  const events = computed(() => frame.value?.history.events ?? [])
  const source = computed(() => {
    if (!frame.value || done.value < 0) return undefined
    const { history, count } = frame.value
    const lines = consoleLines(history, 0).value
    return { lines, upTo: lines.linesAt(count), count }
  })
  const count = computed(() => {
    const { upTo = 0 } = source.value ?? {}
    return only.value ? (filter?.found.below(upTo) ?? 0) : upTo
  })
  const actors = computed(() => (done.value >= 0 ? (source.value?.lines.actors ?? []) : []))
  const hits = computed(() => {
    const { upTo = 0 } = source.value ?? {}
    return search?.found.below(upTo) ?? 0
  })

  // Within the animation frame that brought them: lines are waited for.
  watch([frame, only], work, { immediate: true })
  watch([() => frame.value?.history, pattern, only], () => {
    search = undefined
    work()
  })
  watch(
    () => frame.value?.history,
    () => (only.value = undefined),
  )
  onScopeDispose(() => cancelAnimationFrame(scheduled))

  return {
    only,
    query,
    regular,
    pattern,
    count,
    actors,
    hits,
    working,
    lineAt,
    numberAt,
    placeOf,
    hitAfter,
    hitBefore,
    hitPlace,
  }

  /** The line at a place in the list; of a long one, its first `most` characters. */
  function lineAt(place: number, most = CLIPPED): ConsoleLine | undefined {
    if (!source.value || place < 0 || place >= count.value) return undefined
    return source.value.lines.line(numberAt(place), events.value, source.value.count, most)
  }

  /** Which line is at a place in the list. */
  function numberAt(place: number): number {
    return only.value ? (filter?.found.at(place) ?? 0) : place
  }

  /** Where a line is in the list: its place, or that of the next one shown. */
  function placeOf(line: number): number {
    return only.value ? (filter?.found.below(line) ?? 0) : line
  }

  /** The first line found after this one, from the beginning again after the last; undefined: there is none. */
  function hitAfter(line: number): number | undefined {
    if (hits.value === 0) return undefined
    const place = search!.found.below(line + 1)
    return search!.found.at(place < hits.value ? place : 0)
  }

  function hitBefore(line: number): number | undefined {
    if (hits.value === 0) return undefined
    const place = Math.min(search!.found.below(line), hits.value) - 1
    return search!.found.at(place >= 0 ? place : hits.value - 1)
  }

  /** Which of the lines found this one is, from 1; 0: it is none of them. */
  function hitPlace(line: number): number {
    const place = search?.found.below(line) ?? 0
    return place < hits.value && search!.found.at(place) === line ? place + 1 : 0
  }

  function restart(): void {
    scheduled ||= requestAnimationFrame(work)
  }

  /** A slice of what there is to do: lines out of events, then lines that pass. */
  function work(): void {
    cancelAnimationFrame(scheduled)
    scheduled = 0
    const { history } = frame.value ?? {}
    if (!history) return
    const { value: lines, events: taken } = consoleLines(history, EVENTS)
    const until = performance.now() + SLICE
    const more = () => performance.now() < until
    if (only.value === undefined) filter = undefined
    else if (filterOf !== only.value || filterIn !== history) filter = byActors(lines, only.value)
    filterOf = only.value
    filterIn = history
    let ready = filter?.advance(lines.length, more) ?? true
    if (pattern.value) {
      search ??= byPattern(lines, history.events, pattern.value, only.value)
      ready = search.advance(lines.length, more) && ready
    } else search = undefined
    done.value++
    working.value = !ready || taken < history.length
    if (working.value) restart()
  }
}
