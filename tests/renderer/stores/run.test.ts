// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest'
import { useRunStore } from '../../../renderer/stores/run.ts'
import { micros } from '../../../shared/trace/ids.ts'
import { info, tinyRun } from './traces.ts'
import { eventually } from '../../eventually.ts'
import { freshStores } from '../fresh-stores.ts'

const shown = (store: ReturnType<typeof useRunStore>) =>
  eventually(() => expect(store.frame?.count).toBe(store.next()))

beforeEach(freshStores)

describe('batches of a run', () => {
  test('are taken once each, whatever comes twice', () => {
    const run = useRunStore()
    const events = tinyRun([10, 20])
    run.open(info, true)
    expect(run.take({ run: 'r1', first: 0, events: events.slice(0, 4), last: false })).toBe(true)
    expect(run.take({ run: 'r1', first: 2, events: events.slice(2), last: true })).toBe(true)
    expect(run.frame?.history.events).toEqual(events)
  })

  test('that leave a gap are refused, so that the missing ones are asked for', () => {
    const run = useRunStore()
    run.open(info, true)
    expect(run.take({ run: 'r1', first: 3, events: tinyRun([]).slice(3), last: false })).toBe(false)
    expect(run.next()).toBe(0)
  })

  test('of another run, or after the last one, are nobody’s', () => {
    const run = useRunStore()
    run.open(info, true)
    run.take({ run: 'r2', first: 0, events: tinyRun([]), last: false })
    expect(run.next()).toBe(0)
    run.take({ run: 'r1', first: 0, events: tinyRun([]), last: true })
    run.take({ run: 'r1', first: 5, events: tinyRun([]), last: false })
    expect(run.next()).toBe(5)
    expect(run.info?.over).toBe(true)
  })
})

describe('time', () => {
  test('is stepped one event at a time, also where several have the same time', async () => {
    const run = useRunStore()
    run.open(undefined, false)
    run.append(tinyRun([10, 10, 10]), true)
    await shown(run)
    const counts: number[] = []
    for (let i = 0; i < 7; i++) {
      run.step(-1)
      const before = run.frame?.count ?? 0
      await eventually(() => expect(run.frame?.count === before && before > 1).toBe(false))
      counts.push(run.frame?.count ?? 0)
    }
    expect(counts).toEqual([7, 6, 5, 4, 3, 2, 1])
    run.step(1)
    await eventually(() => expect(run.frame?.count).toBe(2))
    expect(run.frame?.following).toBe(false)
  })

  test('moved back shows the state of that instant', async () => {
    const run = useRunStore()
    run.open(undefined, false)
    run.append(tinyRun([10, 20]), true)
    run.seek(micros(10))
    await eventually(() => expect(run.frame?.now).toBe(10))
    expect(run.frame?.state.output?.length).toBe(1)
    expect(run.frame?.end).toBe(1000)
    run.seek(undefined)
    await eventually(() => expect(run.frame?.following).toBe(true))
    expect(run.frame?.state.output?.length).toBe(2)
  })

  test('goes on between events while an actor works', async () => {
    const run = useRunStore()
    run.open(info, true)
    run.append(tinyRun([10], false), false)
    await eventually(() => expect(run.frame?.now).toBeGreaterThan(50_000))
  })

  test('stands still while a main process that is driven by hand waits for its user', async () => {
    const run = useRunStore()
    run.open(info, true)
    run.append(tinyRun([10], false, 'hand'), false)
    await shown(run)
    const frame = run.frame
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(run.frame).toBe(frame)
    expect(run.frame?.now).toBe(10)
  })

  test('is played from the beginning to the end', async () => {
    const run = useRunStore()
    run.open(undefined, false)
    run.append(tinyRun([10, 20]), true)
    await shown(run)
    run.pace = 0.001
    run.play()
    expect(run.playing).toBe(true)
    await eventually(() => expect(run.frame?.now).toBeGreaterThan(20))
    await eventually(() => expect(run.playing).toBe(false))
    expect(run.frame?.count).toBe(7)
  })
})
