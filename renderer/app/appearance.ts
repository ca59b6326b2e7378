/** The settings that concern the whole page: language, theme, size of text, motion; "system" follows the system live. */
import { useMediaQuery } from './media.ts'
import { computed, watchEffect } from 'vue'
import { setLocale, type Locale } from '../i18n/index.ts'
import { useAppStore } from '../stores/app.ts'

export type Theme = 'light' | 'dark' | 'contrast'

/** Called once, in the set-up of the window's component. */
export function watchAppearance(): void {
  const app = useAppStore()
  const dark = useMediaQuery('(prefers-color-scheme: dark)')
  const contrast = useMediaQuery('(prefers-contrast: more)')
  const theme = computed<Theme>(() => {
    const { theme } = app.settings
    if (theme !== 'system') return theme
    if (contrast.value) return 'contrast'
    return dark.value ? 'dark' : 'light'
  })
  const root = document.documentElement
  watchEffect(() => (root.dataset['theme'] = theme.value))
  watchEffect(() => (root.dataset['motion'] = app.settings.motion))
  watchEffect(() => root.style.setProperty('--font-scale', String(app.settings.fontScale)))
  watchEffect(() => setLocale(localeOf(app.settings.language)))
}

export function localeOf(language: 'system' | Locale): Locale {
  if (language !== 'system') return language
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
