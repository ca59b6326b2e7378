/** The program and trace files that were opened last. */
import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import type { RecentFile } from '../../shared/contract/app/programs.ts'
import { useAppStore, type App } from './app.ts'
import { useOpeningStore } from './opening.ts'
import { useProgramStore } from './program.ts'

export const useCatalogStore = defineStore('catalog', () => {
  const link = useAppStore()
  const program = useProgramStore()
  const opening = useOpeningStore()
  /** Newest first. */
  const recent = shallowRef<readonly RecentFile[]>([])

  async function refresh(app: App): Promise<void> {
    // The list is a convenience: without it files can still be opened.
    recent.value = await app.recentFiles().catch(() => recent.value)
  }

  watch(
    // What is being opened has come from a file, perhaps.
    () => [link.app, program.target, opening.opening?.id] as const,
    ([app, target, trace]) => {
      if (app && (trace !== undefined || target === undefined || target.kind === 'file')) void refresh(app)
    },
    { immediate: true },
  )
  return { recent }
})
