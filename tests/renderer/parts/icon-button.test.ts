// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import IconButton from '../../../renderer/parts/IconButton.vue'

test('it is called by its label and says its shortcut', () => {
  const button = mount(IconButton, { props: { label: 'Run', shortcut: 'Ctrl+Enter' } }).get('button')
  expect(button.attributes()).toMatchObject({ 'aria-label': 'Run', 'aria-keyshortcuts': 'Control+Enter' })
  expect(button.attributes('aria-disabled')).toBeUndefined()
  expect(button.attributes('aria-pressed'), 'it is no switch').toBeUndefined()
})

test('while it can’t be used it does nothing, but can be reached to read why', async () => {
  const wrapper = mount(IconButton, { props: { label: 'join', disabledReason: 't1 has not been started' } })
  const button = wrapper.get('button')
  expect(button.attributes('aria-disabled')).toBe('true')
  expect(button.attributes('disabled')).toBeUndefined()
  await button.trigger('click')
  expect(wrapper.emitted('click')).toBeUndefined()
  await wrapper.setProps({ disabledReason: undefined })
  await button.trigger('click')
  expect(wrapper.emitted('click')).toHaveLength(1)
})
