// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import MemoryPanel from '../../../renderer/panels/memory/MemoryPanel.vue'
import { useSelectionStore } from '../../../renderer/stores/selection.ts'
import { created, event } from '../../trace/make.ts'
import { recorded } from '../recorded.ts'
import { mounted, said, settled, show, withLayout } from './mounted.ts'

withLayout()

const text = (panel: Awaited<ReturnType<typeof mounted>>) => panel.text().replace(/\s+/g, ' ')

test('the race lab: the value, and what was lost of what was expected', async () => {
  const panel = await mounted(MemoryPanel)
  await show(recorded('race').events)
  expect(said(panel.find('.value'))).toBe('1,434,427 565,573 lost of 2,000,000')
  expect(panel.find('.sparkline path').exists()).toBe(true)
})

test('the process-queue lab: three slots, and who put each item', async () => {
  const panel = await mounted(MemoryPanel)
  await show(recorded('process-queue').events, { at: 400_000 })
  const slots = panel.findAll('.ring > li')
  expect(slots).toHaveLength(3)
  expect(slots.map((slot) => slot.attributes('title')).join('\n')).toMatch(
    /^Slot 0: item \d+ \d+, put by producer.*\nSlot 1: item \d+ \d+, put by producer.*\nSlot 2: item \d+ \d+, put by producer/,
  )
  expect(panel.find('.facts').text()).toContain('3 of 3')
})

test('the deadlock lab: each lock with its holder and who wants it', async () => {
  const panel = await mounted(MemoryPanel)
  await show(recorded('deadlock').events, { at: 310_000 })
  const locks = panel.findAll('.resource').map(said)
  expect(locks[0]).toMatch(/^lock1 held by t1 0\.1 s .*wanted by t2$/)
  expect(locks[1]).toMatch(/^lock2 held by t2 0\.1 s .*wanted by t1$/)
})

test('a global of several processes stands there once for each of them', async () => {
  const value = (resource: string, last: number) => [
    event('resource-created', {
      t: 2,
      actor: '0',
      resource,
      kind: 'value',
      name: 'm',
      scope: 'thread',
      initial: 0,
    }),
    event('sample', { t: 3, resource, value: last }),
  ]
  const panel = await mounted(MemoryPanel)
  await show([
    ...created('0', 'main', 'main'),
    ...created('0.1', 'child', 'task_1'),
    ...created('0.2', 'child', 'task_2'),
    ...value('0/m', 0),
    ...value('0.1/m', 5),
    ...value('0.2/m', 10),
  ])
  expect(panel.find('h3').text()).toBe('Of each process its own')
  expect(panel.findAll('.own-row li').map((copy) => copy.text())).toEqual([
    'main1000',
    'task_11005',
    'task_210010',
  ])
})

test('a program that shares nothing says what that means', async () => {
  const panel = await mounted(MemoryPanel)
  await show(created('0', 'main', 'main'))
  expect(text(panel)).toContain('what one process writes there, no other sees')
})

test('a row selected is selected everywhere; sections open and close', async () => {
  const panel = await mounted(MemoryPanel)
  await show(recorded('race').events)
  await panel.find('.row.resource').trigger('click')
  expect(useSelectionStore().resource).toBe('0/m')
  await panel.find('.row.section').trigger('click')
  await settled()
  expect(panel.findAll('.row').map((row) => row.attributes('data-key'))).toEqual([
    'values',
    'barriers',
    '0/together',
  ])
})
