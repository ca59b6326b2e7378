/**
 * Which rows of a list are in sight, where all rows are equally high. The virtualiser used elsewhere measures every row
 * again whenever one is added, which a million lines can't afford; and no browser draws an element as high as they are.
 */
import { computed, onMounted, onScopeDispose, ref, watch, type Ref, type ShallowRef } from 'vue'

/** Browsers stop at 16 to 33 million pixels. */
const HIGHEST = 15_000_000

export function useRowWindow(
  scroller: Readonly<ShallowRef<HTMLElement | null>>,
  count: Readonly<Ref<number>>,
  rowHeight: Readonly<Ref<number>>,
) {
  const top = ref(0)
  const viewport = ref(0)
  const height = computed(() => Math.min(count.value * rowHeight.value, HIGHEST))
  const visible = computed(() => Math.ceil(viewport.value / rowHeight.value) + 1)
  const scaled = computed(() => count.value * rowHeight.value > HIGHEST)
  const last = computed(() => Math.max(0, count.value - Math.floor(viewport.value / rowHeight.value)))
  const travel = computed(() => Math.max(1, height.value - viewport.value))

  const first = computed(() => {
    const at = scaled.value ? (top.value / travel.value) * last.value : top.value / rowHeight.value
    return Math.max(0, Math.min(Math.floor(at), count.value - 1))
  })
  const rows = computed(() => {
    const end = Math.min(count.value, first.value + visible.value)
    return Array.from({ length: Math.max(0, end - first.value) }, (_, i) => first.value + i)
  })
  /** Where the first of them is drawn. */
  const offset = computed(() => {
    if (!scaled.value) return first.value * rowHeight.value
    return Math.min(top.value, height.value - rows.value.length * rowHeight.value)
  })
  const atEnd = computed(() => top.value + viewport.value >= height.value - rowHeight.value)

  const observer = new ResizeObserver(measure)
  watch(scroller, (element, before) => {
    if (before) observer.unobserve(before)
    if (element) observer.observe(element)
    measure()
  })
  onMounted(() => {
    if (scroller.value) observer.observe(scroller.value)
    measure()
  })
  onScopeDispose(() => observer.disconnect())

  return { rows, height, offset, atEnd, scrolled: measure, toEnd, toRow }

  /** To be called when it was scrolled or may have another size. */
  function measure(): void {
    viewport.value = scroller.value?.clientHeight ?? 0
    const furthest = Math.max(0, height.value - viewport.value)
    top.value = Math.min(scroller.value?.scrollTop ?? 0, furthest)
  }

  function toEnd(): void {
    scrollTo(height.value)
  }

  /** Scrolls no further than needed to have the row in sight. */
  function toRow(row: number): void {
    measure()
    const inSight = Math.max(1, Math.floor(viewport.value / rowHeight.value))
    if (row >= first.value && row < first.value + inSight) return
    const target = row < first.value ? row : row - inSight + 1
    scrollTo(scaled.value ? (target / Math.max(1, last.value)) * travel.value : target * rowHeight.value)
  }

  function scrollTo(to: number): void {
    if (!scroller.value) return
    scroller.value.scrollTop = to
    measure()
  }
}
