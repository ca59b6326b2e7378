/** Whether a place of the window can be seen: a panel behind another tab has nothing to draw. */
import { onMounted, onScopeDispose, provide, ref, type InjectionKey, type Ref, type ShallowRef } from 'vue'

export const IN_SIGHT: InjectionKey<Readonly<Ref<boolean>>> = Symbol('in sight')

/** Tells everything in the element; until it is known, it counts as seen. */
export function provideInSight(element: Readonly<ShallowRef<Element | null>>): void {
  const seen = ref(true)
  const observer = new IntersectionObserver((entries) => (seen.value = entries.at(-1)!.isIntersecting))
  onMounted(() => element.value && observer.observe(element.value))
  onScopeDispose(() => observer.disconnect())
  provide(IN_SIGHT, seen)
}
