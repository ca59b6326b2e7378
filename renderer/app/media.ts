/** A media query, live. */
import { onScopeDispose, shallowRef, type Ref } from 'vue'

export function useMediaQuery(query: string): Ref<boolean> {
  const list = matchMedia(query)
  const matches = shallowRef(list.matches)
  const follow = () => (matches.value = list.matches)
  list.addEventListener('change', follow)
  onScopeDispose(() => list.removeEventListener('change', follow))
  return matches
}
