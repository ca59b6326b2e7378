// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { useAppStore, type App } from '../../../renderer/stores/app.ts'
import { useTasksStore } from '../../../renderer/stores/tasks.ts'
import { ProblemError } from '../../../shared/contract/app/problem.ts'
import { changed, settingsSchema, type AppSettings } from '../../../shared/contract/app/settings.ts'
import { freshStores } from '../fresh-stores.ts'
import { connectApp } from './app-stub.ts'

let app: AppSettings
beforeEach(() => {
  freshStores()
  app = settingsSchema.parse({})
})

const changeSettings: App['changeSettings'] = (patch) => Promise.resolve((app = changed(app, patch)))
const failing = (code: string) => () =>
  Promise.reject(new ProblemError({ code, text: { en: `not kept: ${code}`, zh: '没有保存' } }))

test('a change that could not be kept is told in a sentence, and nothing is left unhandled', async () => {
  connectApp({ changeSettings: failing('disk') })
  const store = useAppStore()
  await store.change({ theme: 'dark' })
  await store.change({ theme: 'light' })
  expect(store.problems).toMatchObject([{ code: 'disk', text: { en: 'not kept: disk' } }])
  // What the app itself goes by is what it says.
  store.take({ ...app, theme: 'light' })
  expect(store.settings.theme).toBe('light')
})

test('what is changed without a connection, or is lost with it, holds and is kept when there is one again', async () => {
  connectApp({ changeSettings: failing('away') })
  const store = useAppStore()
  await store.change({ theme: 'dark' })
  store.lost()
  await useTasksStore().toggle('deadlock', 2)
  await store.change({ fontScale: 1.5 })
  expect(store.settings).toMatchObject({ theme: 'dark', fontScale: 1.5 })
  expect(store.problems).toEqual([])
  connectApp({ changeSettings })
  await expect.poll(() => app).toMatchObject({ theme: 'dark', fontScale: 1.5 })
  expect(app.progress).toEqual({ deadlock: { runs: 0, seen: ['task:2'] } })
  expect(store.settings).toEqual(app)
})

test('what another window changes is taken over, and a change under way is not lost to it', async () => {
  let answer = () => {}
  connectApp({
    changeSettings: async (patch) => {
      await new Promise<void>((resolve) => (answer = resolve))
      return changeSettings(patch)
    },
  })
  const store = useAppStore()
  const ticking = useTasksStore().toggle('race', 1)
  app = changed(app, { theme: 'contrast', progress: { race: { runs: 1, seen: ['lost'] } } })
  store.take(app)
  expect(store.settings).toMatchObject({
    theme: 'contrast',
    progress: { race: { seen: ['lost', 'task:1'] } },
  })
  answer()
  await ticking
  expect(store.settings.progress['race']).toEqual({ runs: 1, seen: ['lost', 'task:1'] })
})
