/** A panel mounted as the window has it, with a run on the screen; a document has no layout here, so sizes are given. */
import { mount, type DOMWrapper, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, vi } from 'vitest'
import { nextTick, type Component } from 'vue'
import { i18n } from '../../../renderer/i18n/index.ts'
import { useRunStore } from '../../../renderer/stores/run.ts'
import type { TraceEvent } from '../../../shared/trace/events.ts'
import { micros } from '../../../shared/trace/ids.ts'
import { freshStores } from '../fresh-stores.ts'

let wrapper: VueWrapper | undefined

/** To be called at the top of a test file. */
export function withLayout(width = 800, height = 400): void {
  beforeEach(() => {
    freshStores()
    i18n.global.locale.value = 'en'
    for (const name of ['offsetHeight', 'clientHeight'] as const)
      vi.spyOn(HTMLElement.prototype, name, 'get').mockReturnValue(height)
    for (const name of ['offsetWidth', 'clientWidth'] as const)
      vi.spyOn(HTMLElement.prototype, name, 'get').mockReturnValue(width)
  })
  afterEach(() => {
    wrapper?.unmount()
    wrapper = undefined
  })
}

export async function mounted(panel: Component): Promise<VueWrapper> {
  wrapper = mount(panel, { attachTo: document.body, global: { plugins: [i18n] } })
  await settled()
  return wrapper
}

/** These events are the run on the screen. `live`: more may come; `at`: time is moved there. */
export async function show(
  events: readonly TraceEvent[],
  { live = false, at }: { live?: boolean; at?: number } = {},
) {
  const run = useRunStore()
  run.open(undefined, true, 'trace')
  run.append(events, !live)
  if (at !== undefined) run.seek(micros(at))
  await settled()
}

/** What is said in an element, with a space between what stands in different ones. */
export function said(wrapper: Pick<DOMWrapper<Element>, 'element'> | undefined): string {
  const texts: string[] = []
  if (!wrapper) return ''
  const walker = document.createTreeWalker(wrapper.element, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '')
  return texts.join(' ').replace(/\s+/g, ' ').trim()
}

/** The frame has been drawn, at the pace of the panels. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 3; i++) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    await new Promise((resolve) => setTimeout(resolve, 60))
    await nextTick()
  }
}
