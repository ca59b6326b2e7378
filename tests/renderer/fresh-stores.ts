import { createPinia, disposePinia, setActivePinia } from 'pinia'
import { onTestFinished } from 'vitest'

/** New stores for the test that runs or begins; what they do by themselves (a live run's clock) ends with it. */
export function freshStores(): void {
  const pinia = createPinia()
  setActivePinia(pinia)
  onTestFinished(() => disposePinia(pinia))
}
