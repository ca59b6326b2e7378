/** The run's frame at a pace that the eye can read: figures that change sixty times a second can't be. */
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { useRunStore, type Frame } from '../stores/run.ts'

/** A new run shows at once; after that, at most one frame in `pace` milliseconds, and always the last one. */
export function usePacedFrame(pace = 50): Readonly<ShallowRef<Frame | undefined>> {
  const run = useRunStore()
  const shown = shallowRef(run.frame)
  let taken = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(() => run.frame, come)
  onScopeDispose(() => clearTimeout(timer))
  return shown

  function come(next: Frame | undefined): void {
    const left = taken + pace - performance.now()
    if (next?.history !== shown.value?.history || left <= 0) take()
    else timer ??= setTimeout(take, left)
  }

  function take(): void {
    clearTimeout(timer)
    timer = undefined
    taken = performance.now()
    shown.value = run.frame
  }
}
