/** Which language our own sentences are in. Programs print what they print. */
import type { Language } from '../../shared/labs/lab.ts'

export const LANGUAGES: readonly Language[] = ['en', 'zh']

/** The one that was asked for, else that of the environment (first of LC_ALL, LC_MESSAGES, LANG that is set), else English. */
export function chooseLanguage(
  asked: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const known = LANGUAGES.find((language) => language === asked)
  if (known) return known
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return /^zh/i.test(locale) ? 'zh' : 'en'
}
