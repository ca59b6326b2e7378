// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import ConsolePanel from '../../../renderer/panels/console/ConsolePanel.vue'
import { useControlStore } from '../../../renderer/stores/control.ts'
import { useRunStore } from '../../../renderer/stores/run.ts'
import { useSelectionStore } from '../../../renderer/stores/selection.ts'
import type { RunInfo } from '../../../shared/contract/app/runs.ts'
import { created, event, runEvent } from '../../trace/make.ts'
import { mounted, said, settled, show, withLayout } from './mounted.ts'
import { eventually } from '../../eventually.ts'

withLayout()

const print = (i: number, text = `line ${i}\n`, stream: 'stdout' | 'stderr' = 'stdout') =>
  event('output', { t: 1000 * i, actor: i % 2 ? '0.1' : '0', stream, text })
const people = [runEvent, ...created('0', 'main', 'main'), ...created('0.1', 'thread', 't1')]
const lines = (panel: Awaited<ReturnType<typeof mounted>>) =>
  panel.findAll('[role=option]').map((row) => row.find('.text').text())

test('each line has its time and actor; stderr is marked, and pressing one selects its actor', async () => {
  const panel = await mounted(ConsolePanel)
  await show([...people, print(1), print(2, 'oops\n', 'stderr')])
  const rows = panel.findAll('[role=option]')
  expect(rows.map(said)).toEqual(['0.001 s t1 line 1', '0.002 s main stderr oops'])
  await rows[0]?.trigger('click')
  expect(useSelectionStore().actor).toBe('0.1')
})

test('lines after the instant shown are hidden when time was moved back', async () => {
  const panel = await mounted(ConsolePanel)
  await show([...people, print(1), print(2), print(3)], { at: 2500 })
  expect(lines(panel)).toEqual(['line 1', 'line 2'])
  useRunStore().seek(undefined)
  await settled()
  expect(lines(panel)).toEqual(['line 1', 'line 2', 'line 3'])
})

test('of 100,000 lines only those in sight are drawn', async () => {
  const panel = await mounted(ConsolePanel)
  await show([...people, ...Array.from({ length: 100_000 }, (_, i) => print(i))])
  await eventually(() => expect(panel.find('[role=listbox]').attributes('aria-label')).toBe('100,000 lines'))
  expect(panel.findAll('[role=option]').length).toBeLessThan(40)
})

test('the search marks what it finds, counts it and walks through it, and says what is no expression', async () => {
  const panel = await mounted(ConsolePanel)
  await show([...people, ...Array.from({ length: 12 }, (_, i) => print(i))])
  const field = panel.find('input[type=search]')
  await field.setValue('line 1')
  await settled()
  expect(panel.findAll('mark').map((mark) => mark.text())).toEqual(['line 1', 'line 1', 'line 1'])
  expect(panel.find('.found').text()).toBe('– of 3')
  await field.trigger('keydown', { key: 'Enter' })
  await settled()
  await field.trigger('keydown', { key: 'Enter' })
  await settled()
  expect(panel.find('.found').text()).toBe('2 of 3')
  expect(panel.find('[aria-selected=true] .text').text()).toBe('line 10')
  await field.trigger('keydown', { key: 'Enter', shiftKey: true })
  await settled()
  expect(panel.find('[aria-selected=true] .text').text()).toBe('line 1')
  await panel.find('[aria-label="Regular expression"]').trigger('click')
  await field.setValue('(')
  await settled()
  expect(panel.find('[role=alert]').text()).toContain('This is no regular expression')
})

test('a line too long to draw is cut, and shown whole on demand', async () => {
  const panel = await mounted(ConsolePanel)
  await show([...people, print(1, 'x'.repeat(5000))])
  expect(lines(panel)[0]).toBe(`${'x'.repeat(2000)}…`)
  await panel.find('[role=option]').trigger('click')
  await panel.find('.opened .link').trigger('click')
  expect(panel.find('.opened pre').text()).toHaveLength(5000)
  expect(panel.find('.opened .link').exists()).toBe(false)
})

test('all lines shown can be copied as text', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue(undefined)
  const panel = await mounted(ConsolePanel)
  await show([...people, print(1), print(2)])
  await panel.find('[aria-label="Copy the lines shown"]').trigger('click')
  await eventually(() => expect(write).toHaveBeenCalledWith('0.001 s\tt1\tline 1\n0.002 s\tmain\tline 2\n'))
})

test('a live run that takes input has a field for it: Enter sends the line, Ctrl+D ends it', async () => {
  const panel = await mounted(ConsolePanel)
  const type = vi.spyOn(useControlStore(), 'type').mockResolvedValue(undefined)
  await show([...people, print(1)])
  expect(panel.find('#standard-input').exists()).toBe(false)
  useRunStore().open({ run: 'r1', name: 'mine', input: true } as RunInfo, true)
  useRunStore().append([...people, print(1)], false)
  await settled()
  const field = panel.find('#standard-input')
  await field.setValue('hello')
  await panel.find('.standard-input').trigger('submit')
  await field.setValue('rest')
  await field.trigger('keydown', { key: 'd', ctrlKey: true })
  expect(type.mock.calls).toEqual([['hello\n'], ['rest', true]])
  expect(field.attributes('disabled')).toBeDefined()
})
