// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { nextTick } from 'vue'
import { i18n } from '../../../renderer/i18n/index.ts'
import LabPanel from '../../../renderer/panels/lab/LabPanel.vue'
import { useAppStore } from '../../../renderer/stores/app.ts'
import { useProgramStore } from '../../../renderer/stores/program.ts'
import { useProgressStore } from '../../../renderer/stores/progress.ts'
import { labs } from '../../../shared/labs/index.ts'
import { recorded } from '../recorded.ts'
import { mounted, show, withLayout } from './mounted.ts'

withLayout()

const deadlock = labs.find(({ id }) => id === 'deadlock')!

test('without a program it says what would appear', async () => {
  const panel = await mounted(LabPanel)
  expect(panel.text()).toContain('Choose a lab')
})

test('a lab’s texts stand there in the reader’s language, code as code', async () => {
  const panel = await mounted(LabPanel)
  useProgramStore().openLab('deadlock')
  await nextTick()
  expect(panel.find('h2').text()).toBe(deadlock.title.en)
  expect(panel.findAll('.tasks li')).toHaveLength(deadlock.tasks.length)
  expect(panel.findAll('.tasks code').map((code) => code.text())).toEqual(['start t1', 'start t2', 'sleep'])
  i18n.global.locale.value = 'zh'
  await nextTick()
  expect(panel.find('h2').text()).toBe(deadlock.title.zh)
})

test('tasks are ticked off and stay so', async () => {
  const panel = await mounted(LabPanel)
  useProgramStore().openLab('deadlock')
  await nextTick()
  await panel.findAll('.tasks input')[1]?.trigger('change')
  expect(panel.find('h3 small').text()).toBe('1 of 5')
  expect(useAppStore().settings.progress['deadlock']).toEqual({ runs: 0, seen: ['task:1'] })
  await panel.findAll('.tasks input')[1]?.trigger('change')
  expect(panel.find('h3 small').text()).toBe('0 of 5')
})

test('what the lab checks is ticked once a run has shown it', async () => {
  const panel = await mounted(LabPanel)
  useProgramStore().openLab('deadlock')
  await nextTick()
  expect(panel.findAll('.checks .seen')).toHaveLength(0)
  await show(recorded('deadlock').events)
  useProgressStore().look()
  await nextTick()
  expect(panel.findAll('.checks .seen')).toHaveLength(deadlock.expectations.length)
})

test('for a program of one’s own it says how to write one', async () => {
  const panel = await mounted(LabPanel)
  useProgramStore().openFile({ path: '/p.py', name: 'p.py', language: 'python', text: '', modified: '' })
  await nextTick()
  expect(panel.find('h2').text()).toBe('Your own program')
  expect(panel.text()).toContain('write plain Python')
})
