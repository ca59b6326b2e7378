/** The engine process's side: answers the main process, and connects each window it is given a port of with the host. */
import type { ParentPort } from 'electron'
import { connect, type Channel } from '../../../shared/contract/app/connect.ts'
import type { OpenTarget } from '../../../shared/contract/app/machine.ts'
import type { AppSettings } from '../../../shared/contract/app/settings.ts'
import type { Handlers } from '../../../shared/contract/app/table.ts'
import type { UtilityFork } from '../../supervisor/backend/utility.ts'
import { parentChannel, portChannel } from '../contract/channels.ts'
import {
  engineCalls,
  mainCalls,
  WINDOW_PORT,
  type EngineCalls,
  type EngineStart,
} from '../contract/tables.ts'
import { relayedForks } from '../utility/relayed-fork.ts'

/** What the engine does, apart from how the main process and the windows reach it. */
export interface Engine {
  readonly language: AppSettings['language']
  /** A window; the returned function says that it is gone. */
  attach(channel: Channel): () => void
  open(target: OpenTarget): Promise<void>
  runCommand(command: string): Promise<void>
  /** Settled when nothing of any run is left. */
  close(): Promise<void>
}

export interface EngineOptions extends EngineStart {
  readonly utilityFork: UtilityFork
  readonly chooseFile: () => Promise<string | undefined>
  readonly languageChanged: (language: AppSettings['language']) => void
}

export function serveEngine(parent: ParentPort, open: (options: EngineOptions) => Promise<Engine>): void {
  let engine: Engine | undefined
  const forks = relayedForks(() => main.remote)
  const started = () => {
    if (!engine) throw new Error('the engine was asked for something before it was started')
    return engine
  }
  const handlers: Handlers<EngineCalls> = {
    async start(options) {
      engine = await open({
        ...options,
        utilityFork: forks.fork,
        chooseFile: async () => (await main.remote.chooseFile()) ?? undefined,
        languageChanged: (language) => void main.remote.languageChanged({ language }),
      })
      return { language: engine.language }
    },
    portTaken: () => undefined,
    open: (target) => started().open(target),
    runCommand: ({ command }) => started().runCommand(command),
    utilityEnded: (utility) => forks.ended(utility),
    stop: () => started().close(),
  }
  const main = connect(parentChannel(parent), engineCalls, handlers, mainCalls)
  parent.on('message', ({ data, ports: [port] }) => {
    if (data !== WINDOW_PORT || !port) return
    const detach = started().attach(portChannel(port))
    // Its page was closed or reloaded, or has died.
    port.on('close', detach)
  })
}
