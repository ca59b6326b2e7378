/** The program files that were opened last. */
import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import type { RecentFile } from '../../shared/contract/app/programs.ts'
import { useAppStore, type App } from './app.ts'
import { useProgramStore } from './program.ts'

export const useCatalogStore = defineStore('catalog', () => {
  const link = useAppStore()
  const program = useProgramStore()
  /** Newest first. */
  const recent = shallowRef<readonly RecentFile[]>([])

  async function refresh(app: App): Promise<void> {
    // The list is a convenience: without it files can still be opened.
    recent.value = await app.recentFiles().catch(() => recent.value)
  }

  watch(
    () => [link.app, program.target] as const,
    ([app, target]) => {
      if (app && (target === undefined || target.kind === 'file')) void refresh(app)
    },
    { immediate: true },
  )
  return { recent }
})
