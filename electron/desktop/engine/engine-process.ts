/**
 * The engine process, as the main process sees it: a utility process that holds the session and all that programs can
 * keep busy. If it dies, its runs are over (the sampler clears up after it) and another is started; the window stays.
 */
import { join } from 'node:path'
import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron'
import { connect, type Connection } from '../../../shared/contract/app/connect.ts'
import { ProblemError, type Problem } from '../../../shared/contract/app/problem.ts'
import type { Functions, Handlers } from '../../../shared/contract/app/table.ts'
import { childChannel } from '../contract/channels.ts'
import {
  engineCalls,
  mainCalls,
  WINDOW_PORT,
  type EngineCalls,
  type EngineStart,
  type MainCalls,
} from '../contract/tables.ts'
import { answerForks } from '../utility/answer-forks.ts'

export interface EngineProcessOptions {
  /** The bundle engine.cjs. */
  readonly module: string
  readonly start: EngineStart
  readonly chooseFile: () => Promise<string | undefined>
  readonly languageChanged: (language: Language) => void
  /** It has died again and again and is not started any more. */
  readonly givenUp: (reason: string) => void
}
type Language = Parameters<Handlers<MainCalls>['languageChanged']>[0]['language']

/** More ends than this within ENDS_MS, and something is wrong with the machine. */
const MOST_ENDS = 3
const ENDS_MS = 30_000
/** Runs that are stopped are gone after a second or two; whoever quits does not wait longer for them than this. */
const STOP_MS = 8000

export class EngineProcess {
  readonly #options: EngineProcessOptions
  #child: UtilityProcess | undefined
  #connection: Connection<EngineCalls> | undefined
  #ends: number[] = []
  #closing = false
  /** Fails when the engine ends before it is ready. */
  #ready: Promise<Functions<EngineCalls>>

  constructor(options: EngineProcessOptions) {
    this.#options = options
    this.#ready = quiet(this.#launch())
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** Connects a window with the engine: what comes back is the window's end. */
  async windowPort(): Promise<MessagePortMain> {
    for (;;) {
      const engine = await this.#engine()
      const { port1, port2 } = new MessageChannelMain()
      this.#child?.postMessage(WINDOW_PORT, [port1])
      try {
        await engine.portTaken()
        return port2
      } catch {
        // It has ended meanwhile: the next one gets another.
        port2.close()
      }
    }
  }

  async open(target: Parameters<Functions<EngineCalls>['open']>[0]): Promise<void> {
    await (await this.#engine()).open(target)
  }

  async runCommand(command: string): Promise<void> {
    await (await this.#engine()).runCommand({ command })
  }

  /** Stops all runs and the engine; settled when it has ended. */
  async close(): Promise<void> {
    this.#closing = true
    const child = this.#child
    if (!child) return
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    const late = setTimeout(() => child.kill(), STOP_MS)
    void this.#connection?.remote
      .stop()
      .catch(() => undefined)
      .then(() => child.kill())
    await ended
    clearTimeout(late)
  }

  /** The one that runs; if it ends before it is ready, the next one. */
  async #engine(): Promise<Functions<EngineCalls>> {
    for (;;) {
      const ready = this.#ready
      try {
        return await ready
      } catch (cause) {
        if (this.#ready === ready) throw cause
      }
    }
  }

  async #launch(): Promise<Functions<EngineCalls>> {
    const { module, start, languageChanged } = this.#options
    const child = utilityProcess.fork(module, [], { serviceName: 'Concurrency Lab engine', stdio: 'inherit' })
    this.#child = child
    const forks = answerForks(join(start.engineFolder, 'actor.cjs'), (ended) => {
      void connection.remote.utilityEnded(ended).catch(() => undefined)
    })
    const handlers: Handlers<MainCalls> = {
      fork: (request) => forks.fork(request),
      chooseFile: async () => (await this.#options.chooseFile()) ?? null,
      languageChanged: ({ language }) => languageChanged(language),
    }
    const connection = connect(
      childChannel(child, () => this.#child === child),
      mainCalls,
      handlers,
      engineCalls,
    )
    this.#connection = connection
    child.once('exit', (code) => {
      this.#child = undefined
      connection.close(ENDED)
      forks.close()
      this.#again(code)
    })
    try {
      const { language } = await connection.remote.start(start)
      languageChanged(language)
      return connection.remote
    } catch (cause) {
      // Not ended, but without a session: another start would end the same way.
      if (this.#child === child) this.#options.givenUp(cause instanceof Error ? cause.message : String(cause))
      throw cause
    }
  }

  #again(code: number): void {
    const now = performance.now()
    this.#ends = [...this.#ends.filter((at) => now - at < ENDS_MS), now]
    const givenUp = this.#ends.length > MOST_ENDS
    if (givenUp && !this.#closing) this.#options.givenUp(`exit code ${code}`)
    this.#ready = quiet(givenUp || this.#closing ? Promise.reject(new ProblemError(ENDED)) : this.#launch())
  }
}

/** Whoever waits for it is told that it failed; perhaps nobody does. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}

const ENDED: Problem = {
  code: 'engine-ended',
  text: {
    en: 'The engine of the lab has stopped and is started again; runs that were under way are over.',
    zh: '实验室引擎已停止，正在重新启动；正在进行的运行已经结束。',
  },
}
