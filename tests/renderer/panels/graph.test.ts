// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import GraphPanel from '../../../renderer/panels/graph/GraphPanel.vue'
import { i18n } from '../../../renderer/i18n/index.ts'
import { useRunStore } from '../../../renderer/stores/run.ts'
import { useSelectionStore } from '../../../renderer/stores/selection.ts'
import { micros } from '../../../shared/trace/ids.ts'
import { created, event, runEvent } from '../../trace/make.ts'
import { recorded } from '../recorded.ts'
import { mounted, said, settled, show, withLayout } from './mounted.ts'

withLayout()

const deadlock = recorded('deadlock')
const closed = deadlock.events.find((one) => one.type === 'verdict')!.t
const temporary = recorded('deadlock-timeout')

test('without a run it says what would appear, and offers to run', async () => {
  const panel = await mounted(GraphPanel)
  expect(panel.find('.empty-state').text()).toContain('an arrow from who waits')
})

test('nodes are reachable with the keyboard and say whom they wait for, who holds it, and where', async () => {
  const panel = await mounted(GraphPanel)
  await show(deadlock.events, { at: closed })
  const nodes = panel.findAll('g[role=button]')
  expect(nodes.every((node) => node.attributes('tabindex') === '0')).toBe(true)
  const labels = nodes.map((node) => node.attributes('aria-label') ?? '')
  expect(labels.find((label) => label.startsWith('t1.'))).toMatch(
    /t1 waits for lock2 \(line \d+\), held by t2/,
  )
  expect(labels.find((label) => label.startsWith('lock1'))).toMatch(/t1 holds lock1 \(line \d+\)/)
  await nodes
    .find((node) => node.attributes('aria-label')?.startsWith('t1.'))
    ?.trigger('keydown', { key: 'Enter' })
  expect(useSelectionStore().actor).toBe('0.1')
})

test('every edge is in a list of sentences, in the language of the reader', async () => {
  const panel = await mounted(GraphPanel)
  await show(deadlock.events, { at: closed })
  const list = () => panel.findAll('ul.visually-hidden li').map((item) => item.text())
  expect(list()).toHaveLength(5)
  i18n.global.locale.value = 'zh'
  await settled()
  expect(list().join()).toContain('t1 等待 lock2')
})

test('a cycle is marked the moment it closes; chosen, it is shown by itself', async () => {
  const panel = await mounted(GraphPanel)
  await show(deadlock.events, { at: closed - 100_000 })
  expect(panel.findAll('.cycles li')).toHaveLength(0)
  expect(panel.findAll('.edge.cyclic')).toHaveLength(0)
  useRunStore().seek(micros(closed))
  await settled()
  expect(said(panel.find('.cycles'))).toContain('t1 → lock2 → t2 → lock1 → t1')
  expect(panel.findAll('.edge.cyclic')).toHaveLength(4)
  await panel.find('.cycles button').trigger('click')
  await settled()
  const faint = panel.findAll('.node.faint').map((node) => node.attributes('aria-label'))
  expect(faint).toHaveLength(1)
  expect(faint[0]).toContain('MainProcess')
})

test('a temporary cycle counts down to its timeout and says who gets it', async () => {
  const verdict = temporary.events.find((one) => one.type === 'verdict')!
  const breaks = verdict.type === 'verdict' ? verdict.breaks!.t : 0
  const panel = await mounted(GraphPanel)
  await show(temporary.events, { at: breaks - 50_000 })
  expect(said(panel.find('.cycles'))).toMatch(/breaks by itself in 50\.0 ms: t1 gets the timeout/)
  useRunStore().seek(micros(breaks - 20_000))
  await settled()
  expect(said(panel.find('.cycles'))).toContain('in 20.0 ms')
})

test('nodes keep their places while time moves', async () => {
  const panel = await mounted(GraphPanel)
  await show(deadlock.events, { at: closed })
  const places = () =>
    new Map(panel.findAll('.place').map((one) => [one.find('text').text(), one.attributes('style')]))
  const before = places()
  useRunStore().seek(micros(closed - 60_000))
  await settled()
  expect(places().size).toBeGreaterThan(2)
  for (const [name, style] of places()) expect(before.get(name)).toBe(style)
})

test('who has no edge is counted, not drawn', async () => {
  const panel = await mounted(GraphPanel)
  await show([
    runEvent,
    ...created('0', 'main', 'main'),
    ...created('0.1', 'thread', 't1'),
    event('acquired', { t: 9, actor: '0.1', resource: '0/lock1' }),
  ])
  expect(panel.findAll('.node')).toHaveLength(2)
  expect(panel.find('footer').text()).toContain('1 running freely')
})
