/** The run's frame for one view: while the run moves on, at a pace that the eye can read and the machine can keep. */
import { inject, onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import type { RunState } from '../../shared/trace/state.ts'
import { useRunStore, type Frame } from '../stores/run.ts'
import { useTurnsStore } from '../stores/turns.ts'
import { IN_SIGHT } from './in-sight.ts'

/** The most of the window's time that a view takes unless it says otherwise. */
const SHARE = 0.06

/**
 * A frame in `pace` milliseconds at most; none while the view is out of sight, and the newest as soon as it is back.
 * `part`: what the view shows of a state; a frame in which that is the same is left out while the run moves on.
 */
export function usePacedFrame(
  pace = 100,
  share = SHARE,
  part?: (state: RunState) => string,
): Readonly<ShallowRef<Frame | undefined>> {
  const run = useRunStore()
  const inSight = inject(IN_SIGHT, undefined)
  const shown = shallowRef(run.frame)
  const turns = useTurnsStore()
  let leave: (() => void) | undefined
  let known: string | undefined
  const concerned = () => part === undefined || known !== partNow()
  watch(() => inSight?.value ?? true, follow, { immediate: true })
  onScopeDispose(() => leave?.())
  return shown

  function follow(seen: boolean): void {
    leave?.()
    leave = seen ? turns.join({ show, pace, share, concerned }) : undefined
    if (seen) show()
  }

  function show(): void {
    shown.value = run.frame
    known = partNow()
  }

  /** Kept as text, since the state of a live frame moves on. */
  function partNow(): string | undefined {
    return run.frame && part?.(run.frame.state)
  }
}
