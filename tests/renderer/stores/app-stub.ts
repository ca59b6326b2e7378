/** An app whose calls are given one by one; any other call fails the test that makes it. */
import { vi, type Mock } from 'vitest'
import type { AppCalls, Functions } from '../../../shared/contract/app/table.ts'
import { settingsSchema } from '../../../shared/contract/app/settings.ts'
import { useAppStore, type App } from '../../../renderer/stores/app.ts'

type Calls = { [Name in keyof Functions<AppCalls>]?: Functions<AppCalls>[Name] }

export function connectApp(calls: Calls): App {
  const known = new Map<string, Mock>(
    Object.entries(calls).map(([name, call]) => [name, vi.fn(call as never)]),
  )
  const app = new Proxy({} as App, {
    get(_target, name: string) {
      if (name === 'then') return undefined
      return known.get(name) ?? (() => Promise.reject(new Error(`the test did not expect ${name}()`)))
    },
  })
  useAppStore().connected(app, {
    machine: {
      version: '0',
      shell: 'browser',
      platform: 'linux',
      arch: 'x64',
      cores: 2,
      versions: {},
      utility: false,
    },
    settings: settingsSchema.parse({}),
    live: [],
    problems: [],
  })
  return app
}
