/** The part of time that the panel shows, and the ways to change it. */
import { computed, shallowRef, watch } from 'vue'
import * as part from '../../draw/viewport.ts'
import type { Lanes } from './use-lanes.ts'

/** One press of + or −. */
const STEP = 1.6

export function useViewport(lanes: () => Lanes | undefined) {
  const asked = shallowRef<part.Viewport>(part.FIT)
  const extent = computed(() => ({ end: lanes()?.frame.end ?? 0, live: lanes()?.frame.live ?? false }))
  const viewport = computed(() => part.atEnd(asked.value, extent.value))
  watch(() => lanes()?.frame.history, fit)
  return {
    viewport,
    extent,
    zoom,
    zoomIn: () => zoom(STEP),
    zoomOut: () => zoom(1 / STEP),
    pan,
    fit,
    follow,
    around,
    reveal,
  }

  /** Keeps an instant where it is; without one, the middle. */
  function zoom(factor: number, at?: number): void {
    const { from, to } = viewport.value
    asked.value = part.zoomed(viewport.value, factor, at ?? (from + to) / 2, extent.value)
  }

  function pan(by: number): void {
    asked.value = part.panned(viewport.value, by, extent.value)
  }

  function fit(): void {
    asked.value = part.FIT
  }

  function follow(): void {
    asked.value = { ...viewport.value, mode: 'follow' }
  }

  function around(begin: number, end: number): void {
    asked.value = part.around(begin, Math.min(end, extent.value.end), extent.value)
  }

  function reveal(t: number): void {
    if (asked.value.mode !== 'fit') asked.value = part.revealed(viewport.value, t, extent.value)
  }
}
