/** Which part of the graph is in view: all of it, until the reader zooms or drags. */
import { computed, onMounted, onScopeDispose, shallowRef, type Ref, type ShallowRef } from 'vue'

export interface Extent {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const ROOM = 20
/** A small graph is not blown up. */
const LARGEST = 1.15

export function useZoom(
  surface: Readonly<ShallowRef<SVGSVGElement | null>>,
  extent: Readonly<Ref<Extent | undefined>>,
  unit: () => number,
) {
  const size = shallowRef({ width: 0, height: 0 })
  /** Set by hand; undefined: everything fits. */
  const own = shallowRef<{ scale: number; x: number; y: number }>()
  const dragging = shallowRef(false)
  let pressed = false

  const fitted = computed(() => {
    const { width, height } = size.value
    const { left, top, right, bottom } = extent.value ?? { left: 0, top: 0, right: 1, bottom: 1 }
    const across = (width - 2 * ROOM) / Math.max(1, right - left)
    const down = (height - 2 * ROOM) / Math.max(1, bottom - top)
    const scale = Math.max(0.05, Math.min(across, down, LARGEST * unit()))
    return {
      scale,
      x: width / 2 - ((left + right) / 2) * scale,
      y: height / 2 - ((top + bottom) / 2) * scale,
    }
  })
  const view = computed(() => own.value ?? fitted.value)
  const transform = computed(
    () => `translate(${view.value.x}px, ${view.value.y}px) scale(${view.value.scale})`,
  )

  onMounted(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) size.value = { width: entry.contentRect.width, height: entry.contentRect.height }
    })
    if (surface.value) observer.observe(surface.value)
    stop.push(() => observer.disconnect())
  })
  const stop: (() => void)[] = []
  onScopeDispose(() => stop.forEach((one) => one()))

  /** Keeps the point of the surface where it is; without one, its middle. */
  function zoom(factor: number, at?: { x: number; y: number }): void {
    const { scale, x, y } = view.value
    const point = at ?? { x: size.value.width / 2, y: size.value.height / 2 }
    const next = Math.max(0.1, Math.min(3, scale * factor))
    const by = next / scale
    own.value = { scale: next, x: point.x - (point.x - x) * by, y: point.y - (point.y - y) * by }
  }

  function wheel(event: WheelEvent): void {
    event.preventDefault()
    zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), { x: event.offsetX, y: event.offsetY })
  }

  /** A press beside all nodes may become a drag; text in nodes can be selected meanwhile. */
  function press(): void {
    pressed = true
    dragging.value = false
  }

  function drag(event: PointerEvent): void {
    if (!pressed || event.buttons !== 1) {
      pressed = false
      return
    }
    dragging.value = true
    const { scale, x, y } = view.value
    own.value = { scale, x: x + event.movementX, y: y + event.movementY }
  }

  function fit(): void {
    own.value = undefined
    dragging.value = false
  }

  return { transform, zoom, wheel, press, drag, dragging, fit }
}
