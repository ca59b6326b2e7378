/** Sizes and dates as the list of runs shows them: short, and of one width where that can be. */
import type { Language } from '../../../shared/trace/explain.ts'

export function bytesText(bytes: number): string {
  const step = UNITS.findIndex((_, at) => bytes < 1000 ** (at + 1) || at === UNITS.length - 1)
  const size = bytes / 1000 ** step
  return `${step === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${UNITS[step]}`
}

export function whenText(date: string, language: Language): string {
  const when = new Date(date)
  return Number.isNaN(when.getTime()) ? date : formats[language].format(when)
}

const UNITS = ['B', 'kB', 'MB', 'GB'] as const
const LOOK = { dateStyle: 'medium', timeStyle: 'medium' } as const
const formats: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  en: new Intl.DateTimeFormat('en-GB', LOOK),
  zh: new Intl.DateTimeFormat('zh-CN', LOOK),
}
