/** Starts the real main process on the stand-in for Electron, afresh for each test. */
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, vi } from 'vitest'
import type * as StandIn from './stand-in/electron.ts'
import type * as AppStandIn from './stand-in/app.ts'
import type * as UtilityStandIn from './stand-in/utility-process.ts'
import type * as WindowStandIn from './stand-in/window.ts'
import { eventually } from '../eventually.ts'

export type Started = typeof StandIn &
  typeof AppStandIn & {
    readonly forked: (typeof UtilityStandIn)['forked']
    /** The one window. */
    readonly window: () => WindowStandIn.BrowserWindow
    readonly windows: Set<WindowStandIn.BrowserWindow>
    readonly folder: string
  }

interface Options {
  readonly prepare?: (machine: (typeof AppStandIn)['machine'], stand: typeof StandIn) => void | Promise<void>
  readonly argv?: readonly string[]
  /** The real app's folder, with its built engine, instead of one with a small engine and page. */
  readonly real?: string
  /** Do not become ready. */
  readonly early?: boolean
}

const started: { stand: Started; argv: string[] }[] = []

export async function startApp({ prepare, argv = [], real, early }: Options = {}): Promise<Started> {
  vi.resetModules()
  const folder = await mkdtemp(join(tmpdir(), 'clab-desktop-'))
  await mkdir(join(folder, 'out', 'desktop'), { recursive: true })
  await mkdir(join(folder, 'out', 'renderer'), { recursive: true })
  await copyFile(
    join(import.meta.dirname, 'fixtures/engine.cjs'),
    join(folder, 'out', 'desktop', 'engine.cjs'),
  )
  await writeFile(join(folder, 'out', 'renderer', 'index.html'), '<!doctype html><title>the page</title>')
  const electron = (await import('electron')) as unknown as typeof StandIn
  const app = await import('./stand-in/app.ts')
  const { forked } = await import('./stand-in/utility-process.ts')
  const { windows } = await import('./stand-in/window.ts')
  const { machine, becomeReady } = app
  Object.assign(machine, { folder: real ?? folder })
  for (const name of ['XDG_STATE_HOME', 'LOCALAPPDATA', 'HOME']) vi.stubEnv(name, join(folder, 'home'))
  const [node = ''] = process.argv
  const before = process.argv
  process.argv = [node, ...argv]
  const stand = { ...electron, ...app, forked, windows, folder, window: () => [...windows][0]! }
  started.push({ stand, argv: before })
  await prepare?.(machine, electron)
  await import('../../electron/desktop/main.ts')
  if (!early) await becomeReady()
  return stand
}

afterEach(async () => {
  for (const { stand, argv } of started.splice(0)) {
    process.argv = argv
    vi.unstubAllEnvs()
    const { forked, folder, machine, app } = stand
    if (!machine.over) {
      app.quit()
      await eventually(() => {
        if (!machine.over && machine.ready) throw new Error('the app did not quit')
      })
    }
    for (const utility of forked) if (utility.pid !== undefined) throw new Error('a utility process was left')
    await rm(folder, { recursive: true, force: true })
  }
})
