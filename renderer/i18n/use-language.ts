/** The language chosen, as texts from `shared/` want it. */
import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Locale } from './index.ts'

export function useLanguage(): ComputedRef<Locale> {
  const { locale } = useI18n()
  return computed(() => (locale.value === 'zh' ? 'zh' : 'en'))
}
