// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { i18n } from '../../../renderer/i18n/index.ts'
import AboutDialog from '../../../renderer/views/about/AboutDialog.vue'
import { connectFake } from '../fake-calls.ts'
import { mounted, withLayout } from '../panels/mounted.ts'

withLayout()

test('each finding of the doctor says what it is about, in the language of the window', async () => {
  const text = { en: 'works (tried between two processes)', zh: '可用（已在两个进程之间试过）' }
  const name = { en: 'Semaphores', zh: '信号量' }
  connectFake({ doctor: () => Promise.resolve([{ id: 'semaphores', name, state: 'good', text }]) })
  await mounted(AboutDialog)
  const item = document.querySelector('li')!
  expect(item.textContent?.trim()).toBe('Semaphores works (tried between two processes)')
  i18n.global.locale.value = 'zh'
  await expect.poll(() => item.textContent?.trim()).toMatch(/^信号量 *可用/)
})
