/** What the window shows: the panels, or the kept runs in their place; and which dialog lies over it. */
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { OpenTarget } from '../../shared/contract/app/machine.ts'
import type { PanelId } from '../panels/panel.ts'

export type View = 'lab' | 'runs' | 'compare'
export type DialogName = 'settings' | 'help' | 'shortcuts' | 'about' | 'palette'

export const useViewStore = defineStore('view', () => {
  const view = ref<View>('lab')
  const dialog = ref<DialogName>()
  const tour = ref(false)
  /** What the app was started to show; a window that is loaded anew is not asked again. */
  const asked = shallowRef<OpenTarget>()
  /** The list of forms in which the run can be exported is open. */
  const exporting = ref(false)
  /** The rail was opened or closed by hand; undefined: it is there if there is room for it. */
  const rail = ref<boolean>()
  /** A panel that is to be brought to the front; `turn` tells two wishes for the same one apart. */
  const wanted = shallowRef<{ readonly panel: PanelId; readonly focus: boolean; readonly turn: number }>()
  /** Counts up with each wish to have the layout as it was. */
  const resets = ref(0)

  function show(next: View): void {
    view.value = next
  }
  function openDialog(name: DialogName | undefined): void {
    dialog.value = name
  }
  /** Brings a panel to the front and gives it the keyboard's focus. */
  function showPanel(panel: PanelId): void {
    toFront(panel, true)
  }
  /** Brings a panel to the front; the keyboard stays where it is. */
  function revealPanel(panel: PanelId): void {
    toFront(panel, false)
  }
  function toFront(panel: PanelId, focus: boolean): void {
    view.value = 'lab'
    wanted.value = { panel, focus, turn: (wanted.value?.turn ?? 0) + 1 }
  }
  function resetLayout(): void {
    resets.value++
  }
  return {
    view,
    dialog,
    tour,
    asked,
    exporting,
    rail,
    wanted,
    resets,
    show,
    openDialog,
    showPanel,
    revealPanel,
    resetLayout,
  }
})
