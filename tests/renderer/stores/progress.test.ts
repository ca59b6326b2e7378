// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { useAppStore } from '../../../renderer/stores/app.ts'
import { useProgressStore } from '../../../renderer/stores/progress.ts'
import { useRunStore } from '../../../renderer/stores/run.ts'
import { changed, settingsSchema } from '../../../shared/contract/app/settings.ts'
import { labs } from '../../../shared/labs/index.ts'
import { recorded } from '../recorded.ts'
import { connectApp } from './app-stub.ts'
import { info } from './traces.ts'
import { freshStores } from '../fresh-stores.ts'

const lab = labs.find(({ id }) => id === 'deadlock')!

beforeEach(freshStores)

test('what a run shows is judged as soon as it stands still for ever, and remembered', () => {
  const app = connectApp({
    changeSettings: (patch) => Promise.resolve(changed(settingsSchema.parse({}), patch)),
  })
  const progress = useProgressStore()
  const run = useRunStore()
  const { events } = recorded('deadlock')
  const verdict = events.findIndex(({ type }) => type === 'verdict')
  run.open(info, true)
  progress.watch()
  run.append(events.slice(0, verdict), false)
  progress.look()
  expect(progress.judged).toBeUndefined()
  run.append(events.slice(verdict, verdict + 1), false)
  progress.look()
  progress.look()
  expect(progress.judged?.map(({ expectation, holds }) => [expectation.id, holds])).toEqual(
    lab.expectations.map(({ id }) => [id, true]),
  )
  expect(app.changeSettings).toHaveBeenCalledTimes(1)
  expect(useAppStore().settings.progress['deadlock']).toEqual({
    runs: 1,
    seen: lab.expectations.map(({ id }) => id),
  })
  expect(progress.seen(lab)).toEqual({ seen: 4, of: 4, runs: 1 })
})

test('a kept trace is judged too, but counts as no run', () => {
  connectApp({})
  const progress = useProgressStore()
  useRunStore().open(undefined, true)
  useRunStore().append(recorded('deadlock').events, true)
  progress.look()
  expect(progress.judged).toHaveLength(4)
  expect(progress.seen(lab).runs).toBe(0)
})
