// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import { i18n } from '../../../renderer/i18n/index.ts'
import PanelBoundary from '../../../renderer/parts/PanelBoundary.vue'

test('a panel that fails says so in its place, and can be shown again', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  const fails = ref(true)
  const Panel = defineComponent(() => () => {
    if (fails.value) throw new Error('no rows')
    return h('p', 'rows')
  })
  const wrapper = mount(PanelBoundary, {
    props: { name: 'Processes' },
    slots: { default: () => h(Panel) },
    global: { plugins: [i18n] },
  })
  await nextTick()
  expect(wrapper.get('[role=alert]').text()).toMatch(/Processes could not be shown.*no rows/)
  expect(said).toHaveBeenCalledOnce()
  fails.value = false
  await wrapper.get('button').trigger('click')
  expect(wrapper.text()).toBe('rows')
})
