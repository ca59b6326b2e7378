/**
 * Who shows the run's frame when. While it moves on, views take turns; when it stands still (time was moved, the run is
 * over), when another run is shown and when a verdict comes, all of them show it in the same animation frame.
 */
import { defineStore } from 'pinia'
import { watch } from 'vue'
import { Turns, type View } from '../draw/turns.ts'
import { useRunStore, type Frame } from './run.ts'

export const useTurnsStore = defineStore('turns', () => {
  const run = useRunStore()
  const turns = new Turns()
  /** What the frame before was of. */
  let last: { history: Frame['history'] | undefined; verdicts: number } = { history: undefined, verdicts: 0 }

  watch(() => run.frame, come, { flush: 'sync' })
  return { join }

  /** Returns how the view leaves again. */
  function join(view: View): () => void {
    return turns.join(view)
  }

  function come(frame: Frame | undefined): void {
    const verdicts = frame?.history.latest.verdicts?.length ?? 0
    const flows = frame !== undefined && (run.playing || (frame.live && frame.following))
    if (flows && frame.history === last.history && verdicts === last.verdicts) turns.come()
    else turns.all()
    last = { history: frame?.history, verdicts }
  }
})
