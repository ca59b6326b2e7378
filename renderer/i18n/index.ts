/**
 * The app's words in both languages, a file an area and language (`en/<area>.ts`, `zh/<area>.ts`); the Chinese file's
 * type is the English one's, so that nothing can be missing. Texts of labs and verdicts come from shared/.
 */
import { computed } from 'vue'
import { createI18n } from 'vue-i18n'
import { en } from './en/index.ts'
import { zh } from './zh/index.ts'

export type Words = typeof en
export type Locale = 'en' | 'zh'

/** A language's words have the same keys; the values are texts. */
export type Same<T> = { readonly [K in keyof T]: T[K] extends string ? string : Same<T[K]> }

export const i18n = createI18n<[Words], Locale, false>({
  // Until version 12, which knows no other way, it has to be said.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  messages: { en, zh },
})

/** The language on the screen, for texts that come in both: `text[language]`. */
export const language = computed<Locale>(() => i18n.global.locale.value)

export function setLocale(locale: Locale): void {
  i18n.global.locale.value = locale
  document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en'
}
