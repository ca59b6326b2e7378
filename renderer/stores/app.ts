/** The app on the other side of the bridge: its calls, the machine, and the settings it remembers. */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { AppHello, Machine } from '../../shared/contract/app/machine.ts'
import { problemOf, type Problem } from '../../shared/contract/app/problem.ts'
import {
  changed,
  settingsPatchSchema,
  settingsSchema,
  type AppSettings,
  type SettingsPatch,
} from '../../shared/contract/app/settings.ts'
import type { AppCalls, Functions } from '../../shared/contract/app/table.ts'

export type App = Functions<AppCalls>

export const useAppStore = defineStore('app', () => {
  /** undefined: not connected yet. */
  const app = shallowRef<App>()
  const machine = shallowRef<Machine>()
  /** As the app has them. */
  const kept = shallowRef<AppSettings>(settingsSchema.parse({}))
  /** Changes that the app has not answered yet, oldest first: without a connection they wait for one. */
  const pending = shallowRef<readonly SettingsPatch[]>([])
  const settings = computed(() => pending.value.reduce(changed, kept.value))
  /** What went wrong before there was a window to say it in, or with the settings, until it is dismissed. */
  const problems = shallowRef<readonly Problem[]>([])
  /** away: the connection is lost and being made again. */
  const link = shallowRef<'connecting' | 'connected' | 'away'>('connecting')

  function connected(calls: App, hello: AppHello): void {
    if (link.value === 'connecting') problems.value = hello.problems
    app.value = calls
    machine.value = hello.machine
    kept.value = hello.settings
    link.value = 'connected'
    for (const patch of pending.value) void send(calls, patch)
  }

  function lost(): void {
    link.value = 'away'
  }

  /** Takes effect at once; what the app remembers follows, and what goes wrong with that is told in `problems`. */
  async function change(given: SettingsPatch): Promise<void> {
    const patch = settingsPatchSchema.parse(given)
    pending.value = [...pending.value, patch]
    if (app.value && link.value === 'connected') await send(app.value, patch)
  }

  async function send(calls: App, patch: SettingsPatch): Promise<void> {
    try {
      take(await calls.changeSettings(patch))
    } catch (thrown) {
      const problem = problemOf(thrown)
      // It is sent again as soon as there is a connection.
      if (problem.code === 'away') return
      problems.value = [...problems.value.filter(({ text }) => text.en !== problem.text.en), problem]
    }
    pending.value = pending.value.filter((one) => one !== patch)
  }

  /** The app says how they are now. */
  function take(settings: AppSettings): void {
    kept.value = settings
  }

  function dismiss(problem: Problem): void {
    problems.value = problems.value.filter((one) => one !== problem)
  }

  return { app, machine, settings, link, problems, connected, lost, change, take, dismiss }
})
