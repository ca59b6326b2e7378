/** An app typed by the contract for tests of stores: what a test does not give it, it refuses by name. */
import { useAppStore, type App } from '../../renderer/stores/app.ts'
import { appCalls } from '../../shared/contract/app/table.ts'
import { settingsSchema } from '../../shared/contract/app/settings.ts'
import { freshStores } from './fresh-stores.ts'

/** Makes stores anew and connects them to these calls. */
export function connectFake(calls: Partial<App>): void {
  freshStores()
  const refused = Object.fromEntries(
    Object.keys(appCalls).map((name) => [name, () => Promise.reject(new Error(`unexpected call: ${name}`))]),
  )
  const machine = {
    version: '0',
    shell: 'browser',
    platform: 'linux',
    arch: 'x64',
    cores: 2,
    versions: {},
    utility: false,
  } as const
  // Every name of the table is there, each with the table's type or refusing.
  const app = { ...refused, ...calls } as unknown as App
  useAppStore().connected(app, { machine, settings: settingsSchema.parse({}), live: [], problems: [] })
}
