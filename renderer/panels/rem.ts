/** How many pixels a rem has, for what is laid out in numbers; it changes with the size of text. */
import { shallowRef, watch, type Ref } from 'vue'
import { useAppStore } from '../stores/app.ts'

export function useRem(): Readonly<Ref<number>> {
  const app = useAppStore()
  const rem = shallowRef(measured())
  // After the page has taken the new size.
  watch(
    () => app.settings.fontScale,
    () => (rem.value = measured()),
    { flush: 'post' },
  )
  return rem
}

function measured(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
}
