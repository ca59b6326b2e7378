/** A file let go anywhere over the window is opened by the lab: the browser would show it in the window's place. */
import { onScopeDispose, ref, type Ref } from 'vue'
import { problemOf } from '../../shared/contract/app/problem.ts'
import { useControlStore } from '../stores/control.ts'
import { takeFile } from './commands/take-file.ts'

/** Called once, in the set-up of the window's component; whether a file is held over the window. */
export function listenToDrops(): Readonly<Ref<boolean>> {
  const control = useControlStore()
  const held = ref(false)

  function over(event: DragEvent): void {
    if (!hasFile(event)) return
    event.preventDefault()
    held.value = true
  }
  /** Into an element of the window it has only gone on. */
  function leave({ relatedTarget }: DragEvent): void {
    if (relatedTarget === null) held.value = false
  }
  function drop(event: DragEvent): void {
    held.value = false
    if (!hasFile(event)) return
    event.preventDefault()
    // The editor would take the text, or the path.
    event.stopPropagation()
    const file = event.dataTransfer?.files[0]
    if (file) takeFile(file).catch((thrown: unknown) => (control.problem = problemOf(thrown)))
  }

  const ending = new AbortController()
  const options = { capture: true, signal: ending.signal }
  window.addEventListener('dragover', over, options)
  window.addEventListener('dragleave', leave, options)
  window.addEventListener('drop', drop, options)
  onScopeDispose(() => ending.abort())
  return held
}

/** Text that is dragged is the affair of the field that it is dragged to. */
function hasFile({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true
}
