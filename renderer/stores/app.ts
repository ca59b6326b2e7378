/** The app on the other side of the bridge: its calls, the machine, and the settings it remembers. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { AppHello, Machine } from '../../shared/contract/app/machine.ts'
import type { Problem } from '../../shared/contract/app/problem.ts'
import { settingsSchema, type AppSettings, type SettingsPatch } from '../../shared/contract/app/settings.ts'
import type { AppCalls, Functions } from '../../shared/contract/app/table.ts'

export type App = Functions<AppCalls>

export const useAppStore = defineStore('app', () => {
  /** undefined: not connected yet. */
  const app = shallowRef<App>()
  const machine = shallowRef<Machine>()
  const settings = shallowRef<AppSettings>(settingsSchema.parse({}))
  /** away: the connection is lost and being made again. */
  /** What went wrong before there was a window to say it in, until it is dismissed. */
  const problems = shallowRef<readonly Problem[]>([])
  const link = shallowRef<'connecting' | 'connected' | 'away'>('connecting')

  function connected(calls: App, hello: AppHello): void {
    if (link.value === 'connecting') problems.value = hello.problems
    app.value = calls
    machine.value = hello.machine
    settings.value = hello.settings
    link.value = 'connected'
  }

  function lost(): void {
    link.value = 'away'
  }

  /** Takes effect at once; what the app remembers follows. */
  async function change(patch: SettingsPatch): Promise<void> {
    settings.value = settingsSchema.parse({ ...settings.value, ...patch, python: patch.python ?? undefined })
    const kept = await app.value?.changeSettings(patch)
    if (kept) settings.value = kept
  }

  function dismiss(problem: Problem): void {
    problems.value = problems.value.filter((one) => one !== problem)
  }

  return { app, machine, settings, link, problems, connected, lost, change, dismiss }
})
