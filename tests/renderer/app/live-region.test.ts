// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import LiveRegion from '../../../renderer/app/LiveRegion.vue'
import { i18n } from '../../../renderer/i18n/index.ts'
import { created, event, runEvent } from '../../trace/make.ts'
import { mounted, show, withLayout } from '../panels/mounted.ts'

withLayout()

const stopped = () =>
  event('ended', {
    t: 1_200_000,
    outcome: 'stopped',
    message: 'The run was stopped.',
    zh: '运行已被停止。',
  })

test('the end of a run is spoken with its reason, in the reader’s language', async () => {
  const region = await mounted(LiveRegion)
  await show([runEvent, ...created('0', 'main', 'main'), stopped()])
  expect(region.text()).toBe('The run was stopped. It had lasted 1.200 s.')
  i18n.global.locale.value = 'zh'
  await show([runEvent, ...created('0', 'main', 'main'), stopped()])
  expect(region.text()).toBe('运行已被停止。共运行了 1.200 s。')
})
