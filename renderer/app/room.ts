/** How much room the window has, in the size of its text: zoom and large text leave as little as a small screen. */
import { computed, onScopeDispose, shallowRef } from 'vue'
import { useAppStore } from '../stores/app.ts'

const REM = 16
/** Narrower than this, the rail takes too much of it. */
const NARROW = 60
/** A dock smaller than this can't show four panels at once. */
const SMALL = { width: 46, height: 27 }
/** A dock narrower than this can't show two panels side by side. */
const SLIM = 34

export function useRoom() {
  const app = useAppStore()
  const width = shallowRef(window.innerWidth)
  const follow = () => (width.value = window.innerWidth)
  window.addEventListener('resize', follow)
  onScopeDispose(() => window.removeEventListener('resize', follow))
  const narrow = computed(() => width.value / (REM * app.settings.fontScale) < NARROW)
  return { narrow }
}

export type DockRoom = 'plenty' | 'small' | 'slim'

export function dockRoom(width: number, height: number, fontScale: number): DockRoom {
  const rem = REM * fontScale
  if (width / rem < SLIM) return 'slim'
  return width / rem < SMALL.width || height / rem < SMALL.height ? 'small' : 'plenty'
}
