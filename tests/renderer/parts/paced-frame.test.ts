// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeEach, expect, test } from 'vitest'
import { defineComponent, ref } from 'vue'
import { IN_SIGHT } from '../../../renderer/parts/in-sight.ts'
import { usePacedFrame } from '../../../renderer/parts/paced-frame.ts'
import { useRunStore } from '../../../renderer/stores/run.ts'
import { micros } from '../../../shared/trace/ids.ts'
import { eventually } from '../../eventually.ts'
import { info, tinyRun } from '../stores/traces.ts'
import { freshStores } from '../fresh-stores.ts'

beforeEach(freshStores)

/** A view that would be shown once in an hour, were it not for what has to be shown at once. */
function slowView(inSight = ref(true)) {
  return mount(
    defineComponent({
      setup: () => ({ frame: usePacedFrame(3_600_000) }),
      template: '<p>{{ frame?.count }} of {{ frame?.history.length }}</p>',
    }),
    { global: { provide: { [IN_SIGHT as symbol]: inSight } } },
  )
}

test('a run that begins is shown at once, what follows at the view’s pace, its end at once', async () => {
  const run = useRunStore()
  const events = tinyRun([10, 20, 30])
  run.open(info, true)
  const view = slowView()
  run.take({ run: 'r1', first: 0, events: events.slice(0, 3), last: false })
  await eventually(() => expect(view.text()).toBe('3 of 3'))
  run.take({ run: 'r1', first: 3, events: events.slice(3, 6), last: false })
  await eventually(() => expect(run.frame?.count).toBe(6))
  expect(view.text()).toBe('3 of 3')
  run.take({ run: 'r1', first: 6, events: events.slice(6), last: true })
  await eventually(() => expect(view.text()).toBe(`${events.length} of ${events.length}`))
  view.unmount()
})

test('when time is moved every view shows that very instant in the same frame', async () => {
  const run = useRunStore()
  run.open(info, true)
  const views = [slowView(), slowView(), slowView()]
  run.take({ run: 'r1', first: 0, events: tinyRun([10, 20, 30]).slice(0, 5), last: false })
  await eventually(() => expect(run.frame?.count).toBe(5))
  run.seek(micros(0))
  await eventually(() => expect(run.frame?.following).toBe(false))
  for (const view of views) expect(view.text()).toBe(`${run.frame?.count} of 5`)
  for (const view of views) view.unmount()
})

test('a view out of sight stays as it is, and shows the newest instant when it is back', async () => {
  const run = useRunStore()
  const inSight = ref(true)
  run.open(info, true)
  const view = slowView(inSight)
  inSight.value = false
  const events = tinyRun([10])
  run.take({ run: 'r1', first: 0, events, last: true })
  await eventually(() => expect(run.frame?.live).toBe(false))
  expect(view.text()).toBe('0 of 0')
  inSight.value = true
  await eventually(() => expect(view.text()).toBe(`${events.length} of ${events.length}`))
  view.unmount()
})
