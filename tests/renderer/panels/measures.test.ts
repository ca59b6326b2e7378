// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { nextTick } from 'vue'
import { i18n } from '../../../renderer/i18n/index.ts'
import MeasuresPanel from '../../../renderer/panels/measures/MeasuresPanel.vue'
import type { EventOf } from '../../../shared/trace/events.ts'
import { event, runEvent } from '../../trace/make.ts'
import { mounted, settled, show, withLayout } from './mounted.ts'

withLayout()

const run = (language: 'typescript' | 'python') => ({
  ...(runEvent as EventOf<'run'>),
  program: { name: 'gil', lab: 'gil', language },
})
const measured = (label: string, value: number) =>
  event('measured', { t: 2, actor: '0', group: 'I/O-bound', label, value, unit: 's' })
const table = (panel: Awaited<ReturnType<typeof mounted>>) =>
  panel.findAll('table tr').map((row) => row.findAll('th, td').map((cell) => cell.text()))

test('the numbers stand in bars and in a table, with how they were measured', async () => {
  const panel = await mounted(MeasuresPanel)
  await show([run('typescript'), measured('sequential', 4.0123), measured('threads', 1.01)])
  expect(table(panel)).toEqual([
    ['What', 'TypeScript'],
    ['one after the other', '4.01 s'],
    ['threads', '1.01 s'],
  ])
  expect(panel.find('.bar-chart').attributes('aria-label')).toBe('Bar chart: I/O-bound, in s')
  expect(panel.findAll('.bar-chart rect')).toHaveLength(2)
  expect(panel.find('footer').text()).toContain('TypeScript: measured on linux x64 with 2 cores')
})

test('once both languages were measured they stand side by side, in Chinese too', async () => {
  const panel = await mounted(MeasuresPanel)
  await show([run('typescript'), measured('threads', 1.01)])
  const print = (text: string) => event('output', { t: 2, actor: '0', stream: 'stdout', text })
  await show([run('python'), print('I/O-bound, threads: 1.05 s\n')])
  expect(table(panel)).toEqual([
    ['What', 'TypeScript', 'Python'],
    ['threads', '1.01 s', '1.05 s'],
  ])
  i18n.global.locale.value = 'zh'
  await nextTick()
  await settled()
  expect(table(panel)).toEqual([
    ['项目', 'TypeScript', 'Python'],
    ['线程', '1.01 秒', '1.05 秒'],
  ])
})

test('a run that measured nothing says so', async () => {
  const panel = await mounted(MeasuresPanel)
  await show([run('typescript')])
  expect(panel.text()).toContain('This run has measured nothing up to this instant.')
})
