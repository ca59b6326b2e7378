/** Brings the editor in when it is first shown: it is larger than all the rest of the window together. */
import type { Locale } from '../../../i18n/index.ts'

export type Monaco = typeof import('./monaco.ts')

let loading: Promise<Monaco> | undefined

/** Its own words (menus, search) are in the language of the first call: they can't be switched while the window is open. */
export function loadMonaco(locale: Locale): Promise<Monaco> {
  loading ??= load(locale).catch((reason: unknown) => {
    loading = undefined
    throw reason
  })
  return loading
}

async function load(locale: Locale): Promise<Monaco> {
  if (locale === 'zh') await import('monaco-editor/nls/lang/zh-cn')
  return import('./monaco.ts')
}
