/** What the desktop shell itself says: its menu and its dialogs. The page has words of its own. */
import type { AppSettings } from '../../../shared/contract/app/settings.ts'
import { english } from './english.ts'
import { chinese } from './chinese.ts'

export type DesktopWords = Readonly<Record<keyof typeof english, string>>

/** `locale`: the system's, as Electron tells it, for the setting "system". */
export function spoken(language: AppSettings['language'], locale: string): 'en' | 'zh' {
  if (language !== 'system') return language
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

export function wordsFor(language: AppSettings['language'], locale: string): DesktopWords {
  return spoken(language, locale) === 'zh' ? chinese : english
}
