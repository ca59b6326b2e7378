/** The real app in the real Electron, with a state folder of its own, and a way to make calls of the contract. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'
import { callInPage } from './call-in-page.ts'
import { findElectron } from '../../electron/session/doctor/electron-binary.ts'
import type { AppCalls } from '../../shared/contract/app/table.ts'
import type { z } from 'zod'

const ROOT = resolve(import.meta.dirname, '../..')
export const binary = findElectron()?.path

export interface Desktop {
  readonly app: ElectronApplication
  readonly page: Page
  readonly environment: Record<string, string>
  /** A call of the contract, over a port of the test's own that the preload hands to the page. */
  call<Name extends keyof AppCalls>(
    name: Name,
    input?: z.input<AppCalls[Name]['input']>,
  ): Promise<z.output<AppCalls[Name]['output']>>
}

export const test = base.extend<{ desktop: Desktop }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs off this pattern
  desktop: async ({}, use) => {
    const home = await mkdtemp(join(tmpdir(), 'clab-electron-'))
    const environment: Record<string, string> = {
      ...(process.env as Record<string, string>),
      HOME: home,
      XDG_STATE_HOME: join(home, 'state'),
      LOCALAPPDATA: join(home, 'state'),
      LANG: 'en_US.UTF-8',
    }
    delete environment['ELECTRON_RUN_AS_NODE']
    const app = await _electron.launch({ executablePath: binary!, args: ['.'], cwd: ROOT, env: environment })
    const page = await app.firstWindow()
    await page.waitForLoadState('load')
    await use({
      app,
      page,
      environment,
      call: (name, input) => page.evaluate(callInPage, [name, input] as const) as never,
    })
    await app.close().catch(() => undefined)
    await rm(home, { recursive: true, force: true, maxRetries: 5 })
  },
})
