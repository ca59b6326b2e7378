/** Rows of which only those in sight are in the document, and one of them has the keyboard. */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/vue-virtual'
import { computed, nextTick, ref, watch, type ComponentPublicInstance, type Ref, type ShallowRef } from 'vue'
import { useRem } from './rem.ts'

interface Row {
  readonly key: string
}

/** `heightOf`: in rem; where rows may be higher, `measure` is their ref. Each drawn row carries `data-key` and `data-index`. */
export function useVirtualRows<T extends Row>(
  scroller: Readonly<ShallowRef<HTMLElement | null>>,
  rows: Readonly<Ref<readonly T[]>>,
  heightOf: (row: T) => number,
  /** What stays in sight above the rows, in rem. */
  header = 0,
) {
  const rem = useRem()
  /** The key of the row that the keyboard is on. */
  const at = ref<string>()
  const place = computed(() =>
    Math.max(
      0,
      rows.value.findIndex(({ key }) => key === at.value),
    ),
  )
  const virtual = useVirtualizer(
    computed(() => ({
      count: rows.value.length,
      getScrollElement: () => scroller.value,
      estimateSize: (index: number) => heightOf(rows.value[index]!) * rem.value,
      scrollPaddingStart: header * rem.value,
      overscan: 8,
      getItemKey: (index: number) => rows.value[index]?.key ?? index,
      // The row that has the keyboard stays in the document, or it would lose it.
      rangeExtractor: (range) =>
        [...new Set([...defaultRangeExtractor(range), place.value])].sort((a, b) => a - b),
    })),
  )
  // Heights that were taken before are those of the old size.
  watch(rem, () => virtual.value.measure())
  const shown = computed(() =>
    virtual.value.getVirtualItems().flatMap(({ index, start }) => {
      const row = rows.value[index]
      return row ? [{ row, index, start }] : []
    }),
  )

  const measured = new WeakMap<Element, string | undefined>()

  return { at, place, virtual, shown, measure, go }

  /** A row is observed from its first drawing on; Vue hands it over again with each. */
  function measure(element: Element | ComponentPublicInstance | null): void {
    if (!(element instanceof HTMLElement)) return virtual.value.measureElement(null)
    const { index } = element.dataset
    if (measured.get(element) === index) return
    measured.set(element, index)
    virtual.value.measureElement(element)
  }

  /** Moves the keyboard to the row at this place, or the nearest there is. */
  async function go(index: number): Promise<void> {
    const nearest = Math.max(0, Math.min(index, rows.value.length - 1))
    const row = rows.value[nearest]
    if (!row) return
    at.value = row.key
    virtual.value.scrollToIndex(nearest, { align: 'auto' })
    await nextTick()
    const element = scroller.value?.querySelector<HTMLElement>(`[data-key="${CSS.escape(row.key)}"]`)
    element?.focus({ preventScroll: true })
  }
}
