/** The look's tokens as a canvas needs them: read from CSS, and again whenever theme, contrast or text size change. */
import type { Ink } from '../../shared/trace/picture/pen.ts'

export interface Theme {
  colour(ink: Ink): string
  readonly sans: string
  readonly mono: string
  /** The size of small text in pixels. */
  readonly small: number
}

/** The tokens that hold for an element now. */
export function readTheme(element: Element): Theme {
  const style = getComputedStyle(element)
  const colours = new Map<string, string>()
  const read = (name: string) => style.getPropertyValue(name).trim()
  const root = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
  const small = read('--small')
  return {
    colour(ink) {
      let colour = colours.get(ink)
      if (colour === undefined) colours.set(ink, (colour = read(`--${ink}`) || '#808080'))
      return colour
    },
    sans: read('--sans') || 'sans-serif',
    mono: read('--mono') || 'monospace',
    small: small.endsWith('rem') ? parseFloat(small) * root : parseFloat(small) || 12,
  }
}

/** Calls `changed` when the tokens may have new values; returns how to stop that. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'style', 'lang', 'class'],
  })
  const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map((query) =>
    matchMedia(query),
  )
  for (const query of queries) query.addEventListener('change', changed)
  document.fonts?.addEventListener('loadingdone', changed)
  return () => {
    observer.disconnect()
    for (const query of queries) query.removeEventListener('change', changed)
    document.fonts?.removeEventListener('loadingdone', changed)
  }
}
