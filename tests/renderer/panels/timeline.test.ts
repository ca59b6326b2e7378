// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest'
import { registerCommands } from '../../../renderer/app/commands.ts'
import { runCommands } from '../../../renderer/app/commands/run-commands.ts'
import TimelinePanel from '../../../renderer/panels/timeline/TimelinePanel.vue'
import { i18n } from '../../../renderer/i18n/index.ts'
import { useSelectionStore } from '../../../renderer/stores/selection.ts'
import { actorId } from '../../../shared/trace/ids.ts'
import { created, event, exited, runEvent } from '../../trace/make.ts'
import { recorded } from '../recorded.ts'
import { mounted, said, settled, show, withLayout } from './mounted.ts'

withLayout()
// What is drawn is looked at in a browser; here the canvas has no surface.
beforeEach(() => void vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null))

const press = async (panel: Awaited<ReturnType<typeof mounted>>, ...keys: string[]) => {
  for (const key of keys) await panel.find('[role=tree]').trigger('keydown', { key })
  await settled()
}

test('without a run it says what would appear, and offers to run', async () => {
  const forget = registerCommands(runCommands())
  const panel = await mounted(TimelinePanel)
  expect(panel.find('.empty-state').text()).toContain('One lane for each process')
  expect(panel.find('.empty-state button').text()).toBe('Run')
  forget()
})

test('lanes are a tree by who started whom, each with its state in words', async () => {
  const panel = await mounted(TimelinePanel)
  await show(recorded('deadlock').events)
  const items = panel.findAll('[role=treeitem]')
  expect(items.map((item) => item.attributes('aria-label'))).toEqual([
    'MainProcess, killed',
    't1, killed',
    't2, killed',
  ])
  expect(items.map((item) => item.attributes('aria-level'))).toEqual(['1', '2', '2'])
})

test('with the keyboard one walks through lanes and spans, and hears who waits for what, where, and who holds it', async () => {
  const panel = await mounted(TimelinePanel)
  await show(recorded('deadlock').events)
  await press(panel, 'ArrowDown', 'ArrowDown')
  expect(useSelectionStore().actor).toBe('0.1')
  await press(panel, 'End')
  const details = said(panel.find('.details'))
  expect(details).toMatch(/t1 waits for lock2 \(line \d+\), held by t2/)
  expect(details).toContain('was killed')
  expect(panel.find('[aria-selected=true]').attributes('aria-label')).toMatch(
    /^t1, killed\. t1 waits for lock2/,
  )
  expect(useSelectionStore().selected).toMatchObject({ kind: 'span', actor: '0.1', resource: '0/lock2' })
  await press(panel, 'ArrowLeft')
  expect(said(panel.find('.details'))).toContain('t1 runs')
})

test('the details name the line and select it; they speak Chinese when the reader does', async () => {
  const panel = await mounted(TimelinePanel)
  await show(recorded('deadlock').events)
  await press(panel, 'ArrowDown', 'ArrowDown', 'End')
  i18n.global.locale.value = 'zh'
  await settled()
  expect(said(panel.find('.details'))).toMatch(/t1 等待 lock2（第 \d+ 行），/)
  await panel.find('.details button').trigger('click')
  expect(useSelectionStore().line).toMatchObject({ file: expect.stringContaining('deadlock') as string })
})

test('an open wait lasts, and says when it will give up', async () => {
  const panel = await mounted(TimelinePanel)
  const events = [
    runEvent,
    ...created('0', 'main', 'main'),
    event('wait-begin', {
      t: 30,
      actor: '0',
      seq: 1,
      op: 'acquire',
      resource: '0/lock1',
      since: 20,
      deadline: 2_000_000,
    }),
  ]
  await show(events, { live: true })
  await press(panel, 'ArrowDown', 'End')
  expect(said(panel.find('.details'))).toMatch(/lasts .* gives up at 2\.000 s/)
})

test('a folded lane hides those under it and says how many', async () => {
  const panel = await mounted(TimelinePanel)
  await show([runEvent, ...created('0', 'main', 'main'), ...created('0.1', 'thread', 't1'), exited('0.1', 9)])
  await panel.find('.fold').trigger('click')
  await settled()
  expect(panel.findAll('[role=treeitem]')).toHaveLength(1)
  expect(panel.find('[role=treeitem]').attributes('aria-expanded')).toBe('false')
  expect(panel.find('.family').text()).toBe('+1')
})

test('an actor selected elsewhere is the lane that is selected here', async () => {
  const panel = await mounted(TimelinePanel)
  await show(recorded('deadlock').events)
  useSelectionStore().select({ kind: 'actor', actor: actorId('0.2') })
  await settled()
  expect(panel.find('[aria-selected=true]').attributes('aria-label')).toBe('t2, killed')
})

test('of a thousand lanes those in sight are in the document, and the one that is selected', async () => {
  const panel = await mounted(TimelinePanel)
  const tasks = Array.from({ length: 1000 }, (_, i) => created(`0.${i + 1}`, 'task', `task-${i + 1}`))
  await show([runEvent, ...created('0', 'main', 'main'), ...tasks.flat()])
  const labels = () => panel.findAll('[role=treeitem]').map((item) => item.attributes('aria-label'))
  expect(labels().length).toBeGreaterThan(5)
  expect(labels().length).toBeLessThan(40)
  expect(labels()[0]).toMatch(/^main/)

  useSelectionStore().select({ kind: 'actor', actor: actorId('0.900') })
  await settled()
  const item = panel.find('[aria-selected=true]')
  expect(item.attributes()).toMatchObject({ 'aria-posinset': '900', 'aria-setsize': '1000' })
  expect(panel.find('[role=tree]').attributes('aria-activedescendant')).toBe(item.attributes('id'))

  panel.find<HTMLElement>('.body').element.scrollTop = 12_000
  await panel.find('.body').trigger('scroll')
  await settled()
  expect(labels().length).toBeLessThan(40)
  expect(labels()[0]).not.toMatch(/^main/)
})
