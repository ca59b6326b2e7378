// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { i18n } from '../../../renderer/i18n/index.ts'
import ProcessesPanel from '../../../renderer/panels/processes/ProcessesPanel.vue'
import { useControlStore } from '../../../renderer/stores/control.ts'
import { useRunStore } from '../../../renderer/stores/run.ts'
import { useSelectionStore } from '../../../renderer/stores/selection.ts'
import type { TraceEvent } from '../../../shared/trace/events.ts'
import { actorId } from '../../../shared/trace/ids.ts'
import { event } from '../../trace/make.ts'
import { recorded } from '../recorded.ts'
import { mounted, said, settled, show, withLayout } from './mounted.ts'

withLayout()

const deadlock = recorded('deadlock').events
const rows = (panel: Awaited<ReturnType<typeof mounted>>) =>
  panel.findAll('[role=row][aria-level]').map((row) => ({
    name: row.find('.name').text(),
    state: said(row.find('.state')),
    level: row.attributes('aria-level'),
  }))
const press = (panel: Awaited<ReturnType<typeof mounted>>, key: string, shiftKey = false) =>
  panel.find('[role=treegrid]').trigger('keydown', { key, shiftKey })

test('before a run it says what would appear', async () => {
  const panel = await mounted(ProcessesPanel)
  expect(panel.text()).toContain('its processes, threads and tasks appear here')
})

test('the deadlock is seen: who waits for what, in which line, for how long', async () => {
  const panel = await mounted(ProcessesPanel)
  await show(deadlock, { at: 310_000 })
  expect(rows(panel)).toEqual([
    { name: 'MainProcess', state: 'joins t1 line 37 0.1 s', level: '1' },
    { name: 't1', state: 'waits for lock2 line 15 0.0 s', level: '2' },
    { name: 't2', state: 'waits for lock1 line 25 0.0 s', level: '2' },
  ])
  i18n.global.locale.value = 'zh'
  await nextTick()
  expect(rows(panel)[1]?.state).toBe('等待 lock2 第 15 行 0.0 s')
})

test('CPU and memory are of the newest instant of a run under way; at any other, it says why they are not there', async () => {
  const panel = await mounted(ProcessesPanel)
  const why = () => said(panel).includes('CPU and memory are measured while a run goes on')
  await show(deadlock.slice(0, -4), { live: true })
  useRunStore().usage = { run: 'any', processes: [{ actor: actorId('0'), pid: 1, cpu: 12, memory: 5e7 }] }
  await settled()
  expect([panel.find('.row[aria-level] .cpu').text(), why()]).toEqual(['12 %', false])
  useRunStore().step(-1)
  await settled()
  expect([panel.find('.row[aria-level] .cpu').text(), why()]).toEqual(['', true])
  await show(deadlock)
  expect(why()).toBe(true)
})

test('how it ended is told in a code and in words', async () => {
  const panel = await mounted(ProcessesPanel)
  await show(deadlock)
  const exit = panel.find('[role=row][aria-level="1"] .exit')
  expect(exit.text()).toContain('SIGKILL')
  expect(exit.attributes('title')).toBe(
    'SIGKILL ended it. Exit code -9: minus the number of the signal, as in Python.',
  )
})

test('a row selected is selected everywhere, and one selected elsewhere is selected here', async () => {
  const panel = await mounted(ProcessesPanel)
  await show(deadlock)
  const selection = useSelectionStore()
  await panel.findAll('[role=row][aria-level]')[1]?.trigger('click')
  expect(selection.actor).toBe('0.1')
  selection.select({ kind: 'actor', actor: actorId('0.2') })
  await settled()
  expect(panel.findAll('[aria-selected=true]').map((row) => row.find('.name').text())).toEqual(['t2'])
})

test('the tree is walked with the keys of a tree', async () => {
  const panel = await mounted(ProcessesPanel)
  await show(deadlock)
  const focused = () => document.activeElement?.getAttribute('data-key')
  await press(panel, 'ArrowDown')
  await nextTick()
  expect(focused()).toBe('0.1')
  await press(panel, 'End')
  await nextTick()
  expect(focused()).toBe('0.2')
  await press(panel, 'Enter')
  expect(useSelectionStore().actor).toBe('0.2')
  await press(panel, 'ArrowLeft')
  await nextTick()
  expect(focused()).toBe('0')
  await press(panel, 'ArrowLeft')
  await settled()
  expect(rows(panel).map(({ name }) => name)).toEqual(['MainProcess'])
  await press(panel, 'ArrowRight')
  await settled()
  expect(rows(panel)).toHaveLength(3)
})

test('a live process can be terminated and killed; a thread says why it can’t', async () => {
  const panel = await mounted(ProcessesPanel)
  const signal = vi.spyOn(useControlStore(), 'signal').mockResolvedValue(undefined)
  await show(deadlock.slice(0, -5), { live: true })
  const [process, thread] = panel.findAll('[role=row][aria-level]')
  await process?.find('[aria-label="Terminate MainProcess (SIGTERM)"]').trigger('click')
  await process?.find('[aria-label="Kill MainProcess (SIGKILL)"]').trigger('click')
  expect(signal.mock.calls).toEqual([
    ['terminate', '0'],
    ['kill', '0'],
  ])
  const kill = thread?.find('[aria-label="Kill t1 (SIGKILL)"]')
  expect(kill?.attributes('aria-disabled')).toBe('true')
  await kill?.trigger('click')
  await press(panel, 'ArrowDown')
  await press(panel, 'Delete', true)
  expect(signal).toHaveBeenCalledTimes(2)
  await press(panel, 'Home')
  await press(panel, 'Delete', true)
  expect(signal).toHaveBeenLastCalledWith('kill', '0')
})

test('of 128 workers one line is drawn, and of an opened thousand only those in sight', async () => {
  const workers = (count: number): TraceEvent[] => [
    event('actor-created', { t: 1, actor: '0', kind: 'main', name: 'main' }),
    ...Array.from({ length: count }, (_, i) =>
      event('actor-created', {
        t: 2,
        actor: `0.${i + 1}`,
        parent: '0',
        kind: 'child',
        name: `worker-${i + 1}`,
      }),
    ),
  ]
  const panel = await mounted(ProcessesPanel)
  await show(workers(1000))
  expect(panel.findAll('[role=row][aria-level]')).toHaveLength(2)
  await panel.findAll('[role=row][aria-level]')[1]?.trigger('click')
  await settled()
  const drawn = panel.findAll('[role=row][aria-level]')
  expect(drawn.length).toBeGreaterThan(10)
  expect(drawn.length).toBeLessThan(60)
  expect(panel.find('[role=treegrid]').attributes('aria-rowcount')).toBe('1003')
})
