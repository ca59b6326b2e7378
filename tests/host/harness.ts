/** A real host with real runs in folders of its own, and windows that are connected with it as the desktop's are. */
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, expect } from 'vitest'
import { openHost, type Host, type HostOptions } from '../../electron/host/host.ts'
import { openHolds } from '../../electron/supervisor/owner.ts'
import { connect } from '../../shared/contract/app/connect.ts'
import { ProblemError, type Problem } from '../../shared/contract/app/problem.ts'
import type { RunInfo } from '../../shared/contract/app/runs.ts'
import { appCalls, windowCalls, type AppCalls, type Functions } from '../../shared/contract/app/table.ts'
import { transports } from '../contract/transports.ts'
import { Watching } from './watching.ts'

const ENGINE = resolve(import.meta.dirname, '../../out/engine')

export interface TestWindow extends Watching {
  readonly app: Functions<AppCalls>
  /** As a crash of its page. */
  cut(): Promise<void>
}

let home = ''
let host: Host | undefined
const windows: TestWindow[] = []

export async function start(
  options: Partial<HostOptions> = {},
): Promise<{ host: Host; home: string; state: string }> {
  home ||= await mkdtemp(join(tmpdir(), 'clab-host-'))
  const state = options.stateFolder ?? join(home, 'state')
  host = await openHost({
    engineFolder: ENGINE,
    stateFolder: state,
    runsFolder: join(home, 'runs'),
    shell: 'desktop',
    version: '0.0.0',
    ...options,
  })
  return { host, home, state }
}

export const stateFolder = () => join(home, 'state')

/** Ends the host; the folders stay, for another start. */
export async function stop(): Promise<void> {
  await Promise.all(windows.splice(0).map((window) => window.cut()))
  await host?.close()
  host = undefined
}

afterEach(async () => {
  await stop()
  if (home !== '') {
    expect(existsSync(join(home, 'runs')) ? await readdir(join(home, 'runs')) : []).toEqual([])
    await rm(home, { recursive: true, force: true })
  }
  home = ''
  expect(openHolds()).toEqual([])
})

/** `deaf`: it never answers a batch. */
export async function openWindow({ deaf = false } = {}): Promise<TestWindow> {
  const wire = await transports['a MessagePort']!()
  const detach = host!.attach(wire.app)
  const watching = new Watching(deaf)
  const connection = connect(wire.window, windowCalls, watching.handlers(), appCalls)
  let open = true
  const window = Object.assign(watching, {
    app: connection.remote,
    async cut() {
      if (!open) return
      open = false
      detach()
      connection.close({ code: 'test', text: { en: 'The test is over.', zh: '测试结束。' } })
      await wire.cut()
    },
  })
  windows.push(window)
  return window
}

export function runText(window: TestWindow, text: string, more: object = {}): Promise<RunInfo> {
  const target = { kind: 'text', name: 'program', language: 'typescript', text } as const
  return window.app.startRun({ target, ...more })
}

export async function problemFrom(call: Promise<unknown>): Promise<Problem> {
  const thrown = await call.then(
    (value) => new Error(`it settled with ${JSON.stringify(value)}`),
    (cause: unknown) => cause,
  )
  expect(thrown).toBeInstanceOf(ProblemError)
  return (thrown as ProblemError).problem
}

/** Waits until it holds; the test's own time limit is the limit. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10))
}
