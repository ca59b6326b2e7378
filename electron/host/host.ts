/**
 * The app's side of the contract: what both shells serve to their windows. It holds the session, what the app remembers
 * for its user, and the windows; how messages reach it is the shell's business.
 */
import { availableParallelism } from 'node:os'
import type { Channel } from '../../shared/contract/app/connect.ts'
import type { Machine, OpenTarget } from '../../shared/contract/app/machine.ts'
import { settingsSchema, type AppSettings } from '../../shared/contract/app/settings.ts'
import { openSession, type Session, type SessionOptions } from '../session/session.ts'
import { commonHandlers } from './handlers.ts'
import { Files } from './kept/files.ts'
import { Kept } from './kept/kept.ts'
import { PastRuns } from './kept/past-runs.ts'
import { Programs } from './kept/programs.ts'
import { Runs } from './live/runs.ts'
import { UsageClock } from './live/usage.ts'
import { openLog, type Log } from './log.ts'
import { Window, type CommonHandlers } from './window.ts'

export interface HostOptions extends SessionOptions {
  readonly shell: Machine['shell']
  readonly version: string
  /** More of them than process.versions has. */
  readonly versions?: Readonly<Record<string, string>>
  /** The system's dialog for a file; undefined: this shell has none. */
  readonly chooseFile?: () => Promise<string | undefined>
  readonly languageChanged?: (language: AppSettings['language']) => void
  /** A window came or went, a run began or ended. */
  readonly changed?: () => void
}

/** @throws if the session can't be opened */
export async function openHost(options: HostOptions): Promise<Host> {
  const log = openLog(options.stateFolder)
  const session = await openSession({ givesWay: true, ...options })
  log.info({ shell: options.shell, version: options.version }, 'started')
  return new Host(options, session, log)
}

export class Host {
  readonly #options: HostOptions
  readonly #session: Session
  readonly #log: Log
  readonly #settings: Kept<typeof settingsSchema>
  readonly #files: Files
  readonly #runs: Runs
  readonly #usage: UsageClock
  readonly #handlers: CommonHandlers
  readonly #windows = new Set<Window>()
  /** Waits for a window. */
  #toOpen: OpenTarget | undefined

  constructor(options: HostOptions, session: Session, log: Log) {
    const { stateFolder } = options
    this.#options = options
    this.#session = session
    this.#log = log
    this.#settings = new Kept(stateFolder, 'settings', settingsSchema)
    this.#files = new Files(stateFolder)
    this.#runs = new Runs(session, {
      file: (path) => this.#files.program(path),
      python: () => this.#settings.value.python,
      changed: () => this.#changed(),
      watched: () => this.#usage.start(),
    })
    this.#usage = new UsageClock({
      watched: () => this.#runs.live.filter(({ watchers }) => watchers > 0).map(({ run }) => run),
      take: (usage) => {
        for (const window of this.#windows) window.takeUsage(usage)
      },
    })
    const pastRuns = new PastRuns({
      history: session.history,
      live: () => new Set(this.#runs.live.map(({ run }) => run.trace)),
      opened: (path) => this.#files.trace(path),
    })
    this.#handlers = commonHandlers({
      hello: () => this.#hello(),
      session,
      settings: this.#settings,
      files: this.#files,
      programs: new Programs(stateFolder),
      runs: this.#runs,
      pastRuns,
      chooseFile: options.chooseFile,
      settingsChanged: (now, before) => this.#settingsChanged(now, before),
      open: (target) => this.#show(target),
    })
  }

  get language(): AppSettings['language'] {
    return this.#settings.value.language
  }

  get windows(): number {
    return this.#windows.size
  }

  /** Runs under way. */
  get runs(): number {
    return this.#runs.live.length
  }

  /** A window is connected; what comes back says that it is gone. */
  attach(channel: Channel): () => void {
    const window = new Window(channel, { handlers: this.#handlers, runs: this.#runs, log: this.#log })
    this.#windows.add(window)
    this.#log.info({ windows: this.#windows.size }, 'a window came')
    this.#changed()
    return () => {
      if (!this.#windows.delete(window)) return
      window.close()
      this.#log.info({ windows: this.#windows.size }, 'a window went')
      this.#changed()
    }
  }

  /** Opened from outside, by the user: shown in a window, or in the first that comes. */
  async open(target: OpenTarget): Promise<void> {
    const allowed = target.kind === 'lab' ? target : await this.#files.allow(target.path)
    await this.#show(allowed)
  }

  async runCommand(command: string): Promise<void> {
    await [...this.#windows].at(-1)?.remote.runCommand({ command })
  }

  /** Stops the runs under way; their traces are kept. */
  async stopRuns(): Promise<void> {
    await Promise.all(this.#runs.live.map(({ run }) => run.stop()))
  }

  /** Settled when nothing of any run is left. */
  async close(): Promise<void> {
    await this.#session.close()
    // Their last events are on the way to the windows; they need no one any more.
    for (const window of this.#windows) window.close()
    this.#windows.clear()
    this.#usage.stop()
    this.#log.info('closed')
    this.#log.close()
  }

  /** For a shell that is itself being ended: at once, without waiting for anything. */
  closeNow(): void {
    this.#session.closeNow()
  }

  async #show(target: OpenTarget): Promise<void> {
    const newest = [...this.#windows].at(-1)
    if (newest) await newest.remote.open(target)
    else this.#toOpen = target
  }

  #hello(): ReturnType<CommonHandlers['hello']> {
    const open = this.#toOpen
    this.#toOpen = undefined
    const problems = [this.#settings.problem, this.#files.problem].flatMap((problem) => problem ?? [])
    return {
      machine: this.#machine(),
      settings: this.#settings.value,
      live: this.#runs.all.map(({ info }) => info),
      ...(open && { open }),
      problems,
    }
  }

  #machine(): Machine {
    const { shell, version, versions, utilityFork } = this.#options
    const { node, v8, electron, chrome } = process.versions
    const own = Object.entries({ node, v8, electron, chrome }).flatMap(([name, text]) =>
      text === undefined ? [] : [[name, text] as const],
    )
    return {
      version,
      shell,
      platform: process.platform,
      arch: process.arch,
      cores: availableParallelism(),
      versions: { ...Object.fromEntries(own), ...versions },
      utility: utilityFork !== undefined,
    }
  }

  #settingsChanged(now: AppSettings, before: AppSettings): void {
    if (now.language !== before.language) this.#options.languageChanged?.(now.language)
    // A window that is just going need not know.
    for (const { remote } of this.#windows) void remote.takeSettings(now).catch(() => undefined)
  }

  #changed(): void {
    this.#options.changed?.()
  }
}
